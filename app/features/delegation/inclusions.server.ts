import { read } from '~/access/read'
import { unitCalled } from '~/access/subject'
import { termLastDay, whyNotIncludable } from '~/domain/fiscal-year-inclusion'
import { organisationOn } from '~/facts/organisation'
import { unitParams } from '~/features/delegation/delegation-forms'
import { fiscalYearStaffIn } from '~/features/delegation/unit-people'

/** The 会計年度任用職員 whom a unit's head confirms: their terms, and whom the head includes in the rounds (POP-7). */
export const inclusions = read({
  action: 'fiscal-year-staff.read',
  params: unitParams,
  subject: ({ code }, sql) => unitCalled(sql, code),
  async run({ sql, today }, { code }) {
    const organisation = await organisationOn(sql, today)
    const unit = organisation.byCode.get(code)
    if (!unit) return null
    const staff = await fiscalYearStaffIn(sql, organisation, unit, today)
    const people = staff.map(({ person, facts }) => ({
      personId: person.personId,
      staffNumber: person.staffNumber,
      name: person.name,
      unitName: person.unitId === unit.unitId ? null : person.unitName,
      onLeave: facts.onLeave,
      hiredOn: facts.hiredOn,
      lastDay: termLastDay(facts, today),
      included: facts.included && { from: facts.included.from, through: facts.included.through },
      wasIncluded: facts.wasIncluded,
      whyNot: whyNotIncludable(facts, today),
    }))
    return {
      page: {
        unit: { code: unit.code, name: unit.name },
        included: people.filter((person) => person.included !== null),
        others: people.filter((person) => person.included === null),
      },
      looked: people.map((person) => person.personId),
    }
  },
})
