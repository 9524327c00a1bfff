import { addDays, type CityDate, cityDate } from '~/domain/calendar'
import { record } from '~/facts/record'
import { insertRows, officeTime } from '../bulk'
import { type City, castMember, isRegularOn, onLeaveOn, type Person } from '../city'
import { randomOf } from '../random'
import { enteredOn, personId, type Writing } from '../written'
import type { DemoEnrolment } from './attendance'
import { courseId } from './write-learning'

/** Certificates from outside: those of TRN-501 that the office has accepted, some that wait, and one that it refused. */
type Certificate = {
  person: Person
  code: string
  completedOn: CityDate
  issuer: string
  submittedOn: CityDate
  checkedOn: CityDate | null
  state: 'accepted' | 'waiting' | 'refused'
  comment: string | null
}

const PUBLIC_EXAM = '情報処理技術者試験センター（ITパスポート試験 合格証書）'
const SUMMER_COURSES = ['2028-07-14', '2028-08-25'].map(cityDate)

export async function writeOutsideCertificates(
  writing: Writing,
  city: City,
  enrolments: readonly DemoEnrolment[],
  courseIds: ReadonlyMap<string, number>,
): Promise<void> {
  const office = personId(writing, castMember(city, '奥村 亮'))
  const by = writing.accountIds.get(castMember(city, '奥村 亮')) ?? null
  for (const one of certificatesOf(city, enrolments)) {
    const course = courseId(courseIds, one.code)
    const person = personId(writing, one.person)
    const [completion] =
      one.state === 'accepted' && one.checkedOn
        ? await record(
            writing.sql,
            'completion',
            [
              {
                personId: person,
                courseId: course,
                completedOn: one.completedOn,
                score: null,
                source: 'certificate',
                enrolmentId: null,
              },
            ],
            { ...enteredOn(one.checkedOn, 0.5), by },
          )
        : []
    await insertRows(writing.sql, 'outside_certificate', [
      {
        person_id: person,
        course_id: course,
        completed_on: one.completedOn,
        issuer: one.issuer,
        file_id: null,
        url: `https://certificates.city.example/${one.person.number}/${one.code.toLowerCase()}`,
        state: one.state,
        submitted_on: one.submittedOn,
        checked_on: one.checkedOn,
        checked_by_id: one.checkedOn ? office : null,
        comment: one.comment,
        completion_id: completion ?? null,
        recorded_at: officeTime(one.submittedOn, 0.45),
        recorded_by: writing.accountIds.get(one.person) ?? null,
      },
    ])
  }
}

function certificatesOf(city: City, enrolments: readonly DemoEnrolment[]): Certificate[] {
  const random = randomOf('certificates from outside')
  const completed = (code: string, before: string) =>
    enrolments.filter(
      ({ session, state, settledOn }) =>
        session.course.code === code && state === 'completed' && settledOn !== null && settledOn < before,
    )
  const inCourse = (code: string) =>
    new Set(enrolments.filter(({ session }) => session.course.code === code).map(({ person }) => person))
  const there = (person: Person, day: CityDate) => isRegularOn(person, day) && !onLeaveOn(person, day)
  const managed = inCourse('TRN-501')
  const masterCandidates = new Set(['荒井 由美', '村上 剛'].map((name) => castMember(city, name)))
  const national = completed('TRN-305', '2028-07-01')
    .map(({ person }) => person)
    .filter((person) => !managed.has(person) && !masterCandidates.has(person))
    .filter((person) => [...SUMMER_COURSES, cityDate('2028-11-14')].every((day) => there(person, day)))
  const accepted = random.sample(national, 4).map((person, place): Certificate => {
    const completedOn = SUMMER_COURSES[place % 2] ?? cityDate('2028-08-25')
    return {
      person,
      code: 'TRN-501',
      completedOn,
      issuer: '国の研修機関',
      submittedOn: addDays(completedOn, 4),
      checkedOn: addDays(completedOn, 11),
      state: 'accepted',
      comment: null,
    }
  })
  const studied = inCourse('TRN-106')
  const today = cityDate('2028-11-14')
  const able = completed('TRN-101', '2028-04-01')
    .map(({ person }) => person)
    .filter((person) => !studied.has(person) && person.email && person.born >= 1975 && there(person, today))
  const examined = random.sample(able, 5).map((person, place): Certificate => {
    const refused = place === 4
    return {
      person,
      code: 'TRN-106',
      completedOn: cityDate(
        ['2028-10-13', '2028-10-27', '2028-09-29', '2028-10-20', '2028-08-18'][place] ?? '2028-10-13',
      ),
      issuer: PUBLIC_EXAM,
      submittedOn: cityDate(
        ['2028-11-08', '2028-11-10', '2028-11-13', '2028-11-14', '2028-09-04'][place] ?? '2028-11-14',
      ),
      checkedOn: refused ? cityDate('2028-09-06') : null,
      state: refused ? 'refused' : 'waiting',
      comment: refused ? '受験票の写しでした。合格証書の写しを出してください。' : null,
    }
  })
  return [...accepted, ...examined]
}
