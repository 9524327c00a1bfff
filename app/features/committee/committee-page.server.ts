import { z } from 'zod'
import { type Reading, read } from '~/access/read'
import { type ApplicationState, applicationStateOn } from '~/domain/application'
import { type CityDate, earlierOf, inWareki } from '~/domain/calendar'
import { type CommitteeMember, conflictOf, isBeforeCommittee, panelFor } from '~/domain/committee'
import { OUTCOME_WORDS } from '~/domain/decided'
import { recordId } from '~/domain/record-id'
import { dayInWords } from '~/domain/session-words'
import { APPLICATION_STAGE_WORDS, APPLICATION_STATE_WORDS, roleWord } from '~/domain/terms'
import { applicationsOfCommittee, type StoredApplication } from '~/facts/applications'
import {
  type CaseOfCommittee,
  type Committee,
  casesOf,
  committeeById,
  membersOf,
  minutesOf,
  possibleMembers,
  tookPartIn,
} from '~/facts/committees'
import { committeeAsSubject } from './committee-subject'
import { CONFLICT_WORDS, outcomeOf } from './committee-words'
import { leads } from './leads'
import { daysOf } from './move-committee.server'
import { readOf } from './read-members'
import { roundName } from './round-name'

/** A round: who sits in it, what is before it, what was decided. */
export const committeePage = read({
  action: 'committee.read',
  params: z.object({ committee: recordId() }),
  subject: committeeAsSubject,
  async run(given, { committee: committeeId }) {
    const { sql, viewer, today, as } = given
    const committee = await committeeById(sql, committeeId)
    if (!committee) return null
    const members = await membersOf(sql, committee, today)
    const isOffice = as === 'dx_office'
    const all = (await applicationsOfCommittee(sql, committeeId)).filter(isOnAgenda)
    // Who has applied is for members to know once it is for them to read: what is on its way may never come to them.
    const stored = isOffice ? all : all.filter((one) => one.committeeId !== committeeId || isBeforeCommittee(one))
    const cases = await casesOf(sql, stored, earlierOf(committee.heldOn, today))
    const items = stored.flatMap((one) => {
      const about = cases.get(one.applicationId)
      return about ? [itemOf(one, about, members, committee, given)] : []
    })
    const [last, ...earlier] = await minutesOf(sql, committeeId)
    return {
      page: {
        committeeId,
        name: roundName(committee),
        applyBy: dayInWords(committee.applyBy, today),
        heldOn: dayInWords(committee.heldOn, today),
        heldOnInWareki: inWareki(committee.heldOn),
        todayInWareki: inWareki(today),
        hasMet: today >= committee.heldOn,
        says: insight(committee, members, { items, all: all.length }, today),
        read: readOf(members),
        members: members.map(({ accountId, name, chair }) => ({ accountId, name, chair })),
        items,
        minutes: last?.text ?? '',
        earlierMinutes: earlier.map(({ minutesId, text, on }) => ({ minutesId, text, on: inWareki(on) })),
        mayWrite: leads(as, viewer, members),
        /** null: who sits in it can no longer be changed, or not by the viewer. */
        possible: isOffice && today <= committee.heldOn ? await possibleMembers(sql, today) : null,
        /** The days that may be moved; null: it has met, or not by the viewer. */
        days:
          isOffice && today <= committee.heldOn
            ? {
                applyBy: inWareki(committee.applyBy),
                heldOn: inWareki(committee.heldOn),
                seen: daysOf(committee),
              }
            : null,
        isOffice,
      },
      looked: items.map(({ personId }) => personId),
    }
  },
})

export type CommitteePage = Awaited<ReturnType<typeof committeePage>>
export type AgendaItem = CommitteePage['items'][number]

function isOnAgenda({ state }: StoredApplication): boolean {
  return state !== 'draft' && state !== 'withdrawn'
}

function itemOf(
  stored: StoredApplication,
  about: CaseOfCommittee,
  members: readonly CommitteeMember[],
  { committeeId, heldOn }: Committee,
  { viewer, today, as }: Reading,
) {
  const { applicationId, personId, role, stage, appliedOn } = stored
  const isHere = stored.committeeId === committeeId
  // What is reviewed elsewhere by others was before these members all the same.
  const then = isHere ? about : { ...about, decidedBefore: [] }
  const own = members.find(({ accountId }) => accountId === viewer.accountId)
  const conflict = own ? conflictOf(own, then) : null
  const isOpen = personId !== viewer.personId && conflict === null
  const mayRead = isHere && isOpen && isBeforeCommittee(stored) && (as === 'dx_office' || own !== undefined)
  const result = isHere ? resultNow(stored, today) : resultThen(stored, committeeId)
  return {
    applicationId,
    personId,
    name: about.name,
    section: about.section,
    what: `${roleWord(role)}の${APPLICATION_STAGE_WORDS[stage]}`,
    appliedOn: appliedOn && dayInWords(appliedOn, heldOn),
    /** Papers are for the office and for members whom nothing keeps out of the case; who has it now shows them. */
    mayRead,
    /** What is on its way is looked at where it is handled. */
    isOnItsWay: as === 'dx_office' && isOpen && !isBeforeCommittee(stored),
    keptOut: conflict && CONFLICT_WORDS[conflict],
    excluded: panelFor(members, then).excluded.map(
      ({ member, conflict: why }) => `${member.name}（${CONFLICT_WORDS[why]}）`,
    ),
    ...result,
    says: isOpen ? result.says : null,
  }
}

type Result = { state: ApplicationState | 'sent_on'; word: string; says: string | null; tookPart: number }

function resultNow(stored: StoredApplication, today: CityDate): Result {
  const state = applicationStateOn(stored, today)
  const decided = stored.events.findLast(({ event }) => event === 'decide')
  if (decided && (state === 'certified' || state === 'refused')) {
    return { state, ...outcomeOf(decided), tookPart: tookPartIn(decided.detail).length }
  }
  const word = state === 'committee_pending' ? '審査待ち' : APPLICATION_STATE_WORDS[state]
  return { state, word, says: null, tookPart: 0 }
}

/** Of a case that another round has by now: what this one did with it. */
function resultThen({ events }: StoredApplication, committeeId: number): Result {
  const done = events.findLast(({ detail }) => (detail as { committee?: number } | null)?.committee === committeeId)
  const tookPart = tookPartIn(done?.detail).length
  if (done?.event !== 'decide')
    return { state: 'sent_on', word: OUTCOME_WORDS.deferred, says: done?.comment ?? null, tookPart }
  return { state: done.decision, ...outcomeOf(done), tookPart }
}

function insight(
  { heldOn }: Committee,
  members: readonly CommitteeMember[],
  { items, all }: { items: readonly { state: string }[]; all: number },
  today: CityDate,
): string {
  const count = (state: string) => items.filter((item) => item.state === state).length
  const waiting = count('committee_pending')
  if (members.length === 0) return '委員がまだ決まっていません。'
  if (heldOn > today) {
    const others = all - waiting
    return `審査を待つ申請は ${waiting} 件です。${others > 0 ? `ほかの ${others} 件は、承認か推薦などを待っています。` : ''}`
  }
  const done = `認定 ${count('certified')} 件、不認定 ${count('refused')} 件。`
  return waiting > 0 ? `あと ${waiting} 件の決定を記録してください。${done}` : done
}
