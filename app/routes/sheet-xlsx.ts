import type { LoaderFunctionArgs } from '@remix-run/node'
import { sheetFile, sheetFileResponse } from '~/features/sheets/sheet-file.server'
import { sheetParamsOf } from '~/features/sheets/sheet-params'

export async function loader({ request, params }: LoaderFunctionArgs) {
  return sheetFileResponse(await sheetFile(request, sheetParamsOf(request, params.number)))
}
