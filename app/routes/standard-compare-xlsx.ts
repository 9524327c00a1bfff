import type { LoaderFunctionArgs } from '@remix-run/node'
import { compareFile } from '~/features/standard-review/compare-file.server'
import { compareParamsOf } from '~/features/standard-review/compare-params'
import { toXlsx } from '~/platform/spreadsheet/write-table-file'
import { download } from '~/platform/upload.server'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export async function loader({ request }: LoaderFunctionArgs) {
  const { name, sheets } = await compareFile(request, compareParamsOf(request))
  return download({ name: `${name}.xlsx`, mediaType: XLSX, bytes: await toXlsx(sheets) })
}
