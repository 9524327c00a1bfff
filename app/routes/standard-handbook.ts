import type { LoaderFunctionArgs } from '@remix-run/node'
import { handbookFile } from '~/features/standard/handbook-file.server'
import { download } from '~/platform/upload.server'

export async function loader({ request }: LoaderFunctionArgs) {
  const version = new URL(request.url).searchParams.get('version') ?? ''
  const { name, bytes } = await handbookFile(request, { version })
  return download({ name, mediaType: 'application/pdf', bytes })
}
