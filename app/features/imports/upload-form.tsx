import { Form, Link, useNavigation } from '@remix-run/react'
import { IMPORT_KIND_WORDS } from '~/domain/terms'
import type { ImportsPage } from '~/features/imports/imports.server'
import { Button } from '~/ui/button'
import { Segmented } from '~/ui/choice'
import { DateInput, Field, TextInput } from '~/ui/field'
import { KeyPanel } from '~/ui/panel'

const HELP = {
  units: '部局・所属・係などの一覧。職員より先に取り込みます。',
  staff: '職員の名簿や異動の一覧。',
  standard:
    'スキル・レベルの指標・役割プロファイル。Excel ブックか CSV に書き込めます（JSON と CASE も読めます）。下書きとして入ります。',
  courses: '研修の名前・伸ばすスキル・定員など（JSON）。',
  completions: 'eラーニングの受講結果や、研修の出席の一覧。職員番号・メール・氏名と所属のどれかで人を探します。',
  framework:
    'IPA・SFIA・DigComp などの枠組み。CASE の JSON、Moodle の CSV、列の対応を決めた表。続けて取り込むと一つになります。',
}

const TEMPLATES = {
  units: ['xlsx', 'csv'],
  staff: ['xlsx', 'csv'],
  standard: ['xlsx', 'csv', 'json'],
  courses: ['json'],
  completions: ['xlsx', 'csv'],
  framework: ['xlsx', 'csv'],
} as const

/** What was sent and not taken, with the reason at the field that it is about. */
type Failed = { given: { kind: string; provider: string; from: string }; errors: Record<string, string[] | undefined> }

/** Chooses what comes in and from which file; the next page shows what it comes to. */
export function UploadForm({ page, failed }: { page: ImportsPage; failed?: Failed }) {
  const { given, errors = {} } = failed ?? {}
  const error = errors.file
  const sending = useNavigation().formData?.get('intent') === 'start'
  return (
    <Form method="post" encType="multipart/form-data">
      <input type="hidden" name="intent" value="start" />
      <KeyPanel
        title="ファイルを選ぶ"
        action={
          <Button look="primary" size="lg" icon="upload" disabled={sending} wideOnPhone>
            {sending ? '送っています…' : '読み込んで確かめる'}
          </Button>
        }
      >
        <Segmented
          name="kind"
          legend="何を取り込みますか"
          options={page.kinds.map((kind) => ({ value: kind, label: IMPORT_KIND_WORDS[kind] }))}
          value={
            page.kinds.find((kind) => kind === given?.kind) ?? (page.kinds.includes('staff') ? 'staff' : page.kinds[0])
          }
        />
        <Field
          name="file"
          label="ファイル"
          help="CSV（UTF-8・Shift_JIS）、Excel の Unicode テキスト、Excel ブック（.xlsx）、目録は JSON、標準は JSON も。50 MB まで。この段階では何も書き込みません。"
          error={error}
        >
          <input
            className="input w-full max-w-full"
            type="file"
            id="file"
            name="file"
            accept=".csv,.txt,.tsv,.xlsx,.json"
            aria-describedby={error ? 'file-help file-error' : 'file-help'}
            aria-invalid={error ? true : undefined}
          />
        </Field>
        {page.kinds.includes('completions') && (
          <details className="mt-3" open={Boolean(given?.provider || given?.from)}>
            <summary>研修の修了・目録のときに書けること</summary>
            <div className="mt-2">
              <TextInput
                name="provider"
                label="提供元（研修の修了）"
                help="eラーニングの名前など。研修の呼び名の対応を、提供元ごとに覚えます。"
                size="sm"
                maxLength={60}
                defaultValue={given?.provider}
                error={errors.provider}
              />
              <DateInput
                name="from"
                label="いつから有効か（研修の目録）"
                help="空ならきょうから。例：R11.4.1"
                size="sm"
                defaultValue={given?.from}
                error={errors.from}
              />
            </div>
          </details>
        )}
      </KeyPanel>
    </Form>
  )
}

/** What each kind is, and an empty file to begin with. */
export function Templates({ kinds }: { kinds: ImportsPage['kinds'] }) {
  return (
    <section className="section">
      <h2>ひな形</h2>
      <ul className="thirds">
        {kinds.map((kind) => (
          <li key={kind} className="panel">
            <b>{IMPORT_KIND_WORDS[kind]}</b>
            <p className="small sub">{HELP[kind]}</p>
            <p className="row mt-2">
              {TEMPLATES[kind].map((format) => (
                <Link key={format} to={`/admin/imports/template/${kind}.${format}`} reloadDocument>
                  {IMPORT_KIND_WORDS[kind]}のひな形（{format}）
                </Link>
              ))}
            </p>
            {kind === 'standard' && (
              <p className="small mt-2">
                <Link to="/standard/export">いまの標準を書き出して直す</Link>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
