import { command, refuse } from '~/access/command'
import type { Doing } from '~/access/doing'
import { theCity } from '~/access/subject'
import { earlierOf } from '~/domain/calendar'
import type { CourseSession } from '~/domain/course-session'
import { recordCompletions } from '~/facts/completions'
import { lockSession, sessionById } from '~/facts/course-sessions'
import { changeEnrolments, type EnrolmentChange, type SeatedPerson, seatedPeople } from '~/facts/enrolments'
import { takeBack } from '~/facts/record'
import { attendanceForm, type Result } from '~/features/enrolment/enrolment-forms'

const EVENTS: Readonly<Record<Result, string>> = {
  completed: 'complete',
  not_passed: 'fail',
  absent: 'miss',
  seated: 'reopen',
}

/**
 * Enters who completed a session, who did not pass and who was absent; entered again, it corrects. Completed people get
 * their completion in the same transaction, and lose it when the entry is corrected.
 */
export const recordAttendance = command({
  action: 'attendance.record',
  input: attendanceForm,
  subject: () => theCity,
  timeout: 30_000,
  async run(given, { session: sessionId, result, score, rest }) {
    const { sql, today } = given
    await lockSession(sql, sessionId)
    const session = await sessionById(sql, sessionId)
    if (!session || session.state === 'cancelled') return refuse('この実施回には、出欠を入れられません。')
    if (today < session.startsOn) return refuse('出欠は、始まってから入れられます。')
    const people = await seatedPeople(sql, sessionId, today)
    if (given.viewer && people.some((one) => isOwn(one, given) && changesOf(one, result, rest))) {
      return refuse('自分の出欠は、自分では入れられません。ほかの担当者が入れます。')
    }
    const changed = people.flatMap((person) => {
      const to = changesOf(person, result, rest)
      return to === null ? [] : [{ person, to }]
    })
    await takeCompletionsBack(
      given,
      changed.map(({ person }) => person),
    )
    await changeEnrolments(
      sql,
      changed.map(
        ({ person, to }): EnrolmentChange => ({
          enrolmentId: person.enrolmentId,
          state: to,
          event: EVENTS[to],
          comment: null,
        }),
      ),
      { today, stamp: given.stamp, byPersonId: given.viewer?.personId ?? null },
    )
    const completions = await giveCompletions(given, session, changed, score)
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

function isOwn({ personId }: SeatedPerson, { viewer }: Doing): boolean {
  return personId === viewer?.personId
}

/** What somebody's entry becomes; null when it stays as it is. */
function changesOf(
  person: SeatedPerson,
  result: Record<string, Result | ''>,
  rest: 'completed' | undefined,
): Result | null {
  const entered = result[String(person.enrolmentId)] ?? ''
  // "The rest" are those who have no result, neither before nor in this form.
  const isRest = person.state === 'seated' && (entered === '' || entered === 'seated')
  const chosen = rest && isRest ? rest : entered
  return chosen === '' || chosen === person.state ? null : chosen
}

async function takeCompletionsBack({ sql, stamp }: Doing, people: readonly SeatedPerson[]): Promise<void> {
  const ids = people.flatMap(({ completionId }) => (completionId === null ? [] : [completionId]))
  await takeBack(sql, 'completion', ids, stamp)
}

/** Completed on the session's last day; while it still runs, today. */
async function giveCompletions(
  { sql, today, stamp }: Doing,
  session: CourseSession,
  changed: readonly { person: SeatedPerson; to: Result }[],
  score: Record<string, number | null>,
): Promise<{ personId: number; courseId: number }[]> {
  const rows = changed
    .filter(({ to }) => to === 'completed')
    .map(({ person }) => ({
      personId: person.personId,
      courseId: session.courseId,
      completedOn: earlierOf(session.endsOn, today),
      score: score[String(person.enrolmentId)] ?? null,
      source: 'session' as const,
      enrolmentId: person.enrolmentId,
    }))
  await recordCompletions(sql, rows, stamp)
  return rows.map(({ personId, courseId }) => ({ personId, courseId }))
}
