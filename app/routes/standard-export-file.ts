import type { LoaderFunctionArgs } from '@remix-run/node'
import { exportFile } from '~/features/standard-export/export-file.server'
import { download } from '~/platform/upload.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { version = '', format } = params
  return download(await exportFile(request, { version, format: format as 'json' }))
}
