import type { LoaderFunctionArgs } from '@remix-run/node'
import { ownEvidenceFile } from '~/features/assessment/evidence-file.server'
import { attachment } from '~/platform/upload.server'

/** A file of evidence: kept by the browser, never shown inside the portal. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const file = await ownEvidenceFile(request, { evidenceId: params.evidenceId ?? '' })
  return new Response(Buffer.from(file.bytes), {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Disposition': attachment(file.name),
      'Content-Security-Policy': "default-src 'none'; sandbox",
    },
  })
}
