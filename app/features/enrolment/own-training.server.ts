import { z } from 'zod'
import { read } from '~/access/read'
import { theViewer } from '~/access/subject'
import { type CityDate, fiscalYearOf, inWareki, withWeekday } from '~/domain/calendar'
import { freeSeats, takesApplications } from '~/domain/course-session'
import { sessionDaysInWords } from '~/domain/session-words'
import { COMPLETION_SOURCE_WORDS, roleWord } from '~/domain/terms'
import type { Course } from '~/domain/training'
import { type DueItem, dueItems, type Recommendation, recommendCourses } from '~/domain/training-recommendations'
import { rulesOn } from '~/facts/certification-rules'
import { type CompletionOfPerson, completionsOf } from '~/facts/completions'
import { type SessionWithCounts, sessionsOfIds, sessionsOn } from '~/facts/course-sessions'
import { coursesOn } from '~/facts/courses'
import { demandBasis, substitutingSections } from '~/facts/demand-basis'
import { ownPlaces } from '~/facts/own-place'
import { type Standard, standardInForce } from '~/facts/standard'
import { demandPerson } from '~/facts/training-demand'
import { committeesOf } from '~/facts/training-plan'
import { placeShown } from '~/features/enrolment/apply-panel.server'

/** What somebody took, must take and would gain most by, and where they stand in sessions. */
export const ownTraining = read({
  action: 'own-training.read',
  params: z.object({}),
  subject: () => theViewer,
  async run({ sql, viewer, today }) {
    const { personId } = viewer
    if (personId === null) return null
    const year = fiscalYearOf(today)
    const [courses, standard, rules, sessions, committees, completions, places] = await Promise.all([
      coursesOn(sql, today),
      standardInForce(sql, today),
      rulesOn(sql, today),
      sessionsOn(sql, today),
      committeesOf(sql, year),
      completionsOf(sql, personId, today),
      ownPlaces(sql, personId),
    ])
    const person = await demandPerson(sql, personId, { today, sectionCodes: substitutingSections(rules, [year]) })
    const basis = demandBasis(year, today, { courses, standard, rules })
    const committee = committees.find(({ applyBy }) => applyBy >= today)?.applyBy ?? null
    const known: Known = { courses: new Map(courses.map((course) => [course.code, course])), standard, sessions, today }
    const applied = new Map(
      (
        await sessionsOfIds(
          sql,
          places.map(({ sessionId }) => sessionId),
        )
      ).map((one) => [one.sessionId, one]),
    )
    // What one has applied for already is no advice any more.
    const standing = new Set(
      places
        .filter(({ state }) => ['applied', 'seated', 'waitlisted'].includes(state))
        .map(({ sessionId }) => applied.get(sessionId)?.courseCode),
    )
    return {
      page: {
        aim: person?.aim ? roleWord(person.aim.role) : null,
        /** Without courses or a standard nothing can be due or of use, which is not the same as being done with it. */
        isSetUp: courses.length > 0 && standard !== null,
        due: person ? dueItems(basis, person, committee).map((item) => dueShown(item, known)) : [],
        recommended: person
          ? recommendCourses(basis, person)
              .filter(({ courseCode }) => !standing.has(courseCode))
              .slice(0, MOST_RECOMMENDED)
              .map((one) => shown(one, known))
          : [],
        places: places.flatMap((place) => {
          const session = applied.get(place.sessionId)
          if (!session) return []
          const { state, word, says, reasons, comment, enrolmentId, mayWithdraw } = placeShown(place, session, today)
          return [
            {
              sessionId: session.sessionId,
              title: `${session.courseTitle} ${session.name}`,
              when: sessionDaysInWords(session, today),
              isOver: session.endsOn < today || !['applied', 'seated', 'waitlisted'].includes(state),
              state,
              word,
              says,
              reasons,
              comment,
              enrolmentId,
              mayWithdraw,
            },
          ]
        }),
        completions: completions.map((one) => completionShown(one, known)),
      },
    }
  },
})

export type OwnTrainingPage = Awaited<ReturnType<typeof ownTraining>>

const MOST_RECOMMENDED = 5

type Known = {
  courses: ReadonlyMap<string, Course>
  standard: Standard | null
  /** Still to be held, or running. */
  sessions: readonly SessionWithCounts[]
  today: CityDate
}

type NextSession = { sessionId: number; when: string; seats: string; applyBy: string }

/** The first session for which one can still apply. */
function nextOf(code: string, { sessions, today }: Known): NextSession | null {
  const session = sessions.find((one) => one.courseCode === code && takesApplications(one, today))
  if (!session) return null
  const free = freeSeats(session)
  return {
    sessionId: session.sessionId,
    when: sessionDaysInWords(session, today),
    seats: free === null ? '定員なし' : free > 0 ? `残り ${free} 席` : `満席（待ち ${session.waitlisted} 人）`,
    applyBy: withWeekday(session.applyBy),
  }
}

function dueShown({ codes, min, dueOn, because }: DueItem, known: Known) {
  return {
    key: codes.join(),
    choice: codes.length > min ? `どれか ${min} つ` : null,
    courses: codes.map((code) => ({ code, title: titleOf(code, known), next: nextOf(code, known) })),
    dueOn: dueOn && withWeekday(dueOn),
    why: dueWhy(because, known),
  }
}

function dueWhy(because: DueItem['because'], known: Known): string {
  switch (because.why) {
    case 'yearly':
      return '毎年度の研修'
    case 'renewal':
      return `${roleWord(because.role)}の更新に要る`
    case 'prerequisite':
      return `「${titleOf(because.of, known)}」の前に要る`
    case 'certification':
      return `${roleWord(because.role)}の認定に要る${because.isCandidate ? '（候補）' : ''}`
  }
}

function shown({ courseCode, reasons, takeFirst }: Recommendation, known: Known) {
  const skillOf = new Map((known.standard?.skills ?? []).map((skill) => [skill.code, skill.name]))
  return {
    code: courseCode,
    title: titleOf(courseCode, known),
    hours: known.courses.get(courseCode)?.hours ?? 0,
    gains: reasons.map(({ role, skill, level, requiredLevel }) => ({
      key: `${role} ${skill}`,
      skill: skillOf.get(skill) ?? skill,
      from: level,
      to: requiredLevel,
      role: roleWord(role),
    })),
    takeFirst: takeFirst.map((code) => ({ code, title: titleOf(code, known) })),
    next: nextOf(courseCode, known),
  }
}

function completionShown({ completionId, courseCode, completedOn, score, source }: CompletionOfPerson, known: Known) {
  const course = known.courses.get(courseCode)
  const skills = new Map((known.standard?.skills ?? []).map((skill) => [skill.code, skill.name]))
  return {
    completionId,
    code: courseCode,
    title: titleOf(courseCode, known),
    on: inWareki(completedOn),
    score,
    source: COMPLETION_SOURCE_WORDS[source],
    supports: (course?.develops ?? []).flatMap(({ skillCode, toLevel }) => {
      const name = skills.get(skillCode)
      return name ? [{ code: skillCode, name, toLevel }] : []
    }),
  }
}

function titleOf(code: string, { courses }: Known): string {
  return courses.get(code)?.title ?? code
}
