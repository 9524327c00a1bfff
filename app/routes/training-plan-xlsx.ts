import type { LoaderFunctionArgs } from '@remix-run/node'
import { planFile } from '~/features/training-plan/plan-file.server'
import { planSheets, workbookResponse } from '~/features/training-plan/plan-sheets'
import { planParamsOf } from '~/features/training-plan/plan-state'

export async function loader({ request }: LoaderFunctionArgs) {
  const plan = await planFile(request, planParamsOf(request))
  return workbookResponse(plan.name, planSheets(plan))
}
