import type { LoaderFunctionArgs } from '@remix-run/node'
import { certificatePaperFile } from '~/features/certificates/paper.server'
import { download } from '~/platform/upload.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { number, bytes } = await certificatePaperFile(request, { number: params.number ?? '' })
  return download({ name: `認定証_${number}.pdf`, mediaType: 'application/pdf', bytes })
}
