/** Until when 暫定メンター sign off for leaders. Source: certification rules › `transitionalProvisions` (TP-2). */
import { type FiscalYear, fiscalYear } from './calendar'
import type { CertificationRules } from './certification-rules'

/** The fiscal years in which the rules let a 暫定メンター sign off, the first one first. */
export function yearsOfProvisionalMentors({ transitionalProvisions }: CertificationRules): FiscalYear[] {
  const years = transitionalProvisions
    .filter(({ addsSignerRoles }) =>
      Object.values(addsSignerRoles).some((roles) => roles.includes('PROVISIONAL_MENTOR')),
    )
    .flatMap(({ fiscalYears }) => fiscalYears)
  return [...new Set(years)].sort((a, b) => a - b).map(fiscalYear)
}
