import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { type CityDate, fiscalYearEnd, fiscalYearOf } from '~/domain/calendar'
import { confirmingPlaceOf, departmentOf, lineOf, type Organisation, vacancies } from '~/domain/organisation'
import { organisationOn } from '~/facts/organisation'

type Post = { personId: number; unitId: number; name: string; title: string; staffNumber: string | null }
type Delegated = { personIds: number[]; name: string; endsOn: CityDate }

/** Where nobody confirms: units without a head, and people above whom nobody stands and for whom nobody is named. */
export const vacanciesPage = read({
  action: 'vacancies.read',
  params: z.object({}),
  subject: () => theCity,
  async run({ sql, today }) {
    const organisation = await organisationOn(sql, today)
    const posts = await sql.$queryRaw<Post[]>`
      SELECT p.person_id AS "personId", p.unit_id AS "unitId", a.name, p.title, n.number AS "staffNumber"
      FROM posts_on(${today}::date) p JOIN particulars_on(${today}::date) a ON a.person_id = p.person_id
      LEFT JOIN staff_numbers() n ON n.person_id = p.person_id
      WHERE p.kind = 'primary' ORDER BY p.unit_id, p.person_id`
    const delegated = await sql.$queryRaw<Delegated[]>`
      SELECT d.person_ids AS "personIds", a.name, d.ends_on::text AS "endsOn" FROM delegations_on(${today}::date) d
      JOIN particulars_on(${today}::date) a ON a.person_id = d.person_id
      WHERE d.kind = 'delegate' AND cardinality(d.person_ids) > 0`
    const alone = posts.filter((post) => confirmingPlaceOf(organisation, post) === null)
    const people = alone.map((post) => {
      const provided = delegated.find((each) => each.personIds.includes(post.personId))
      const department = departmentOf(organisation, post.unitId)
      return {
        ...post,
        departmentCode: department?.code ?? '',
        unitName: organisation.byId.get(post.unitId)?.name ?? '',
        confirmer: provided ? { name: provided.name, through: provided.endsOn } : null,
      }
    })
    return {
      page: {
        units: vacancies(organisation).map((unit) => {
          const line = lineOf(organisation, unit.unitId)
          const above = line.slice(1).find((each) => each.confirms && (each.headId ?? each.actingHeadId) !== null)
          return {
            code: unit.code,
            name: unit.name,
            path: line.slice(1).map((each) => each.name),
            insteadOf: above?.name ?? null,
            people: posts.filter((post) =>
              lineOf(organisation, post.unitId).some((each) => each.unitId === unit.unitId),
            ).length,
          }
        }),
        headed: headedUnits(organisation, new Map(posts.map((post) => [post.personId, post.name]))),
        people,
        today,
        yearEnd: fiscalYearEnd(fiscalYearOf(today)),
      },
      looked: people.map((person) => person.personId),
    }
  },
})

/** Confirming units that have a head or somebody who acts, with who it is: one may have been entered wrongly. */
function headedUnits(
  organisation: Organisation,
  names: ReadonlyMap<number, string>,
): { code: string; label: string }[] {
  return [...organisation.byId.values()].flatMap(({ unitId, code, name, confirms, headId, actingHeadId }) => {
    const personId = headId ?? actingHeadId
    if (!confirms || personId === null) return []
    const above = lineOf(organisation, unitId)
      .slice(1)
      .map((unit) => unit.name)
    const place = above.length > 0 ? `（${above.reverse().join(' ／ ')}）` : ''
    return [{ code, label: `${name}${place}：${names.get(personId) ?? '名前の記録がない人'}` }]
  })
}
