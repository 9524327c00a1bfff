import { type CityDate, cityDate } from '~/domain/calendar'
import { record } from '~/facts/record'
import { storeRoundSnapshot } from '~/facts/round-snapshot'
import { insertRows, insertRowsForIds, officeTime } from './bulk'
import { type City, castMember, type Person } from './city'
import type { Claim, Decision, Entry } from './entries'
import type { History } from './history'
import { randomOf } from './random'
import { ROUNDS } from './rounds'
import { byDay, enteredOn, personId, type Writing } from './written'

export async function writeRounds(writing: Writing, history: History): Promise<Map<string, number>> {
  const ids = await insertRowsForIds(
    writing.sql,
    'round',
    ROUNDS.map((round) => ({
      name: round.name,
      fiscal_year: round.fiscalYear,
      kind: round.kind,
      tiers: round.tiers,
      department_codes: round.departments,
      standard_version_id: writing.standardVersionId,
      opens_on: round.opensOn,
      self_due_on: round.selfDueOn,
      confirm_due_on: round.confirmDueOn,
      state: round.closedOn === null ? 'open' : 'closed',
      closed_on: round.closedOn,
    })),
  )
  const roundIds = new Map(ROUNDS.map((round, index) => [round.id, ids[index] ?? 0]))
  for (const round of ROUNDS) {
    const states = history.states.get(round.id)
    const rows = (history.participants.get(round.id) ?? []).map(({ person, rule, modes, skills, selfDueOn }) => ({
      round_id: roundIds.get(round.id),
      person_id: personId(writing, person),
      rule,
      modes,
      skill_ids: skills.map((skill) => writing.skills[skill]?.id),
      self_due_on: selfDueOn,
      state: states?.get(person) ?? 'not_started',
    }))
    await insertRows(writing.sql, 'round_participant', rows)
  }
  return roundIds
}

export async function writeEntries(writing: Writing, entries: readonly Entry[], roundIds: ReadonlyMap<string, number>) {
  const inOrder = [...entries].sort((a, b) =>
    a.submittedOn === b.submittedOn ? a.at - b.at : a.submittedOn < b.submittedOn ? -1 : 1,
  )
  const submissionIds = await insertRowsForIds(
    writing.sql,
    'submission',
    inOrder.map((entry) => ({
      person_id: personId(writing, entry.person),
      round_id: entry.round === null ? null : roundIds.get(entry.round),
      submitted_on: entry.submittedOn,
      mode: entry.mode,
      entered_by_id: entry.enteredBy ? personId(writing, entry.enteredBy) : null,
      recorded_at: officeTime(entry.submittedOn, entry.at),
      recorded_by: writing.accountIds.get(entry.enteredBy ?? entry.person) ?? null,
    })),
  )
  const claims = inOrder.flatMap((entry, index) =>
    entry.claims.map((claim) => ({ entry, claim, submission: submissionIds[index] ?? 0 })),
  )
  const claimIds = await insertRowsForIds(
    writing.sql,
    'self_assessment',
    claims.map(({ entry, claim, submission }) => ({
      submission_id: submission,
      person_id: personId(writing, entry.person),
      skill_id: writing.skills[claim.skill]?.id,
      level: claim.level,
      note: claim.note,
    })),
  )
  const written = claims.map((one, index) => ({ ...one, id: claimIds[index] ?? 0 }))
  await writeReturns(writing, inOrder, submissionIds)
  await writeEvidence(writing, written)
  await writeRoutes(writing, written)
  await writeConfirmations(writing, written, roundIds)
}

type WrittenClaim = { id: number; entry: Entry; claim: Claim }

async function writeReturns(
  writing: Writing,
  entries: readonly Entry[],
  submissionIds: readonly number[],
): Promise<void> {
  const rows = entries.flatMap(({ returned }, index) =>
    returned
      ? [
          {
            submission_id: submissionIds[index],
            kind: returned.kind,
            comment: returned.comment,
            returned_on: returned.on,
            returned_by_id: personId(writing, returned.by),
            recorded_at: officeTime(returned.on, 0.8),
          },
        ]
      : [],
  )
  await insertRows(writing.sql, 'submission_return', rows)
}

/** The same piece serves again where a later claim names it for the same skill. */
async function writeEvidence(writing: Writing, claims: readonly WrittenClaim[]): Promise<void> {
  const pieces = new Map<string, { row: Record<string, unknown>; links: number[] }>()
  for (const { id, entry, claim } of claims) {
    if (claim.evidence === null) continue
    const key = `${entry.person.index} ${claim.skill} ${claim.evidence}`
    const piece = pieces.get(key)
    if (piece) {
      piece.links.push(id)
      continue
    }
    const row = {
      person_id: personId(writing, entry.person),
      skill_id: writing.skills[claim.skill]?.id,
      title: claim.evidence,
      detail: '所属の共有フォルダーに置いてあります。',
      recorded_at: officeTime(entry.submittedOn, entry.at),
      recorded_by: writing.accountIds.get(entry.person) ?? null,
    }
    pieces.set(key, { row, links: [id] })
  }
  const all = [...pieces.values()]
  const ids = await insertRowsForIds(
    writing.sql,
    'evidence',
    all.map(({ row }) => row),
  )
  const links = all.flatMap((piece, index) =>
    piece.links.map((claim) => ({ self_assessment_id: claim, evidence_id: ids[index] })),
  )
  await insertRows(writing.sql, 'evidence_link', links)
}

async function writeRoutes(writing: Writing, claims: readonly WrittenClaim[]): Promise<void> {
  const rows = claims.flatMap(({ id, claim: { routed } }) =>
    routed
      ? [
          {
            self_assessment_id: id,
            reviewer_id: personId(writing, routed.to),
            routed_by_id: routed.by ? personId(writing, routed.by) : null,
            routed_on: routed.on,
            recorded_at: officeTime(routed.on, 0.6),
          },
        ]
      : [],
  )
  await insertRows(writing.sql, 'review_route', rows)
}

async function writeConfirmations(
  writing: Writing,
  claims: readonly WrittenClaim[],
  roundIds: ReadonlyMap<string, number>,
) {
  const decided = claims.flatMap(({ id, entry, claim }) =>
    claim.decision ? [{ id, entry, claim, decision: claim.decision }] : [],
  )
  for (const [day, some] of byDay(decided, ({ decision }) => decision.on)) {
    const rows = some.map(({ id, entry, claim, decision }) =>
      confirmationRow(writing, { id, entry, claim }, decision, roundIds),
    )
    await record(writing.sql, 'confirmation', rows, enteredOn(day, 0.85))
  }
}

function confirmationRow(
  writing: Writing,
  { id, entry, claim }: WrittenClaim,
  decision: Decision,
  roundIds: ReadonlyMap<string, number>,
) {
  return {
    personId: personId(writing, entry.person),
    skillId: writing.skills[claim.skill]?.id ?? 0,
    level: decision.level,
    confirmedOn: decision.on,
    confirmedById: personId(writing, decision.by),
    confirmedAs: decision.as,
    source: entry.round === null ? 'off_cycle' : 'round',
    roundId: entry.round === null ? null : (roundIds.get(entry.round) ?? null),
    selfAssessmentId: id,
    comment: decision.comment,
  }
}

/** 事務局 registers the officer's levels by the career shown at the appointment. */
export async function writeOfficerLevels(writing: Writing, city: City, history: History): Promise<void> {
  const day = cityDate('2027-04-01')
  const officer = castMember(city, '大川 徹')
  const rows = history.officerLevels.map((level, place) => ({
    personId: personId(writing, officer),
    skillId: writing.skills[place]?.id ?? 0,
    level,
    confirmedOn: day,
    confirmedById: personId(writing, castMember(city, '奥村 亮')),
    confirmedAs: 'dx_office',
    source: 'appointment',
    roundId: null,
    selfAssessmentId: null,
    comment: '任命時の職務経歴による登録',
  }))
  await record(writing.sql, 'confirmation', rows, enteredOn(day, 0.3))
}

export async function writeDrafts(
  writing: Writing,
  history: History,
  roundIds: ReadonlyMap<string, number>,
): Promise<void> {
  const random = randomOf('drafts')
  const idOf = (place: number) => writing.skills[place]?.id ?? 0
  const rows = history.autumn.drafts.map(({ person, levels, changed, savedOn }) => ({
    round_id: roundIds.get('RND-R10-F'),
    person_id: personId(writing, person),
    revision: levels.size,
    levels: Object.fromEntries([...levels].map(([place, level]) => [idOf(place), level])),
    notes: {},
    changed: changed.map(idOf),
    updated_at: officeTime(savedOn, 0.4 + random.next() * 0.2),
    updated_by: writing.accountIds.get(person) ?? 0,
  }))
  await insertRows(writing.sql, 'assessment_draft', rows)
}

export async function closeRounds(writing: Writing, roundIds: ReadonlyMap<string, number>): Promise<void> {
  for (const round of ROUNDS) {
    if (round.closedOn !== null) await storeRoundSnapshot(writing.sql, roundIds.get(round.id) ?? 0, round.closedOn)
  }
}

/** Who has acknowledged the first notice of purpose: everybody who ever handed in, and 3,871 of today's people. */
export async function writePurpose(
  writing: Writing,
  given: { entries: readonly Entry[]; present: ReadonlySet<Person>; count: number },
): Promise<void> {
  const first = new Map<Person, { on: CityDate; readOut: Person | null }>()
  for (const { person, submittedOn, enteredBy } of given.entries) {
    const known = first.get(person)
    if (!known || submittedOn < known.on) first.set(person, { on: submittedOn, readOut: enteredBy })
  }
  const random = randomOf('purpose')
  const asked = [...first.keys()].filter((person) => given.present.has(person)).length
  const others = [...given.present].filter((person) => !first.has(person))
  for (const person of random.sample(others, given.count - asked)) {
    const since = person.hiredOn > '2028-05-20' ? person.hiredOn : cityDate('2028-05-20')
    first.set(person, { on: since, readOut: null })
  }
  const rows = [...first].map(([person, { on, readOut }]) => ({
    person_id: personId(writing, person),
    notice_version: 1,
    acknowledged_on: on,
    read_out_by_id: readOut ? personId(writing, readOut) : null,
    recorded_at: officeTime(on, 0.01),
  }))
  await insertRows(writing.sql, 'purpose_acknowledgement', rows)
}
