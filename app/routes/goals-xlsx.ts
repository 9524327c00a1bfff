import type { LoaderFunctionArgs } from '@remix-run/node'
import { goalsFile, goalsFileResponse } from '~/features/goals/goals-file.server'
import { searchOf } from '~/features/goals/goals-params'

export async function loader({ request }: LoaderFunctionArgs) {
  return goalsFileResponse(await goalsFile(request, searchOf(request)))
}
