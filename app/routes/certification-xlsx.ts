import type { LoaderFunctionArgs } from '@remix-run/node'
import { officeFile, officeFileResponse } from '~/features/certification/office-file.server'
import { officeSearch } from '~/features/certification/office-params'

export async function loader({ request }: LoaderFunctionArgs) {
  return officeFileResponse(await officeFile(request, officeSearch(request)))
}
