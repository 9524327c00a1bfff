import type { LoaderFunctionArgs } from '@remix-run/node'
import { compareFile } from '~/features/standard-review/compare-file.server'
import { compareParamsOf } from '~/features/standard-review/compare-params'
import { MEDIA_TYPES } from '~/platform/file-kind'
import { toXlsx } from '~/platform/spreadsheet/write-table-file'
import { download } from '~/platform/upload.server'

export async function loader({ request }: LoaderFunctionArgs) {
  const { name, sheets } = await compareFile(request, compareParamsOf(request))
  return download({ name: `${name}.xlsx`, mediaType: MEDIA_TYPES.xlsx, bytes: await toXlsx(sheets) })
}
