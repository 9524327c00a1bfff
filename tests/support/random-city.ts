import { type CityDate, cityDate } from '~/domain/calendar'
import { seededRandom } from '~/domain/seeded-random'
import { record } from '~/facts/record'
import type { Sql } from '~/facts/sql'
import { confirmed, person, STAMP, unit } from './city-of'

export type RandomCity = { departments: number[]; sections: number[]; people: number[] }

/** Departments with sections and people, of whom some have levels in some skills, some of them confirmed twice. */
export async function randomCity(sql: Sql, skills: ReadonlyMap<string, number>, seed: number): Promise<RandomCity> {
  const random = seededRandom(seed)
  const city: RandomCity = { departments: [], sections: [], people: [] }
  for (const d of [1, 2, 3]) {
    const department = await unit(sql, { code: `D${d}`, name: `部局${d}` })
    city.departments.push(department)
    for (const s of [1, 2]) {
      city.sections.push(await unit(sql, { code: `D${d}S${s}`, name: `課${d}${s}`, parentId: department }))
    }
  }
  for (let n = 0; n < 60; n += 1) {
    const unitId = city.sections[Math.floor(random() * city.sections.length)] ?? 0
    city.people.push(await person(sql, { number: String(300000 + n), name: `職員 ${n}`, unitId }))
  }
  const days: [CityDate, CityDate] = [cityDate('2027-07-20'), cityDate('2028-07-20')]
  const rows = city.people.flatMap((personId) =>
    random() < 0.1
      ? []
      : [...skills.values()].flatMap((skillId) =>
          days.flatMap((day) => (random() < 0.5 ? [] : [confirmed(personId, skillId, Math.floor(random() * 5), day)])),
        ),
  )
  await record(sql, 'confirmation', rows, STAMP)
  return city
}
