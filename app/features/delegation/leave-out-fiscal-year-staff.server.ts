import { command, refuse } from '~/access/command'
import { unitCalled } from '~/access/subject'
import { addDays } from '~/domain/calendar'
import { endInclusions } from '~/facts/fiscal-year-inclusions'
import { organisationOn } from '~/facts/organisation'
import { leaveOutForm } from '~/features/delegation/delegation-forms'
import { fiscalYearStaffIn } from '~/features/delegation/unit-people'

/** The head includes these people no longer: rounds that open from today on do not ask them. One that asks goes on. */
export const leaveOutFiscalYearStaff = command({
  action: 'fiscal-year-staff.leave-out',
  input: leaveOutForm,
  subject: (input, sql) => unitCalled(sql, input.unit),
  async run({ sql, today, stamp }, input) {
    const organisation = await organisationOn(sql, today)
    const unit = organisation.byCode.get(input.unit)
    if (!unit) return refuse('この所属は見つかりません。')
    const staff = await fiscalYearStaffIn(sql, organisation, unit, today)
    const personIds = new Set(input.people)
    const chosen = staff.flatMap(({ person, facts }) =>
      facts.included && personIds.has(person.personId)
        ? [{ personId: person.personId, inclusionId: facts.included.inclusionId }]
        : [],
    )
    if (chosen.length < personIds.size) {
      return refuse('もう対象ではない人が選ばれています。画面を開き直して、選び直してください。')
    }
    await endInclusions(
      sql,
      chosen.map((each) => each.inclusionId),
      addDays(today, -1),
      stamp,
    )
    return {
      did: { people: chosen.length },
      audit: chosen.map(({ personId, inclusionId }) => ({
        subjectKind: 'fiscal_year_inclusion',
        subjectId: inclusionId,
        subjectPersonId: personId,
        detail: { unit: unit.code },
      })),
    }
  },
})
