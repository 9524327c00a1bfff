import type { CityDate } from '~/domain/calendar'
import { type CourseDirectory, courseDirectory } from '~/domain/completion-courses'
import { completionTold, type ToldCompletion, type XapiStatement } from '~/domain/xapi-statement'
import { courseAliases, storedTitles } from '~/facts/import-completions'
import type { RecordedRows } from '~/facts/record'
import type { Sql } from '~/facts/sql'
import { peopleToldOf } from '~/facts/xapi'

/** A statement with its id and everything that stood in it. */
export type GivenStatement = {
  id: string
  statement: XapiStatement
  body: unknown
  /** The day on which it came, where that is not today. */
  receivedOn?: CityDate
}

/** What a statement comes to: a completion, passed over, nobody or no course found, or a fault of its own. */
export type Judged = { given: GivenStatement } & (
  | { completion: RecordedRows['completion'] }
  | { ignored: string }
  | { refused: string }
  | { fault: string }
)

/** Judges statements against the people and courses that the portal knows, in the order of the statements. */
export async function judgeStatements(
  sql: Sql,
  given: readonly GivenStatement[],
  { provider, today }: { provider: string; today: CityDate },
): Promise<Judged[]> {
  const read = given.map((one) => ({ given: one, ...completionTold(one.statement) }))
  const told = read.flatMap((one) => ('told' in one ? [one.told.person] : []))
  if (told.length === 0) return read.flatMap((one) => ('told' in one ? [] : [one]))
  const people = await peopleToldOf(
    sql,
    {
      numbers: told.flatMap((person) => ('number' in person ? [person.number] : [])),
      mails: told.flatMap((person) => ('mail' in person ? [person.mail] : [])),
    },
    today,
  )
  const titles = await storedTitles(sql)
  const courses = courseDirectory(titles.courses, await courseAliases(sql, provider))
  return read.map((one): Judged => {
    if (!('told' in one)) return one
    const { given, told } = one
    const completedOn = told.completedOn ?? given.receivedOn ?? today
    if (completedOn > today) return { given, fault: `修了日 ${completedOn} がきょうより後です。` }
    const found = personIn(people, told.person)
    if (typeof found === 'string') return { given, refused: found }
    const code = courseIn(courses, told.course, completedOn)
    const courseId = titles.ids.get(code ?? '')
    if (courseId === undefined) return { given, refused: unknownCourse(told.course) }
    const completion = { personId: found, courseId, completedOn, score: told.score, source: 'xapi' as const }
    return { given, completion: { ...completion, enrolmentId: null } }
  })
}

type People = Awaited<ReturnType<typeof peopleToldOf>>

function personIn({ byNumber, byMail }: People, person: ToldCompletion['person']): number | string {
  if ('number' in person) return byNumber.get(person.number) ?? `職員番号 ${person.number} の職員がいません。`
  const [only, other] = byMail.get(person.mail) ?? []
  if (only === undefined) return 'actor.mbox のアドレスの職員がいません。'
  return other === undefined ? only : 'actor.mbox のアドレスの職員が 2 人以上います。'
}

/** The code of the course that a statement is about; null when none is called so. */
export function courseIn(
  courses: CourseDirectory,
  { codes, titles }: ToldCompletion['course'],
  day: CityDate,
): string | null {
  for (const code of codes) {
    const found = courses.byCode(code) ?? courses.byAlias(code)
    if (found) return found.code
  }
  for (const title of titles) {
    const named = courses.byTitle(title, day)
    const found = named.length === 1 ? named[0] : courses.byAlias(title)
    if (found) return found.code
  }
  return null
}

function unknownCourse({ codes, titles }: ToldCompletion['course']): string {
  const words = [...titles, ...codes].slice(0, 2).join('」「')
  return `研修「${words}」が目録にありません。object.id の最後を研修コードにするか、提供元の呼び名を登録してください。`
}
