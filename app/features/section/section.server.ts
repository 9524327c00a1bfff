import { z } from 'zod'
import { read } from '~/access/read'
import { organisationToday, peopleConfirmedBy } from '~/access/relations'
import { unitCalled } from '~/access/subject'
import { compareDates } from '~/domain/calendar'
import { parseCityDate } from '~/domain/city-date'
import { confirmingPlaceOf, departmentOf, lineOf, subtreeOf } from '~/domain/organisation'
import { organisationOn } from '~/facts/organisation'
import { standardInForce } from '~/facts/standard'
import { standingClaims } from '~/facts/standing-claims'
import { knownToday, namedScope } from '~/features/section/known-today'
import { sectionBoard } from '~/features/section/section-board'
import { levelsOf, requiredOf, sectionPeople } from '~/features/section/section-people'

const sectionParams = z.object({
  code: z.string().regex(/^[0-9A-Za-z-]{1,20}$/),
  /** A day as people write it; empty or unreadable is today. */
  asOf: z
    .string()
    .nullish()
    .transform((text) => {
      const parsed = text ? parseCityDate(text) : null
      return parsed?.ok ? parsed.date : null
    }),
})

/** A unit's people × skills. Self-assessed values only of those whom the viewer confirms, and only as of today. */
export const sectionSkills = read({
  action: 'section.read',
  params: sectionParams,
  subject: ({ code }, sql) => unitCalled(sql, code),
  async run({ sql, viewer, today, as, relations }, { code, asOf }) {
    const day = asOf !== null && compareDates(asOf, today) < 0 ? asOf : today
    const isToday = day === today
    const organisation = isToday ? await organisationToday(sql, viewer) : await organisationOn(sql, day)
    const unit = organisation.byCode.get(code)
    if (!unit) return null
    const unitIds = subtreeOf(organisation, unit.unitId).map((each) => each.unitId)
    const everybody = await sectionPeople(sql, unitIds, day)
    const isProgramme = as === 'dx_office' || as === 'hr_section'
    const known = isProgramme ? null : await knownToday(sql, viewer)
    const mine = isToday && !isProgramme ? new Set(await peopleConfirmedBy(sql, viewer)) : new Set<number>()
    const scope = as === 'delegate' ? namedScope(viewer, mine) : null
    const people = everybody.filter(
      (person) =>
        (known === null || known.has(person.personId) || person.personId === viewer.personId) &&
        (scope === null || scope.has(person.personId)),
    )
    const personIds = people.map((person) => person.personId)
    const [levels, required, claims, standard] = await Promise.all([
      levelsOf(sql, personIds, day),
      requiredOf(sql, personIds, day),
      standingClaims(
        sql,
        personIds.filter((personId) => mine.has(personId)),
      ),
      standardInForce(sql, day),
    ])
    const own =
      viewer.personId === null
        ? null
        : confirmingPlaceOf(organisation, { personId: viewer.personId, unitId: unit.unitId })
    return {
      page: {
        unit: { code: unit.code, name: unit.name, kind: unit.kind },
        department: departmentOf(organisation, unit.unitId)?.name ?? null,
        parents: lineOf(organisation, unit.unitId)
          .slice(1)
          .filter((each) => each.kind !== 'department')
          .map((each) => ({ code: each.code, name: each.name })),
        children: (organisation.children.get(unit.unitId) ?? []).map((each) => ({ code: each.code, name: each.name })),
        day,
        today,
        isToday,
        mayConfirm: mine.size > 0 && personIds.some((personId) => mine.has(personId)),
        mayManage: relations.has('head'),
        seesRound: as !== 'hr_section' && isToday,
        others: everybody.length - people.length,
        categories: (standard?.categories ?? []).map((each) => ({ code: each.code, name: each.name })),
        ...sectionBoard({
          people,
          levels,
          required,
          claims,
          skills: standard?.skills ?? [],
          viewerId: viewer.personId,
          ownConfirmer: own?.unit.name ?? null,
          day,
        }),
      },
      looked: personIds,
    }
  },
})
