import type { LoaderFunctionArgs } from '@remix-run/node'
import { holdersFile, holdersFileResponse } from '~/features/certificates/holders-file.server'
import { holdersParamsOf } from '~/features/certificates/holders-params'

export async function loader({ request }: LoaderFunctionArgs) {
  return holdersFileResponse(await holdersFile(request, holdersParamsOf(request)))
}
