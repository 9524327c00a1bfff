import type { LoaderFunctionArgs } from '@remix-run/node'
import { importTemplate } from '~/features/imports/import-template.server'
import { attachment } from '~/platform/upload.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { name, type, body } = await importTemplate(request, { file: params.file ?? '' })
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: { 'Content-Type': type, 'Content-Disposition': attachment(name) },
  })
}
