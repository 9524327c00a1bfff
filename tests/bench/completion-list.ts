import { readFileSync } from 'node:fs'
import { addDays, cityDate, daysBetween } from '~/domain/calendar'
import { type Random, randomOf } from '../../prisma/demo/random'
import { spelt } from './staff-list'

/* What a city's e-learning system reports of two and a half years: five courses of everybody, one row in a hundred wrong. */

const COLUMNS = '職員番号 氏名 研修コード 研修名 修了日 点数 合否'.split(' ')
const COURSES_EACH = 5
const ONE_IN = 100
const [FIRST, LAST] = [cityDate('2026-04-01'), cityDate('2028-11-14')]

const CATALOGUE = new URL('../../prisma/demo/training-catalogue.json', import.meta.url)

export function catalogueFile(): Buffer {
  return readFileSync(CATALOGUE)
}

/** @param staff rows of the staff file below its header: number, name … */
export function completionRows(staff: readonly (readonly string[])[]): { rows: string[][]; bad: number } {
  const random = randomOf('bench completions')
  const { courses }: { courses: { code: string; title: { ja: string } }[] } = JSON.parse(catalogueFile().toString())
  const rows: string[][] = []
  let bad = 0
  for (const [number = '', name = ''] of staff) {
    const start = random.int(0, courses.length - 1)
    for (let each = 0; each < COURSES_EACH; each += 1) {
      const course = courses[(start + each * 3) % courses.length]
      const day = addDays(FIRST, random.int(0, daysBetween(FIRST, LAST)))
      const row = [
        number,
        name,
        course?.code ?? '',
        course?.title.ja ?? '',
        spelt(random, day),
        String(random.int(60, 100)),
        '合格',
      ]
      rows.push(rows.length % ONE_IN === ONE_IN - 1 ? spoilt(row, bad++, random) : row)
    }
  }
  return { rows: [COLUMNS, ...rows], bad }
}

function spoilt(row: readonly string[], nth: number, random: Random): string[] {
  const wrong: readonly [at: number, value: string][] = [
    [0, String(random.int(900_000, 999_999))],
    [2, `TRN-9${random.int(10, 99)}`],
    [4, random.pick(['2028-02-30', '令和10年6月31日', '２０２８／１３／１'])],
    [4, random.pick(['2029-04-01', '令和11年12月1日'])],
    [5, random.pick(['101', '-1'])],
  ]
  const [at, value] = wrong[nth % wrong.length] ?? [0, '']
  return row.map((cell, index) => (index === at ? value : cell))
}
