import type { LoaderFunctionArgs } from '@remix-run/node'
import { projectFile } from '~/features/practice/project-file.server'
import { download } from '~/platform/upload.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  return download(await projectFile(request, { id: params.id ?? '', artefactId: params.artefactId ?? '' }))
}
