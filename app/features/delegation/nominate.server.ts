import { command, refuse } from '~/access/command'
import type { CityDate } from '~/domain/calendar'
import { ROLE_WORDS } from '~/domain/terms'
import { record } from '~/facts/record'
import { holdPerson } from '~/facts/submission'
import { nominateForm } from '~/features/delegation/delegation-forms'

type Standing = { unitId: number; aim: string | null; nominatedOn: CityDate | null; holds: boolean; isLeader: boolean }

/** The head nominates somebody of the unit for the role that the person has chosen to aim at. */
export const nominate = command({
  action: 'nomination.give',
  input: nominateForm,
  subject: (input) => ({ about: 'person', personId: input.person }),
  async run({ sql, viewer, today, stamp }, input) {
    await holdPerson(sql, input.person)
    const [standing] = await sql.$queryRaw<Standing[]>`
      SELECT p.unit_id AS "unitId", m.role AS aim, c.nominated_on::text AS "nominatedOn",
        EXISTS (SELECT 1 FROM role_holders_on(${today}::date) h WHERE h.person_id = p.person_id AND h.role = ${input.role}) AS holds,
        EXISTS (SELECT 1 FROM role_holders_on(${today}::date) h WHERE h.person_id = p.person_id AND h.role = 'DX_LEADER') AS "isLeader"
      FROM posts_on(${today}::date) p
      LEFT JOIN aims_on(${today}::date) m ON m.person_id = p.person_id
      LEFT JOIN candidates_on(${today}::date) c ON c.person_id = p.person_id AND c.role = m.role
      WHERE p.person_id = ${input.person} AND p.kind = 'primary'`
    const role = ROLE_WORDS[input.role]
    if (!viewer?.personId || !standing) return refuse('この人は、いま在職していません。')
    if (standing.holds) return refuse(`この人はもう${role}です。`)
    if (standing.aim !== input.role) {
      return refuse(
        `本人がまだ${role}をめざしていません。本人に「わたしのスキル」で、めざす役割を選んでもらってください。`,
      )
    }
    if (standing.nominatedOn !== null) return refuse('この人はもう推薦されています。')
    if (input.role === 'DX_MASTER' && !standing.isLeader) {
      return refuse('マスターに推薦できるのは、DX推進リーダーの認定がある人だけです。')
    }
    const [id] = await record(
      sql,
      'nomination',
      [
        {
          personId: input.person,
          role: input.role,
          unitId: standing.unitId,
          nominatedById: viewer.personId,
          nominatedOn: today,
        },
      ],
      stamp,
    )
    return {
      did: { personId: input.person },
      audit: {
        subjectKind: 'nomination',
        subjectId: id ?? 0,
        subjectPersonId: input.person,
        detail: { role: input.role },
      },
      events: [{ kind: 'nominated', personId: input.person, role: input.role }],
    }
  },
})
