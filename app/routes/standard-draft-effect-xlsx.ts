import type { LoaderFunctionArgs } from '@remix-run/node'
import { effectFile, effectFileResponse } from '~/features/standard-publication/effect-file.server'
import { effectParamsOf } from '~/features/standard-publication/effect-params'

export async function loader({ request }: LoaderFunctionArgs) {
  return effectFileResponse(await effectFile(request, effectParamsOf(request)))
}
