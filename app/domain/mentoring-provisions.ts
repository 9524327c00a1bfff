/** Until when 暫定メンター sign off for leaders. Source: certification rules › `transitionalProvisions` (TP-2). */
import type { FiscalYear } from './calendar'
import type { CertificationRules } from './certification-rules'

/** Do the rules let a 暫定メンター sign off in a fiscal year? */
export function provisionsAllowMentor({ transitionalProvisions }: CertificationRules, year: FiscalYear): boolean {
  return transitionalProvisions.some(
    ({ fiscalYears, addsSignerRoles }) =>
      fiscalYears.includes(year) &&
      Object.values(addsSignerRoles).some((roles) => roles.includes('PROVISIONAL_MENTOR')),
  )
}
