import { read } from '~/access/read'
import { unitCalled } from '~/access/subject'
import { fiscalYearEnd, fiscalYearOf } from '~/domain/calendar'
import { mayBeDelegate } from '~/domain/section-order'
import { delegationsIn } from '~/facts/delegations'
import { organisationOn } from '~/facts/organisation'
import { unitParams } from '~/features/delegation/delegation-forms'
import { confirmedByHeadOf, peopleIn } from '~/features/delegation/unit-people'

/** Who confirms and who enters for others in a unit, and whom the head can name. */
export const delegates = read({
  action: 'delegation.read',
  params: unitParams,
  subject: ({ code }, sql) => unitCalled(sql, code),
  async run({ sql, today }, { code }) {
    const organisation = await organisationOn(sql, today)
    const unit = organisation.byCode.get(code)
    if (!unit) return null
    const people = await peopleIn(sql, organisation, unit, today)
    const confirmed = confirmedByHeadOf(organisation, unit, people)
    const namable = [...new Map(people.map((person) => [person.personId, person])).values()].filter(
      (person) => person.personId !== (unit.headId ?? unit.actingHeadId) && person.staffNumber !== null,
    )
    return {
      page: {
        unit: { code: unit.code, name: unit.name, confirms: unit.confirms },
        lines: await delegationsIn(sql, unit.unitId, today),
        confirmed: confirmed.map(({ personId, name, title }) => ({ personId, name, title })),
        mayConfirm: namable.filter((person) => mayBeDelegate(person.title)).map(option),
        mayEnter: namable.map(option),
        today,
        yearEnd: fiscalYearEnd(fiscalYearOf(today)),
      },
    }
  },
})

function option(person: { staffNumber: string | null; name: string; title: string }) {
  return { staffNumber: person.staffNumber ?? '', name: person.name, title: person.title }
}
