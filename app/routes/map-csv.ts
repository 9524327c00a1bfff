import type { LoaderFunctionArgs } from '@remix-run/node'
import { mapParamsOf } from '~/features/skill-map/map-params'
import { fileResponse, skillMapFile } from '~/features/skill-map/skill-map-file.server'

export async function loader({ request }: LoaderFunctionArgs) {
  return fileResponse(await skillMapFile(request, mapParamsOf(request)), 'csv')
}
