import type { LoaderFunctionArgs } from '@remix-run/node'
import { coverageFile, frameworkDownload } from '~/features/frameworks/coverage-file.server'
import { coverageAsked } from '~/features/frameworks/framework-params'
import { download } from '~/platform/upload.server'

/** `coverage.xlsx`, or the framework itself as `case.json` or `framework.csv`. */
export async function loader({ request, params: { id = '', file } }: LoaderFunctionArgs) {
  if (file === 'coverage.xlsx') return download(await coverageFile(request, coverageAsked(request, id)))
  const format = file === 'framework.csv' ? 'csv' : file === 'case.json' ? 'case' : ''
  return download(await frameworkDownload(request, { id, format }))
}
