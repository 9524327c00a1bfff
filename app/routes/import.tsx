import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { IMPORT_KIND_WORDS } from '~/domain/terms'
import { BadRowsTable } from '~/features/imports/bad-rows-table'
import { decideImport } from '~/features/imports/decide-import.server'
import { DecidePanel } from '~/features/imports/decide-panel'
import { EncodingPanel } from '~/features/imports/encoding-panel'
import { FrameworkPanel } from '~/features/imports/framework-panel'
import { importPage } from '~/features/imports/import.server'
import { Figures, FileFacts, PreviewHeading } from '~/features/imports/preview-heading'
import { QuestionsPanel } from '~/features/imports/questions-panel'
import { ReadingPanel } from '~/features/imports/reading-panel'
import { RowsToCome } from '~/features/imports/rows-to-come'
import { UndoPanel } from '~/features/imports/undo-panel'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Notice } from '~/ui/notice'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `${IMPORT_KIND_WORDS[data.record.kind]}の取込み` : '取込み'}｜DX人材ポータル` },
]

export function loader({ request, params }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams
  return importPage(request, { batchId: params.id ?? '', list: search.get('list'), page: search.get('page') ?? 1 })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const decided = await decideImport(request, params.id ?? '', await request.formData())
  return 'to' in decided ? redirect(decided.to) : data({ problem: decided.problem }, { status: 422 })
}

const DONE: Record<string, { tone: 'ok' | 'warn'; words: string }> = {
  encoding: { tone: 'ok', words: '選んだ文字コードで読み直しました。' },
  answered: { tone: 'ok', words: '答えを当てはめて、読み直しました。' },
  committed: { tone: 'ok', words: '取り込みました。' },
  undone: { tone: 'ok', words: '全部取り消しました。もとの状態に戻っています。' },
  again: {
    tone: 'warn',
    words:
      '確かめたあとに登録内容が変わったので、まだ取り込んでいません。新しい結果を確かめて、もう一度「取り込む」を押してください。',
  },
}

export default function ImportRoute() {
  const page = useLoaderData<typeof loader>()
  const { record, preview } = page
  const failed = useActionData<typeof action>()
  const [search] = useSearchParams()
  const done = DONE[record.state === 'failed' || record.state === 'reading' ? '' : (search.get('done') ?? '')]
  // A framework of which too little is known comes to nothing yet: first it is asked for.
  const waits = preview?.framework?.isOpen === true
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/admin/imports', label: '取込み' },
        ]}
        here={record.fileName}
      />
      <PreviewHeading page={page} />
      <div className="mb-4">
        {done && !failed && (
          <Notice tone={done.tone} live>
            {done.words}
          </Notice>
        )}
        {failed && (
          <Notice tone="error" live>
            {failed.problem}
          </Notice>
        )}
      </div>
      {record.state === 'reading' && <ReadingPanel isStopped={page.isStopped} />}
      {record.failure && record.state === 'failed' && (
        <Notice tone="error" title="読み込めません">
          {record.failure}
        </Notice>
      )}
      <FileFacts page={page} />
      <EncodingPanel page={page} />
      {!waits && <Figures page={page} />}
      <QuestionsPanel page={page} />
      <FrameworkPanel page={page} />
      {preview && !waits && <BadRowsTable record={record} preview={preview} />}
      {record.state === 'previewed' && !waits && <DecidePanel page={page} />}
      <RowsToCome page={page} />
      <UndoPanel page={page} />
    </>
  )
}
