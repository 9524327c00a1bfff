import { type CityDate, fiscalYear, fiscalYearOf, fiscalYearStart, inWareki } from '~/domain/calendar'
import { eased } from '~/domain/certification'
import { afterTheRound, type Move, type WayCalendar } from '~/domain/certification-moves'
import { committeeFor, endingProvisions, type Reach, reachOf } from '~/domain/certification-reach'
import { criterionAsks, criterionTitle } from '~/domain/criterion-asks'
import { evidenceWord } from '~/domain/criterion-shows'
import { touches } from '~/domain/dossier'
import { dayInWords } from '~/domain/session-words'
import { groundFrom } from '~/facts/certification-facts'
import { type Judged, judgedAs, type LoadedWay } from './load-way.server'

export type WhatIf = {
  options: { key: string; label: string; checked: boolean }[]
  result: { headline: string; valid: string | null; notes: string[] }
}

type Given = {
  loaded: LoadedWay
  judged: Judged
  calendar: WayCalendar
  moves: readonly Move[]
  signer: string | null
  recommender: string | null
}

/** When one could apply if all these moves were made and those not. */
export function reachWith({ loaded, judged, calendar }: Given, taken: readonly Move[], left: readonly Move[]): Reach {
  const { role, own, standing } = loaded
  const { source, facts, ground, needsCommittee } = judged
  return reachOf({
    groundOn: groundsByYear((day) => groundFrom(source, role, own.stage, day, own.lapsedCondition)),
    stage: judgedAs(own),
    facts,
    taken,
    left,
    calendar,
    needsCommittee,
    years: ground.validityYears,
    renews: own.stage === 'certification' || own.lapsedCondition ? null : (standing?.validThrough ?? null),
  })
}

/** Rule, tools and provisions are those of a fiscal year: they are put together once for each. */
function groundsByYear<Ground>(groundOn: (day: CityDate) => Ground): (day: CityDate) => Ground {
  const known = new Map<number, Ground>()
  return (day) => {
    const year = fiscalYearOf(day)
    const ground = known.get(year) ?? groundOn(day)
    known.set(year, ground)
    return ground
  }
}

/**
 * @param all what follows where every move is made
 * @param ticked keys of the moves that the address names; null: all but the later confirmation
 */
export function whatIfOf(given: Given, all: Reach, ticked: readonly string[] | null): WhatIf {
  const { calendar, moves } = given
  const later = moves.flatMap((move) => {
    const instead = afterTheRound(move, calendar)
    return instead ? [instead] : []
  })
  const isTicked = (key: string) => (ticked === null ? later.every((one) => one.key !== key) : ticked.includes(key))
  const isLater = later.some(({ key }) => isTicked(key))
  const chosen = [...moves, ...later].filter(({ key }) => isTicked(key) && !(isLater && key === 'levels-round'))
  const left = moves.filter(({ key }) => !isTicked(key))
  const reach = ticked === null ? all : reachWith(given, chosen, left)
  return {
    options: [...moves, ...later].map((move) => ({
      key: move.key,
      label: labelOf(move, given),
      checked: isTicked(move.key),
    })),
    result: {
      headline: headlineOf(reach, given),
      valid: reach.validThrough && inWareki(reach.validThrough),
      notes: notesOf(reach, given, chosen),
    },
  }
}

function labelOf(move: Move, { loaded, judged, signer, recommender }: Given): string {
  const { names } = judged
  const by = dayInWords(move.by, loaded.today)
  switch (move.kind) {
    case 'course':
      return `${move.course} ${names.course(move.course)}を ${by}までに修了`
    case 'levels': {
      const skills = move.goals.map(({ skill, level }) => `${names.skill(skill)}（レベル ${level}）`)
      const what = skills.length > 4 ? `${skills.length} スキルのレベル` : skills.join('、')
      if (move.key === 'levels-later') return `レベルの確認を、期間のあとの随時確認（${by}ごろ）にする`
      if (move.handInBy === null) return `${what}の随時確認を ${by}ごろまでに受ける`
      return `${what}を ${dayInWords(move.handInBy, loaded.today)}までに出し、${by}までに確認を受ける`
    }
    case 'operate':
      return `「${names.project(move.project)}」の運用を ${by}までつづける`
    case 'evidence':
      return `「${names.project(move.project)}」に${move.kinds.map(evidenceWord).join('・')}を加える`
    case 'signoff':
      return `${signer ?? 'メンター'}の承認を ${by}${move.isMeeting ? 'の面談で' : 'ごろに'}受ける`
    case 'recommendation':
      return `${recommender ?? '所属長'}の推薦を ${by}ごろまでに受ける`
  }
}

function headlineOf({ applyOn, committee, failing }: Reach, { loaded, judged }: Given): string {
  const { today } = loaded
  if (applyOn === null) {
    const titles = judged.ground.criteria.filter(({ id }) => failing.includes(id)).map(criterionTitle)
    return titles.length === 0 ? 'まだ申請できません' : `まだ申請できません。${titles.join('・')}が残ります`
  }
  const day = applyOn <= today ? 'いま申請でき' : `${inWareki(applyOn)}に申請でき`
  if (committee) return `${day}、${dayInWords(committee.heldOn, today)}の委員会に間に合います`
  return judged.needsCommittee ? `${day}ます。委員会の予定はまだありません` : `${day}ます`
}

function notesOf(reach: Reach, given: Given, chosen: readonly Move[]): string[] {
  return [...lateNote(reach, given), ...peopleNote(given, chosen)]
}

/** What changes for whoever misses the deadline. */
function lateNote({ committee }: Reach, { loaded, judged, calendar }: Given): string[] {
  if (!committee) return []
  const { today, own } = loaded
  const others = calendar.committees.filter(({ applyBy }) => applyBy > committee.applyBy)
  const next = committeeFor(committee.applyBy, others)
  const later = next ? `次の委員会は${dayInWords(next.heldOn, today)}です` : '次の委員会の予定はまだありません'
  const first = `${dayInWords(committee.applyBy, today)}をこえると、${later}。`
  const newYear = fiscalYearStart(fiscalYear(fiscalYearOf(committee.applyBy) + 1))
  const ending =
    own.stage === 'certification' && (!next || next.applyBy >= newYear)
      ? harder(committee.applyBy, newYear, loaded, judged)
      : []
  return [first, ...ending]
}

/** Criteria for which a provision ends with the fiscal year, as they are asked for then. */
function harder(day: CityDate, newYear: CityDate, { role }: LoadedWay, judged: Judged): string[] {
  const { source, ground } = judged
  const ending = endingProvisions(ground, day)
  const later = groundFrom(source, role, 'certification', newYear)
  if (!later || ending.length === 0) return []
  const names = { ...judged.names, requirementsOf: later.requirementsOf }
  return later.criteria
    .filter(({ id }) => ending.some((one) => touches(one, id) && Object.hasOwn(one.overrides, id)))
    .map(
      (criterion) =>
        `${criterionTitle(criterion)}は本則（${criterionAsks(eased(criterion, []), names)}）に上がります。`,
    )
}

/** What people still have to give, where the address leaves it out. */
function peopleNote({ judged }: Given, chosen: readonly Move[]): string[] {
  const given = new Set(chosen.map(({ kind }) => kind))
  const missing = judged.evaluation.criteria
    .filter(({ met, type }) => met === false && (type === 'signoff' || type === 'recommendation') && !given.has(type))
    .map(({ type }) => criterionTitle({ type }))
  return missing.length === 0 ? [] : [`${missing.join('と')}は、申請のあと、決定の日までに受けます。`]
}
