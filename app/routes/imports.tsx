import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { DraftWaits } from '~/features/imports/draft-waits'
import { ImportHistory } from '~/features/imports/import-history'
import { imports } from '~/features/imports/imports.server'
import { IMPORT_FILES } from '~/features/imports/start-import.server'
import { startReading } from '~/features/imports/start-reading.server'
import { Templates, UploadForm } from '~/features/imports/upload-form'
import { readUpload } from '~/platform/upload.server'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'

export const meta: MetaFunction = () => [{ title: '取込み｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return imports(request, { page: new URL(request.url).searchParams.get('page') ?? 1 })
}

export async function action({ request }: ActionFunctionArgs) {
  const { form, file } = await readUpload(request, 'file', IMPORT_FILES)
  const given = {
    kind: String(form.get('kind') ?? ''),
    provider: String(form.get('provider') ?? ''),
    from: String(form.get('from') ?? ''),
  }
  const started = await startReading(request, given.kind, file, given)
  return 'batchId' in started
    ? redirect(`/admin/imports/${started.batchId}`)
    : data({ given, errors: { [started.field ?? 'file']: [started.problem] } }, { status: 422 })
}

const DONE: Record<string, string> = {
  discarded: '取込みをやめました。何も書き込んでいません。',
}

export default function ImportsRoute() {
  const page = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>()
  const [search] = useSearchParams()
  const done = DONE[search.get('done') ?? '']
  return (
    <>
      <Breadcrumb steps={[{ to: '/', label: 'ホーム' }]} here="取込み" />
      <TitleBar
        title="取込み"
        lead="市のファイルから、組織・職員・ITスキル標準・研修と修了・外部の枠組みを取り込みます。書き込む前に、内容を確かめられます。"
      />
      {done && (
        <Notice tone="ok" live>
          {done}
        </Notice>
      )}
      {page.mayStart && <UploadForm page={page} failed={failed} />}
      {page.draft && <DraftWaits draft={page.draft} />}
      <ImportHistory page={page} />
      <Templates kinds={page.kinds} />
    </>
  )
}
