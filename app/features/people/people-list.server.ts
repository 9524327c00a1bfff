import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { type CityDate, earlierOf, inWareki } from '~/domain/calendar'
import { parseCityDate } from '~/domain/city-date'
import { subtreeOf } from '~/domain/organisation'
import { organisationOn } from '~/facts/organisation'
import { type ListedPerson, peopleOn } from '~/facts/people-list'
import { standardInForce } from '~/facts/standard'
import { peopleParams } from './people-params'
import type { PeopleState } from './people-state'
import { visiblePeople } from './visible-people'

const PAGE_SIZE = 50

export type PeoplePage = {
  state: PeopleState
  /** `all`: everybody in office; `related`: those the viewer leads, confirms or coaches; `self`: nobody else. */
  scope: 'all' | 'related' | 'self'
  people: Omit<ListedPerson, 'personId'>[]
  total: number
  pageSize: number
  unit: { code: string; name: string } | null
  skill: { code: string; name: string } | null
  units: { code: string; name: string; depth: number }[]
  skills: { code: string; name: string }[]
  /** Set where the list is not today's. */
  asOfInWareki: string | null
  today: CityDate
  problem: string | null
}

/** Who is where, and who holds which confirmed level: people whom the viewer may know of. */
export const peopleList = read({
  action: 'people.search',
  params: peopleParams,
  subject: () => theCity,
  async run({ sql, viewer, as, today }, state): Promise<{ page: PeoplePage; looked: number[] }> {
    const parsed = state.asOf.trim() === '' ? null : parseCityDate(state.asOf)
    const isProgramme = as === 'dx_office' || as === 'hr_section'
    const asked = parsed?.ok ? parsed.date : today
    // A transfer that is recorded but not announced yet is known to those who prepare it.
    const day = isProgramme ? asked : earlierOf(asked, today)
    const [organisation, standard] = await Promise.all([organisationOn(sql, day), standardInForce(sql, day)])
    const among = isProgramme ? null : await visiblePeople(sql, viewer)
    const unit = organisation.byCode.get(state.unit) ?? null
    const skill = standard?.skills.find(({ code }) => code === state.skill) ?? null
    const { total, people } = await peopleOn(sql, day, {
      among,
      text: state.q,
      unitId: unit?.unitId ?? null,
      directly: state.directly === '1',
      skill: skill && { skillId: skill.skillId, level: state.level, only: state.only, staff: state.staff },
      page: state.page,
      pageSize: PAGE_SIZE,
    })
    return {
      page: {
        state,
        scope: among === null ? 'all' : among.length > 1 ? 'related' : 'self',
        people: people.map(({ personId: _, ...person }) => person),
        total,
        pageSize: PAGE_SIZE,
        unit: unit && { code: unit.code, name: unit.name },
        skill: skill && { code: skill.code, name: skill.name },
        units: [...organisation.byId.values()]
          .filter((each) => each.parentId === null)
          .flatMap((each) => subtreeOf(organisation, each.unitId))
          .filter((each) => each.kind !== 'subunit')
          .map(({ code, name, kind }) => ({ code, name, depth: kind === 'department' ? 0 : 1 })),
        skills: standard?.skills.map(({ code, name }) => ({ code, name })) ?? [],
        asOfInWareki: day === today ? null : inWareki(day),
        today,
        problem: parsed && !parsed.ok ? `「${state.asOf}」は日付として読めないため、きょうの一覧です。` : null,
      },
      looked: people.map((person) => person.personId),
    }
  },
})
