import type { LoaderFunctionArgs } from '@remix-run/node'
import { badRows } from '~/features/imports/bad-rows.server'
import { attachment } from '~/platform/upload.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { name, csv } = await badRows(request, { batchId: params.id ?? '' })
  return new Response(csv, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': attachment(name),
      'Cache-Control': 'no-store',
    },
  })
}
