/**
 * The criteria on what somebody is already: employed, certified, about to run out.
 * Source: certification rules › `employment`, `certification_held`, `renewal_window`.
 */
import { addDays, addMonths, type CityDate, fiscalYearOf, fiscalYearStart, fullMonths } from './calendar'
import type { CriterionOf } from './certification-criteria'
import type { CertificationFacts } from './certification-facts'
import { type Judgement, judged } from './criterion-judgement'

/** Kind and state of employment, and full months of service on a day. */
export function judgeEmployment(
  criterion: CriterionOf<'employment'>,
  { employment }: CertificationFacts,
  on: CityDate,
): Judgement {
  const { employmentTypes, statuses, minServiceMonths } = criterion
  if (employment === null) return judged(criterion, 0, minServiceMonths, ['employment'])
  const served = fullMonths(employment.since, on)
  const wrong = [
    ...(employmentTypes.includes(employment.type) ? [] : ['type']),
    ...(statuses.includes(employment.status) ? [] : ['status']),
  ]
  const longEnough = employment.since <= addMonths(on, -minServiceMonths)
  return {
    ...judged(criterion, served, minServiceMonths, wrong),
    met: wrong.length === 0 && longEnough,
    metFrom: wrong.length === 0 && !longEnough ? firstDayMonthsAfter(employment.since, minServiceMonths) : null,
  }
}

/** The first day of which "N months before" is not earlier than a day. */
function firstDayMonthsAfter(day: CityDate, months: number): CityDate {
  let first = addMonths(day, months)
  while (addMonths(first, -months) < day) first = addDays(first, 1)
  return first
}

/** A valid certificate of another role, held for so many fiscal years. */
export function judgeHeld(
  criterion: CriterionOf<'certification_held'>,
  { certificates }: CertificationFacts,
  on: CityDate,
): Judgement {
  const held = certificates
    .filter((one) => one.role === criterion.roleCode && isHeldOn(one, on))
    .map((one) => fiscalYearOf(on) - fiscalYearOf(one.certifiedOn))
  const years = Math.max(-1, ...held)
  return {
    ...judged(criterion, Math.max(0, years), criterion.minFiscalYearsHeld, years < 0 ? [criterion.roleCode] : []),
    met: years >= criterion.minFiscalYearsHeld,
  }
}

/** A certificate is renewed in the fiscal year in which it runs out. */
export function judgeWindow(
  criterion: CriterionOf<'renewal_window'>,
  { certificates }: CertificationFacts,
  on: CityDate,
): Judgement {
  const own = certificates.filter((one) => one.role === criterion.roleCode && isHeldOn(one, on))
  const open = own.some((one) => fiscalYearOf(one.validThrough) === fiscalYearOf(on))
  const [next] = own.map((one) => one.validThrough).sort()
  return {
    ...judged(criterion, open ? 1 : 0, 1, own.length === 0 ? [criterion.roleCode] : []),
    met: open,
    metFrom: !open && next ? fiscalYearStart(fiscalYearOf(next)) : null,
  }
}

function isHeldOn(one: CertificationFacts['certificates'][number], on: CityDate): boolean {
  return one.state === 'valid' && one.certifiedOn <= on && one.validThrough >= on
}
