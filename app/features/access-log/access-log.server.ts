import { z } from 'zod'
import { read } from '~/access/read'
import { theViewer } from '~/access/subject'
import { type CityDate, inWareki } from '~/domain/calendar'
import { relationWord } from '~/domain/terms'
import { pageWord } from '~/features/access-log/page-words'

const LOOKS_A_PAGE = 50

type LookRow = {
  lookId: string
  day: CityDate
  time: string
  actedAs: string
  page: string
  name: string
  unitName: string | null
  people: number
  total: number
}

export type Look = {
  lookId: string
  when: string
  who: string
  unitName: string | null
  as: string
  page: string
  /** How many people's records the page showed. */
  people: number
}

/** Who looked at the viewer's records, as what, on which page, and when; the latest first. */
export const accessLog = read({
  action: 'access-log.read',
  params: z.object({ page: z.coerce.number().int().min(1).catch(1) }),
  subject: () => theViewer,
  async run({ sql, viewer, today }, { page }) {
    if (viewer.personId === null) return null
    const rows = await sql.$queryRaw<LookRow[]>`
      SELECT l.id::text AS "lookId", to_char(l.at AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM-DD') AS day,
        to_char(l.at AT TIME ZONE 'Asia/Tokyo', 'HH24:MI') AS time, l.acted_as AS "actedAs", l.page,
        coalesce(n.name, a.display_name) AS name, u.name AS "unitName", cardinality(l.person_ids) AS people,
        (count(*) OVER ())::int AS total
      FROM look l JOIN account a ON a.id = l.account_id
      LEFT JOIN particulars_on(${today}::date) n ON n.person_id = a.person_id
      LEFT JOIN posts_on(${today}::date) p ON p.person_id = a.person_id AND p.kind = 'primary'
      LEFT JOIN units_on(${today}::date) u ON u.unit_id = p.unit_id
      WHERE l.person_ids @> ARRAY[${viewer.personId}::int] AND a.person_id IS DISTINCT FROM ${viewer.personId}
      ORDER BY l.id DESC LIMIT ${LOOKS_A_PAGE} OFFSET ${(page - 1) * LOOKS_A_PAGE}`
    return { page: { looks: rows.map(lookOf), page, total: rows[0]?.total ?? 0 } }
  },
})

function lookOf({ lookId, day, time, name, unitName, actedAs, page, people }: LookRow): Look {
  return {
    lookId,
    when: `${inWareki(day)} ${time}`,
    who: name,
    unitName,
    as: relationWord(actedAs),
    page: pageWord(page),
    people,
  }
}
