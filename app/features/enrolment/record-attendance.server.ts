import { command, conflictWith, refuse } from '~/access/command'
import type { Doing } from '~/access/doing'
import { theCity } from '~/access/subject'
import { earlierOf } from '~/domain/calendar'
import type { CourseSession } from '~/domain/course-session'
import { recordCompletions } from '~/facts/completions'
import { lockSession, sessionById } from '~/facts/course-sessions'
import { changeEnrolments, type EnrolmentChange, type SeatedPerson, seatedPeople } from '~/facts/enrolments'
import { completionsInEvidence } from '~/facts/evidence'
import { takeBack } from '~/facts/record'
import { attendanceEntries, type Entry } from '~/features/enrolment/attendance-entries'
import { attendanceForm, type Result } from '~/features/enrolment/enrolment-forms'

const EVENTS: Readonly<Record<Result, string>> = {
  completed: 'complete',
  not_passed: 'fail',
  absent: 'miss',
  seated: 'reopen',
}

/** Whose results somebody else entered meanwhile, and what stands for each. */
export type AttendanceClash = { name: string; state: SeatedPerson['state']; score: number | null }[]

/**
 * Enters who completed a session, who did not pass and who was absent; entered again, it corrects. Completed people get
 * their completion in the same transaction, and lose it when the entry is corrected.
 */
export const recordAttendance = command({
  action: 'attendance.record',
  input: attendanceForm,
  subject: () => theCity,
  timeout: 30_000,
  async run(given, { session: sessionId, ...entered }) {
    const { sql, today } = given
    await lockSession(sql, sessionId)
    const session = await sessionById(sql, sessionId)
    if (!session || session.state === 'cancelled') return refuse('この実施回には、出欠を入れられません。')
    if (today < session.startsOn) return refuse('出欠は、始まってから入れられます。')
    const people = await seatedPeople(sql, sessionId, today)
    const viewerId = given.viewer?.personId ?? null
    const changed = attendanceEntries(people, entered, viewerId)
    if (changed.some(({ person }) => person.personId === viewerId)) {
      return refuse('自分の出欠は、自分では入れられません。ほかの担当者が入れます。')
    }
    const clashes = changed.filter(({ isClash }) => isClash)
    if (clashes.length > 0) {
      return conflictWith(
        clashes.map(({ person: { name, state, score } }) => ({ name, state, score })) satisfies AttendanceClash,
      )
    }
    const inEvidence = await whoGaveItAsEvidence(given, changed)
    if (inEvidence.length > 0) {
      return refuse(
        `${inEvidence.join('、')}さんの修了は、スキルの証跡に使われています。本人が証跡から外すか、所属長が評価を差し戻すと、直せます。`,
      )
    }
    await takeCompletionsBack(
      given,
      changed.map(({ person }) => person),
    )
    await changeEnrolments(
      sql,
      changed
        .filter(({ isMoved }) => isMoved)
        .map(
          ({ person, to }): EnrolmentChange => ({
            enrolmentId: person.enrolmentId,
            state: to,
            event: EVENTS[to],
            comment: null,
          }),
        ),
      { today, stamp: given.stamp, byPersonId: viewerId },
    )
    const completions = await giveCompletions(given, session, changed)
    return {
      did: { changed: changed.length },
      audit: {
        subjectKind: 'course_session',
        subjectId: sessionId,
        detail: {
          course: session.courseCode,
          results: changed.map(({ person, to }) => `${person.enrolmentId}: ${to}`),
        },
      },
      events: [{ kind: 'completions-recorded' as const, completions }],
    }
  },
})

/** Whose completion would be lost and stands as evidence for a skill, by name. */
async function whoGaveItAsEvidence({ sql }: Doing, changed: readonly Entry[]): Promise<string[]> {
  const lost = changed.flatMap(({ person: { completionId, name }, isMoved }) =>
    isMoved && completionId !== null ? [{ completionId, name }] : [],
  )
  const given = await completionsInEvidence(
    sql,
    lost.map(({ completionId }) => completionId),
  )
  return lost.flatMap(({ completionId, name }) => (given.has(completionId) ? [name] : []))
}

async function takeCompletionsBack({ sql, stamp }: Doing, people: readonly SeatedPerson[]): Promise<void> {
  const ids = people.flatMap(({ completionId }) => (completionId === null ? [] : [completionId]))
  await takeBack(sql, 'completion', ids, stamp)
}

/** Completed on the session's last day; while it still runs, today. Whose score is corrected is not told again. */
async function giveCompletions(
  { sql, today, stamp }: Doing,
  session: CourseSession,
  changed: readonly Entry[],
): Promise<{ personId: number; courseId: number }[]> {
  const completed = changed.filter(({ to }) => to === 'completed')
  const day = earlierOf(session.endsOn, today)
  const rows = completed.map(({ person, score, isMoved }) => ({
    personId: person.personId,
    courseId: session.courseId,
    completedOn: isMoved ? day : (person.completedOn ?? day),
    score,
    source: 'session' as const,
    enrolmentId: person.enrolmentId,
  }))
  await recordCompletions(sql, rows, stamp)
  return completed.flatMap(({ person, isMoved }) =>
    isMoved ? [{ personId: person.personId, courseId: session.courseId }] : [],
  )
}
