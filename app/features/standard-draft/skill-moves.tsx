import { Link } from '@remix-run/react'
import { Button } from '~/ui/button'
import { Dialog } from '~/ui/dialog'
import { Select, TextArea } from '~/ui/field'
import { editHref } from './draft-href'
import { IntentForm } from './intent-form'
import type { SkillEditPage } from './skill-edit.server'

/** The skills before and after this one. */
export function SkillNeighbours({ page: { previous, next } }: { page: SkillEditPage }) {
  return (
    <nav className="row row-between mt-6" aria-label="前後のスキル">
      <span>{previous && <Link to={editHref(`skill:${previous.code}`)}>前：{previous.name}</Link>}</span>
      <span>{next && <Link to={editHref(`skill:${next.code}`)}>次：{next.name}</Link>}</span>
    </nav>
  )
}

/** To another category, or away for good. */
export function SkillMoves({ page }: { page: SkillEditPage }) {
  const { draft, code, category, categories } = page
  const others = categories.filter((one) => one.code !== category.code)
  return (
    <>
      {others.length > 0 && (
        <IntentForm intent="move" version={draft.id} values={{ kind: 'skill', code }} className="row items-end">
          <Select
            name="to"
            label="ほかの分類に移す"
            size="sm"
            options={others.map((one) => ({ value: one.code, label: one.name }))}
          />
          <Button size="sm">移す</Button>
        </IntentForm>
      )}
      <div className="mt-4">
        <RemoveSkill page={page} />
      </div>
    </>
  )
}

function RemoveSkill({ page: { draft, code, name, askedBy, isOfBefore } }: { page: SkillEditPage }) {
  return (
    <Dialog label="このスキルを外す" look="danger" size="sm" title={`「${name}」を外しますか`}>
      {askedBy.length > 0 && (
        <p>
          求めている役割 {askedBy.length} つからも外します（{askedBy.map((role) => role.name).join('・')}）。
        </p>
      )}
      <IntentForm intent="remove" version={draft.id} values={{ kind: 'skill', code }}>
        {isOfBefore && (
          <TextArea
            name="reason"
            label="廃止の理由"
            help="前の版からあるスキルです。結果をほかのスキルが引き継ぐときは空のまま外し、「結果の引き継ぎ」で引き継ぎ先を決めます。"
            rows={2}
          />
        )}
        <div className="row mt-4">
          <Button look="danger">外す</Button>
        </div>
      </IntentForm>
    </Dialog>
  )
}
