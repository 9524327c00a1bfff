import type { CityDate } from '~/domain/calendar'
import { foldForSearch } from '~/domain/name-folding'
import type { Sql } from '~/facts/sql'

export type CalledStaff = { personId: number; name: string; unitName: string; staffNumber: string }

const MOST = 6

/** Staff in office whose number or whole name (in kanji or kana) is this text; several may have one name. */
export async function staffCalled(sql: Sql, text: string, day: CityDate): Promise<CalledStaff[]> {
  const number = text.normalize('NFKC').trim()
  const folded = foldForSearch(text)
  if (folded === '') return []
  const rows = await sql.$queryRaw<(CalledStaff & { kana: string })[]>`
    WITH clock AS MATERIALIZED (SELECT ${day}::date AS d)
    SELECT a.person_id AS "personId", a.name, a.kana, u.name AS "unitName", coalesce(n.number, '') AS "staffNumber"
    FROM clock, particulars_on(clock.d) a
    JOIN posts_on(clock.d) p ON p.person_id = a.person_id AND p.kind = 'primary'
    JOIN units_on(clock.d) u ON u.unit_id = p.unit_id
    LEFT JOIN staff_numbers() n ON n.person_id = a.person_id
    WHERE n.number = ${number} OR a.search_key LIKE ${`%${folded.replace(/[\\%_]/g, '\\$&')}%`}
    ORDER BY n.number`
  return rows
    .filter(({ name, kana, staffNumber }) =>
      [foldForSearch(name), foldForSearch(kana), foldForSearch(staffNumber)].includes(folded),
    )
    .slice(0, MOST)
    .map(({ kana: _, ...person }) => person)
}
