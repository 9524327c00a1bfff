import { Link } from '@remix-run/react'
import { fiscalYear, fiscalYearInWareki } from '~/domain/calendar'
import { SKILL_LEVELS } from '~/domain/terms'
import { Button } from '~/ui/button'
import { DataTable } from '~/ui/data-table'
import { Dialog } from '~/ui/dialog'
import { Select } from '~/ui/field'
import { Unfold } from '~/ui/unfold'
import { CodeAndName } from './code-and-name'
import { DraftArea, DraftSelect, DraftText } from './draft-fields'
import { DraftForm } from './draft-form'
import { editHref } from './draft-href'
import type { DraftFailure } from './draft-intents.server'
import { IntentForm } from './intent-form'
import type { OutlineDraft } from './outline.server'

type PartProps = { page: OutlineDraft; failure: DraftFailure | null }

/** The standard itself: its number and names. */
export function StandardFields({ page: { draft, texts }, failure }: PartProps) {
  return (
    <DraftForm id="standard" draft={draft} texts={texts.standard} failure={failure}>
      <div className="field-row">
        <DraftText name="standard/version" label="版の番号" className="num w-32" />
        <DraftText name="standard/name" label="標準の名前" className="w-72 max-w-full" />
        <DraftText name="standard/nameEn" label="英語の名前（任意）" className="w-72 max-w-full" />
      </div>
    </DraftForm>
  )
}

/** What the five levels are called, and what they mean across all skills. */
export function ScaleFields({ page: { draft, texts }, failure }: PartProps) {
  return (
    <DraftForm id="scale" draft={draft} texts={texts.scale} failure={failure}>
      {SKILL_LEVELS.map((level) => (
        <div key={level} className="draft-scale">
          <DraftText name={`standard/scale.${level}.label`} label={`レベル ${level} の呼び名`} className="w-32" />
          <DraftArea name={`standard/scale.${level}.anchor`} label={`レベル ${level} のものさし`} />
        </div>
      ))}
    </DraftForm>
  )
}

/** What each role asks for, in short, and one more. */
export function RoleRows({ page, failure }: PartProps) {
  return (
    <>
      <RolesTable page={page} />
      {page.draft.mayEdit && <AddRole page={page} failure={failure} />}
    </>
  )
}

function AddRole({ page: { draft, roles }, failure }: PartProps) {
  const failed = failure?.intent === 'add' && failure.sent.kind === 'role' ? failure : null
  const options = [
    { value: '', label: '何も求めないところから' },
    ...roles.map(({ code, name }) => ({ value: code, label: name })),
  ]
  return (
    <Unfold label="役割を加える" open={failed !== null}>
      <p className="small sub">
        市が独自に示す役割（窓口の担当など）です。標準と冊子に載り、ほかの役割と比べられます。認定や評価の対象は変わりません。
      </p>
      <IntentForm intent="add" version={draft.id} values={{ kind: 'role' }}>
        <div className="field-row">
          <CodeAndName place="role" failed={failed} help="例：COUNTER_STAFF。あとで変えられません。" />
          <Select
            name="like"
            label="はじめの必要レベル"
            help="選んだ役割と同じ必要レベルから書き始めます。"
            options={options}
            defaultValue={failed?.sent.like ?? ''}
          />
        </div>
        <div className="row mt-4">
          <Button>役割を加える</Button>
        </div>
      </IntentForm>
    </Unfold>
  )
}

function RolesTable({ page }: { page: OutlineDraft }) {
  return (
    <DataTable
      caption="役割"
      captionHidden
      rows={page.roles}
      rowKey={({ code }) => code}
      columns={[
        {
          id: 'name',
          label: '役割',
          names: true,
          cell: ({ code, name }) => <Link to={editHref(`role:${code}`)}>{name}</Link>,
        },
        { id: 'kind', label: '種類', cell: ({ kind }) => kind },
        { id: 'asks', label: '求めるスキル', align: 'n', cell: ({ asks }) => asks },
        { id: 'musts', label: 'うち必須', align: 'n', cell: ({ musts }) => musts },
      ]}
    />
  )
}

const FIRST_YEAR = 2024
const YEARS = [
  { value: '', label: '決めない' },
  ...Array.from({ length: 12 }, (_, index) => FIRST_YEAR + index).map((year) => ({
    value: String(year),
    label: fiscalYearInWareki(fiscalYear(year)),
  })),
]

/** The tools to which skills belong, and from which fiscal year they are used. */
export function ToolFields({ page, failure }: PartProps) {
  const { draft, tools, texts } = page
  const failed = failure?.intent === 'add' && failure.sent.kind === 'tool' ? failure : null
  const unused = tools.filter(({ usedBy }) => usedBy === 0)
  return (
    <>
      {tools.length === 0 && <p className="sub">道具はまだありません。</p>}
      <DraftForm id="tools" draft={draft} texts={texts.tools} failure={failure}>
        {tools.map(({ code, usedBy }) => (
          <div key={code} className="field-row draft-tool">
            <DraftText name={`tool:${code}/name`} label={`${code} の名前`} className="w-64 max-w-full" />
            <DraftSelect name={`tool:${code}/partialFromFiscalYear`} label="一部で使い始める年度" options={YEARS} />
            <DraftSelect name={`tool:${code}/fullFromFiscalYear`} label="全庁で使う年度" options={YEARS} />
            <span className="small sub">{usedBy === 0 ? '使うスキルはありません' : `${usedBy} スキルが使います`}</span>
          </div>
        ))}
      </DraftForm>
      {draft.mayEdit && (
        <Unfold label="道具を加える・外す" open={failed !== null}>
          <IntentForm intent="add" version={draft.id} values={{ kind: 'tool' }}>
            <div className="field-row">
              <CodeAndName place="tool" failed={failed} help="例：RPA。あとで変えられません。" />
            </div>
            <div className="row mt-4">
              <Button>道具を加える</Button>
            </div>
          </IntentForm>
          {unused.map(({ code, name }) => (
            <IntentForm key={code} intent="remove" version={draft.id} values={{ kind: 'tool', code }} className="mt-3">
              <Button size="sm">「{name}」を外す</Button>
            </IntentForm>
          ))}
        </Unfold>
      )}
    </>
  )
}

/** Throws the whole draft away, after one more question. */
export function DiscardDraft({ page: { draft } }: { page: OutlineDraft }) {
  return (
    <Dialog label="下書きを捨てる" look="danger" size="sm" title="下書きを捨てますか">
      <p>
        第 {draft.version}{' '}
        版の下書きと、その変更の記録・コメントが消えます。元には戻せません。公開中の版は変わりません。
      </p>
      <IntentForm intent="discard" version={draft.id} className="mt-4">
        <Button look="danger">捨てる</Button>
      </IntentForm>
    </Dialog>
  )
}
