import type { LoaderFunctionArgs } from '@remix-run/node'
import { budgetPage } from '~/features/training-plan/budget.server'
import { budgetSheets, workbookResponse } from '~/features/training-plan/plan-sheets'
import { planParamsOf } from '~/features/training-plan/plan-state'

export async function loader({ request }: LoaderFunctionArgs) {
  const page = await budgetPage(request, planParamsOf(request))
  return workbookResponse(`予算要求_研修_${page.yearName}`, budgetSheets(page))
}
