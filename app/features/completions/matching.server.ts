import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { courseDirectory } from '~/domain/completion-courses'
import type { ToldCompletion } from '~/domain/xapi-statement'
import { courseNames, storedTitles } from '~/facts/import-completions'
import {
  heardClients,
  type RefusedStatement,
  refusedCount,
  refusedStatements,
  type StandingAlias,
  standingAliases,
} from '~/facts/statement-desk'
import { peopleToldOf } from '~/facts/xapi'
import { courseIn } from '~/features/completions/judge-statements'
import { wordsOfStatement } from '~/features/completions/statement-words'

/** Statements on one page; the oldest of more come up as the newer ones are dealt with. */
const SHOWN = 100

/** The desk of what e-learning systems told and the portal could not place: whom, which course, and why not. */
export const matching = read({
  action: 'statements-unmatched.read',
  params: z.object({}),
  subject: () => theCity,
  async run({ sql, today }) {
    const [refused, total] = [await refusedStatements(sql, SHOWN), await refusedCount(sql)]
    const aliases = await standingAliases(sql)
    const told = refused.flatMap((one) => {
      const words = wordsOfStatement(one.body)
      return words ? [{ one, words }] : []
    })
    const titles = await storedTitles(sql)
    const people = await peopleToldOf(
      sql,
      {
        numbers: told.flatMap(({ words: { person } }) => ('number' in person ? [person.number] : [])),
        mails: told.flatMap(({ words: { person } }) => ('mail' in person ? [person.mail] : [])),
      },
      today,
    )
    const isUnknown = ({ one, words }: (typeof told)[number]) => {
      const courses = courseDirectory(titles.courses, aliasesOf(aliases, one.client))
      return courseIn(courses, words.course, words.completedOn ?? one.receivedOn) === null
    }
    return {
      page: {
        total,
        waiting: told.map(({ one, words }) => ({
          id: one.id,
          client: one.client,
          receivedOn: one.receivedOn,
          reasons: reasonsOf(words.person, people, isUnknown({ one, words })),
          person: 'number' in words.person ? words.person.number : words.person.mail,
          course: words.course.titles[0] ?? words.course.codes[0] ?? '',
        })),
        unknown: unknownCourses(told.filter(isUnknown)),
        catalogue: await courseNames(sql),
        clients: await heardClients(sql),
        aliases,
      },
      looked: [...people.byNumber.values(), ...[...people.byMail.values()].flat()],
    }
  },
})

export type MatchingPage = Awaited<ReturnType<typeof matching>>

/** Why a statement finds no place now, as the office has to hear it (the reason kept with it is meant for programs). */
function reasonsOf(
  person: ToldCompletion['person'],
  { byNumber, byMail }: Awaited<ReturnType<typeof peopleToldOf>>,
  isCourseUnknown: boolean,
): string[] {
  const found = 'number' in person ? [byNumber.get(person.number) ?? []].flat() : (byMail.get(person.mail) ?? [])
  const word = 'number' in person ? '番号' : 'メールアドレス'
  const reasons = [
    ...(found.length === 0 ? [`この${word}の職員がいません。`] : []),
    ...(found.length > 1 ? [`この${word}の職員が ${found.length} 人います。`] : []),
    ...(isCourseUnknown ? ['研修が目録にありません。上で選ぶと、記録できます。'] : []),
  ]
  return reasons.length > 0 ? reasons : ['いまは見つかります。下の「もう一度照らし合わせる」を押してください。']
}

function aliasesOf(aliases: readonly StandingAlias[], client: string): Map<string, string> {
  return new Map(
    aliases.filter(({ provider }) => provider === '' || provider === client).map(({ key, code }) => [key, code]),
  )
}

/** Courses that no statement could be placed in, each once; kept by its whole address, which no other course has. */
function unknownCourses(told: readonly { one: RefusedStatement; words: ToldCompletion }[]) {
  const found = new Map<string, { provider: string; written: string; name: string; count: number }>()
  for (const { one, words } of told) {
    const written = words.course.codes.at(-1) ?? words.course.titles[0] ?? ''
    const name = words.course.titles[0] ?? written
    const before = found.get(`${one.client} ${written}`)
    found.set(`${one.client} ${written}`, { provider: one.client, written, name, count: (before?.count ?? 0) + 1 })
  }
  return [...found.values()]
}
