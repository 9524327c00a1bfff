import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { run } from '~/server/commands/check-rules'
import reference from '../../prisma/demo/certification-rules.json'
import { COURSES } from '../../prisma/demo/learning/catalogue'
import { BEGINNING, standardFrom } from '../support/city-of'
import { testDatabase } from '../support/database'
import { course, rulesFrom } from '../support/learning'
import { temporaryFolder } from '../support/temporary-folder'

const { db } = testDatabase()
const { examples, ...withoutExamples } = reference
const answers = examples.map(({ id, expected: { eligible, failed } }) => ({ id, eligible, failed }))

async function check(file: unknown, ...more: string[]) {
  const folder = temporaryFolder('check-rules')
  writeFileSync(path.join(folder, 'examples.json'), typeof file === 'string' ? file : JSON.stringify(file))
  writeFileSync(path.join(folder, 'rules.json'), JSON.stringify(withoutExamples))
  const lines: string[] = []
  const args = ['examples.json', ...more]
  const status = await run({ args, folder, today: cityDate('2028-11-15'), out: (line) => lines.push(line) })
  rmSync(folder, { recursive: true, force: true })
  return { status, lines }
}

const answersOf = (lines: readonly string[]) => lines.map((line) => JSON.parse(line))

describe('a file of examples', () => {
  test('is judged by the proposal while the city has published nothing', async () => {
    const { status, lines } = await check({ examples }, '--json')
    expect(answersOf(lines)).toEqual(answers)
    expect(status).toBe(0)
  })

  test('is judged by the rules in force, by those of its own file, or by those of another file', async () => {
    await standardFrom(db, BEGINNING)
    await rulesFrom(db, BEGINNING)
    for (const { code, hours } of COURSES) await course(db, { code, hours })
    for (const judged of [
      await check(examples, '--json'),
      await check(reference, '--json'),
      await check({ examples }, '--rules', 'rules.json', '--json'),
    ]) {
      expect(answersOf(judged.lines)).toEqual(answers)
    }
  })

  test('that expects something else is told so, with both answers, and ends with 1', async () => {
    const [first] = examples
    const wrong = { ...first, expected: { eligible: false, failed: ['L4'] } }
    const { status, lines } = await check({ examples: [wrong] })
    expect(status).toBe(1)
    expect(lines[0]).toBe('EX-1　満たす　← 期待した答えは、満たさない（L4）')
  })

  test('without an answer is only judged', async () => {
    const [{ expected: _, ...first } = { expected: null }] = examples
    expect(await check([first])).toEqual({ status: 0, lines: ['EX-1　満たす', '1 例。'] })
  })
})

describe('a file that cannot be judged is refused with where and what to do', () => {
  const [first] = examples
  const cases: [string, unknown, string[]][] = [
    ['no JSON', '{"examples": [', ['JSON として読めません: examples.json']],
    ['no list', { example: [] }, ['examples', 'この項目がありません']],
    ['a day that is none', [{ ...first, applicationDate: '2028-02-30' }], ['[0].applicationDate']],
    ['a rule that is not there', [{ ...first, ruleId: 'CERT-NONE' }], ['[0].ruleId', '規則「CERT-NONE」がありません']],
    ['a ring', [{ ...first, basedOn: 'EX-1' }], ['EX-1', 'たどると自分に戻ります']],
    ['a level of five', [{ ...first, facts: { levels: { 'SEC-BAS': 5 } } }], ['levels.SEC-BAS', '読めません']],
  ]
  for (const [title, file, words] of cases) {
    test(title, async () => {
      const refused = await check(file).catch((error: Error) => error.message)
      for (const word of words) expect(refused).toContain(word)
    })
  }

  test('rules that cannot be read', async () => {
    const broken = { ...reference, rules: [{ ...reference.rules[0], criteria: [] }] }
    await expect(check(broken)).rejects.toThrow('rules[0].criteria')
  })
})
