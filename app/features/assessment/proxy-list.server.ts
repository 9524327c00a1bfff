import { z } from 'zod'
import { read } from '~/access/read'
import { peopleConfirmedBy, peopleEnteredFor } from '~/access/relations'
import { theCity } from '~/access/subject'
import type { EntryMode, ParticipationState } from '~/domain/assessment'
import { type CityDate, withWeekday } from '~/domain/calendar'
import type { Sql } from '~/facts/sql'

const PEOPLE_A_PAGE = 50

type Row = {
  personId: number
  staffNumber: string
  name: string
  kana: string
  unitName: string
  roundName: string
  state: ParticipationState
  modes: EntryMode[]
  dueOn: CityDate
  asked: number
  entered: number
  total: number
}

export type ProxyPerson = Omit<Row, 'personId' | 'dueOn' | 'kana' | 'total'> & { due: string; mayEnter: boolean }

/** The people without a PC of one's own for whom one enters, or whom one confirms, in rounds that are open. */
export const proxyList = read({
  action: 'proxy-list.read',
  params: z.object({ page: z.coerce.number().int().min(1).catch(1) }),
  subject: () => theCity,
  async run({ sql, viewer, today }, { page }) {
    const named = new Set(await peopleEnteredFor(sql, viewer))
    const confirmed = await peopleConfirmedBy(sql, viewer)
    const rows = await askedWithoutPc(sql, [...named, ...confirmed], today, (page - 1) * PEOPLE_A_PAGE)
    return {
      page: {
        people: rows.map(({ personId, dueOn, kana: _kana, total: _total, ...row }) => ({
          ...row,
          due: withWeekday(dueOn),
          mayEnter: named.has(personId),
        })),
        isNamed: named.size > 0,
        page,
        total: rows[0]?.total ?? 0,
      },
      looked: rows.map((row) => row.personId),
    }
  },
})

async function askedWithoutPc(sql: Sql, personIds: readonly number[], day: CityDate, offset: number): Promise<Row[]> {
  return sql.$queryRaw<Row[]>`
    SELECT t.person_id AS "personId", s.number AS "staffNumber", n.name, n.kana, u.name AS "unitName", r.name AS "roundName",
      t.state, t.modes, t.self_due_on::text AS "dueOn", cardinality(t.skill_ids) AS asked,
      coalesce((SELECT count(*)::int FROM jsonb_object_keys(d.levels)), 0) AS entered, (count(*) OVER ())::int AS total
    FROM round_participant t JOIN round r ON r.id = t.round_id AND r.state = 'open'
    JOIN particulars_on(${day}::date) n ON n.person_id = t.person_id
    JOIN staff_numbers() s ON s.person_id = t.person_id
    LEFT JOIN posts_on(${day}::date) p ON p.person_id = t.person_id AND p.kind = 'primary'
    LEFT JOIN units_on(${day}::date) u ON u.unit_id = p.unit_id
    LEFT JOIN assessment_draft d ON d.round_id = t.round_id AND d.person_id = t.person_id
    WHERE t.person_id = ANY (${[...personIds]}::int[]) AND t.modes && ARRAY['proxy', 'paper']
    ORDER BY t.state IN ('submitted', 'confirmed'), n.kana COLLATE "ja-x-icu", t.person_id
    LIMIT ${PEOPLE_A_PAGE} OFFSET ${offset}`
}
