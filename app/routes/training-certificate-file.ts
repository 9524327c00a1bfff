import type { LoaderFunctionArgs } from '@remix-run/node'
import { outsideCertificateFile } from '~/features/completions/certificate-file.server'
import { attachment } from '~/platform/upload.server'

/** The file of a certificate: kept by the browser, never shown inside the portal. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const file = await outsideCertificateFile(request, { certificateId: params.id ?? '' })
  return new Response(Buffer.from(file.bytes), {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Disposition': attachment(file.name),
      'Content-Security-Policy': "default-src 'none'; sandbox",
    },
  })
}
