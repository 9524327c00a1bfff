import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { type CityDate, laterOf } from '~/domain/calendar'
import { recordId } from '~/domain/record-id'
import { standardInForce } from '~/facts/standard'
import { type RoundRow, roundPopulation, roundRow } from '~/features/rounds/population'
import { progressByUnit } from '~/features/rounds/round-progress'

const params = z.object({
  id: recordId(),
  department: z
    .string()
    .regex(/^[0-9A-Za-z-]{1,20}$/)
    .nullish(),
})

/** One round: whom it will ask while it is planned, how far it is while open, what it showed once closed. */
export const roundPage = read({
  action: 'rounds.read',
  params,
  subject: () => theCity,
  async run({ sql, today }, { id, department = null }) {
    const round = await roundRow(sql, id)
    if (!round) return null
    const departments = await sql.$queryRaw<{ code: string; name: string }[]>`
      SELECT u.code, u.name FROM units_on(${round.closedOn ?? today}::date) u WHERE u.kind = 'department' ORDER BY u.code`
    const publications = await sql.$queryRaw<{ title: string; publishedOn: CityDate }[]>`
      SELECT title, published_on::text AS "publishedOn" FROM publication WHERE round_id = ${id} ORDER BY id`
    const progress =
      round.state === 'planned' ? null : await progressByUnit(sql, round, { departmentCode: department, today })
    return {
      page: {
        round,
        today,
        department: departments.find((each) => each.code === department) ?? null,
        departments,
        publications,
        progress,
        preview: round.state === 'planned' ? await preview(round, today, departments) : null,
      },
    }

    async function preview(planned: RoundRow, day: CityDate, names: readonly { code: string; name: string }[]) {
      const basis = planned.opensOn > day ? planned.opensOn : day
      const standard = await standardInForce(sql, basis)
      const asking = { ...planned, standardId: standard?.id ?? planned.standardId }
      const { asked, notAsked } = await roundPopulation(sql, asking, basis)
      const days = asked.map((each) => each.selfDueOn)
      return { basis, latestOwnDay: days.reduce(laterOf, planned.selfDueOn), ...previewOf(asked, notAsked, names) }
    }
  },
})

type Counted = { rule: string; departmentCode: string | null; skillIds: readonly number[] }
type Left = { why: string; departmentCode: string | null }

/**
 * The population in figures: by rule, by department, and who is left out. 会計年度任用職員 are shown apart from the
 * regular staff, as everywhere (skill-standard populationRules POP-7).
 */
function previewOf(
  asked: readonly Counted[],
  notAsked: readonly Left[],
  departments: readonly { code: string; name: string }[],
) {
  const regular = asked.filter((each) => each.rule !== 'POP-7')
  const fiscalYear = asked.filter((each) => each.rule === 'POP-7')
  const rules = [...new Set(regular.map((each) => each.rule))].sort()
  const of = (group: readonly Counted[], code: string) => group.filter((each) => each.departmentCode === code)
  return {
    total: asked.length,
    rules: rules.map((rule) => {
      const group = regular.filter((each) => each.rule === rule)
      return { rule, people: group.length, skills: mostSkills(group) }
    }),
    fiscalYear: { people: fiscalYear.length, skills: mostSkills(fiscalYear) },
    departments: departments
      .map(({ code, name }) => ({
        code,
        name,
        people: of(regular, code).length,
        byRule: rules.map((rule) => of(regular, code).filter((each) => each.rule === rule).length),
        fiscalYear: of(fiscalYear, code).length,
        left: notAsked.filter((each) => each.departmentCode === code && each.why === 'on_leave').length,
      }))
      .filter((line) => line.people + line.fiscalYear + line.left > 0),
    left: {
      onLeave: notAsked.filter((each) => each.why === 'on_leave').length,
      fiscalYear: notAsked.filter((each) => each.why === 'fiscal_year').length,
      nothing: notAsked.filter((each) => each.why === 'nothing_to_ask').length,
    },
  }
}

function mostSkills(group: readonly Counted[]): number {
  return Math.max(0, ...group.map((each) => each.skillIds.length))
}
