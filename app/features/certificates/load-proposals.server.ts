import type { Reading } from '~/access/read'
import type { Career } from '~/domain/goals'
import { servicePeriods } from '~/facts/service-periods'
import { type Proposed, proposalsOf } from './order-proposals'

/** Where certificates do not follow the orders: nothing of the viewer's own, and of 職員課 what it may record itself. */
export async function loadProposals(
  { sql, today, relations, viewer }: Pick<Reading, 'sql' | 'today' | 'relations' | 'viewer'>,
  careers: readonly Career[],
): Promise<Proposed[]> {
  const others = careers.filter(({ personId }) => personId !== viewer.personId)
  const services = await servicePeriods(
    sql,
    others.map(({ personId }) => personId),
  )
  const all = proposalsOf(others, services, today)
  return relations.has('dx_office') ? all : all.filter(({ event }) => event !== 'restart')
}
