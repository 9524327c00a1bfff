import type { LoaderFunctionArgs } from '@remix-run/node'
import { ownEvidenceFile } from '~/features/assessment/evidence-file.server'
import { download } from '~/platform/upload.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  return download(await ownEvidenceFile(request, { evidenceId: params.evidenceId ?? '' }))
}
