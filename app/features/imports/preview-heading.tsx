import { Form } from '@remix-run/react'
import { IMPORT_KIND_WORDS, IMPORT_STATE_WORDS } from '~/domain/terms'
import type { ImportPage } from '~/features/imports/import.server'
import { isTable, summaryOf, tellsMissing } from '~/features/imports/import-preview'
import { Button, LinkButton } from '~/ui/button'
import { DefinitionList } from '~/ui/definition-list'
import { KeyFigures } from '~/ui/key-figures'
import { TitleBar } from '~/ui/title-bar'

const LEADS: Record<ImportPage['record']['state'], string> = {
  reading: 'まだ何も書き込んでいません。',
  previewed: 'まだ何も書き込んでいません。下の内容でよければ取り込みます。',
  failed: '何も書き込んでいません。',
  committed: '取り込みました。',
  undone: 'この取込みは取り消しました。もとの状態に戻っています。',
  discarded: 'この取込みはやめました。何も書き込んでいません。',
}

const IGNORED_WORDS = { BLANK: '空の行', TITLE: '表題', NOTE: '注記', TOTAL: '合計', NOT_COMPLETED: '未修了' }

/** Which file this is, what it comes to in one sentence, and in figures. */
export function PreviewHeading({ page }: { page: ImportPage }) {
  const { record, preview } = page
  const word = record.state === 'previewed' ? '確認' : IMPORT_STATE_WORDS[record.state]
  return (
    <TitleBar
      title={`${IMPORT_KIND_WORDS[record.kind]}の取込み　${word}`}
      lead={`${LEADS[record.state]}${record.state === 'committed' ? `${record.at} ${record.createdBy}` : ''}`}
      insight={
        preview &&
        record.state === 'previewed' &&
        !preview.framework?.isOpen && <Summary preview={preview} kind={record.kind} />
      }
      actions={
        (record.state === 'previewed' || page.isStopped) && page.mayDecide ? (
          <Form method="post">
            <Button name="intent" value="discard" size="sm" icon="file">
              やめて、別のファイルにする
            </Button>
          </Form>
        ) : (
          <LinkButton to="/admin/imports" size="sm" icon="file">
            別のファイルを取り込む
          </LinkButton>
        )
      }
    />
  )
}

type SummaryProps = { preview: NonNullable<ImportPage['preview']> } & Pick<ImportPage['record'], 'kind'>

function Summary({ preview, kind }: SummaryProps) {
  const { plain, marked, rest } = summaryOf(preview, isTable(kind, preview))
  return (
    <>
      {plain}
      <em>{marked}</em>
      {rest}
    </>
  )
}

/** How the file was read: its name and size, what was noticed, which rows were passed over. */
export function FileFacts({ page }: { page: ImportPage }) {
  const { record, preview } = page
  const size = `${Math.max(1, Math.round(record.fileSize / 1024)).toLocaleString('ja-JP')} KB`
  const items = [{ term: 'ファイル', value: `${record.fileName}（${size}）` }]
  if (record.provider !== '') items.push({ term: '提供元', value: record.provider })
  if (preview && preview.ignored.length > 0) items.push({ term: '飛ばした行', value: ignoredWords(preview.ignored) })
  if (record.state === 'undone') {
    items.push({ term: '取消し', value: `${record.undoneAt} ${record.undoneBy}「${record.undoReason}」` })
  }
  return (
    <>
      <DefinitionList items={items} />
      {preview && (
        <ul className="small list-disc pl-6 my-3">
          {preview.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </>
  )
}

export function Figures({ page }: { page: ImportPage }) {
  const { record, preview } = page
  if (!preview) return null
  const { counts } = preview
  const listed = record.state === 'previewed'
  const listOf = (list: string, count: number) => (listed && count > 0 ? `?list=${list}#rows` : undefined)
  const rows = counts.new + counts.changed + counts.unchanged + counts.bad
  return (
    <KeyFigures
      figures={[
        { label: 'データの行', value: rows, unit: '行' },
        { label: '新規', value: counts.new, unit: '行', to: listOf('added', counts.new) },
        { label: '変更', value: counts.changed, unit: '行', to: listOf('changed', counts.changed) },
        { label: '変更なし（2 度目の行）', value: counts.unchanged, unit: '行' },
        ...(tellsMissing(record.kind)
          ? [{ label: '載っていないもの', value: counts.missing, unit: '件', to: listOf('missing', counts.missing) }]
          : []),
        {
          label: record.state === 'committed' ? '除いた行' : 'エラー',
          value: counts.bad,
          unit: '行',
          bad: counts.bad > 0,
        },
      ]}
    />
  )
}

function ignoredWords(ignored: NonNullable<ImportPage['preview']>['ignored']): string {
  const shown = ignored.slice(0, 20).map(({ line, code }) => `${line} 行目（${IGNORED_WORDS[code]}）`)
  return shown.join('、') + (ignored.length > shown.length ? ` ほか ${ignored.length - shown.length} 行` : '')
}
