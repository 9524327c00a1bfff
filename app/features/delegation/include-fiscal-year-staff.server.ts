import { command, refuse } from '~/access/command'
import { unitCalled } from '~/access/subject'
import { termLastDay, whyNotIncludable } from '~/domain/fiscal-year-inclusion'
import { includeInRounds } from '~/facts/fiscal-year-inclusions'
import { organisationOn } from '~/facts/organisation'
import { includeForm } from '~/features/delegation/delegation-forms'
import { WHY_NOT_INCLUDABLE } from '~/features/delegation/inclusion-words'
import { fiscalYearStaffIn } from '~/features/delegation/unit-people'

/** The head includes 会計年度任用職員 in the rounds that open from today on, until their term ends (POP-7). */
export const includeFiscalYearStaff = command({
  action: 'fiscal-year-staff.include',
  input: includeForm,
  subject: (input, sql) => unitCalled(sql, input.unit),
  async run({ sql, today, stamp }, input) {
    const organisation = await organisationOn(sql, today)
    const unit = organisation.byCode.get(input.unit)
    if (!unit) return refuse('この所属は見つかりません。')
    const staff = await fiscalYearStaffIn(sql, organisation, unit, today)
    const known = new Map(staff.map((each) => [each.person.personId, each]))
    const personIds = [...new Set(input.worksAtTerminal)]
    const chosen = personIds.flatMap((personId) => known.get(personId) ?? [])
    if (chosen.length < personIds.length) {
      return refuse('この所属の会計年度任用職員ではない人が選ばれています。画面を開き直して、選び直してください。')
    }
    const already = chosen.find(({ facts }) => facts.included !== null)
    if (already) return refuse(`${already.person.name}さんは、もう対象になっています。印を外してください。`)
    for (const { person, facts } of chosen) {
      const whyNot = whyNotIncludable(facts, today)
      if (whyNot) return refuse(`${person.name}さんは、${WHY_NOT_INCLUDABLE[whyNot]}。印を外してください。`)
    }
    const inclusionIds = await includeInRounds(
      sql,
      chosen.map(({ person, facts }) => ({
        personId: person.personId,
        unitId: person.unitId,
        from: today,
        through: termLastDay(facts, today),
      })),
      stamp,
    )
    return {
      did: { people: chosen.length },
      audit: chosen.map(({ person }, index) => ({
        subjectKind: 'fiscal_year_inclusion',
        subjectId: inclusionIds[index] ?? 0,
        subjectPersonId: person.personId,
        detail: { unit: unit.code },
      })),
    }
  },
})
