import { Link } from '@remix-run/react'
import { useEffect } from 'react'
import { Button } from '~/ui/button'
import { Select } from '~/ui/field'
import { Icon } from '~/ui/icon'
import { Tag } from '~/ui/tag'
import { Unfold } from '~/ui/unfold'
import { CodeAndName } from './code-and-name'
import { editHref } from './draft-href'
import type { DraftFailure } from './draft-intents.server'
import { IntentForm } from './intent-form'
import type { OutlineCategory, OutlineDraft, OutlineSkill } from './outline.server'

type OutlineListProps = { page: OutlineDraft; failure: DraftFailure | null; moved: string | null }

/** The categories with their skills, in the order in which everybody will see them. */
export function OutlineList({ page, failure, moved }: OutlineListProps) {
  useEffect(() => {
    if (moved) document.getElementById(moved)?.focus()
  }, [moved])
  const { categories, draft } = page
  return (
    <>
      {categories.map((category, at) => (
        <section key={category.code} className="outline-category" aria-labelledby={`category-${category.code}`}>
          <div className="outline-head">
            <h3 id={`category-${category.code}`}>
              <Link to={editHref(`category:${category.code}`)}>{category.name}</Link>
              <span className="small sub font-normal"> {category.skills.length} スキル</span>
            </h3>
            {draft.mayEdit && (
              <Moves version={draft.id} kind="category" row={category} at={at} of={categories.length} />
            )}
          </div>
          {category.skills.length === 0 && <p className="small sub">まだスキルがありません。</p>}
          <ol className="outline-skills">
            {category.skills.map((skill, place) => (
              <SkillRow key={skill.code} page={page} skill={skill} at={place} of={category.skills.length} />
            ))}
          </ol>
          {draft.mayEdit && <AddSkill category={category} version={draft.id} failure={failure} />}
        </section>
      ))}
      {draft.mayEdit && <AddCategory version={draft.id} failure={failure} />}
    </>
  )
}

type SkillRowProps = { page: OutlineDraft; skill: OutlineSkill; at: number; of: number }

function SkillRow({ page: { draft }, skill, at, of }: SkillRowProps) {
  return (
    <li>
      <span>
        <Link to={editHref(`skill:${skill.code}`)}>{skill.name}</Link> <span className="small sub">{skill.code}</span>{' '}
        {skill.extended && <Tag>拡張</Tag>} {skill.isNew && <Tag look="strong">新設</Tag>}
      </span>
      {draft.mayEdit && <Moves version={draft.id} kind="skill" row={skill} at={at} of={of} />}
    </li>
  )
}

type MovesProps = {
  version: number
  kind: 'skill' | 'category'
  row: { code: string; name: string }
  at: number
  of: number
}

/** One place up or down; the focus stays on the row that moved. */
function Moves({ version, kind, row, at, of }: MovesProps) {
  const ways = [
    { to: 'up', word: '上へ', end: at === 0 },
    { to: 'down', word: '下へ', end: at === of - 1 },
  ] as const
  return (
    <IntentForm intent="move" version={version} values={{ kind, code: row.code }} className="outline-moves">
      {ways.map(({ to, word, end }) => (
        <button
          key={to}
          type="submit"
          id={`${to}-${kind}-${row.code}`}
          name="to"
          value={to}
          className="btn btn-sm btn-square"
          aria-disabled={end || undefined}
          aria-label={`${row.name}を${word}`}
        >
          <Icon name={to} />
        </button>
      ))}
    </IntentForm>
  )
}

type AddProps = { version: number; failure: DraftFailure | null }

function AddSkill({ category, version, failure }: AddProps & { category: OutlineCategory }) {
  const failed = failure?.intent === 'add' && failure.sent.category === category.code ? failure : null
  return (
    <Unfold label={`「${category.name}」にスキルを加える`} open={failed !== null}>
      <IntentForm intent="add" version={version} values={{ kind: 'skill', category: category.code }}>
        <div className="field-row">
          <CodeAndName
            place={category.code}
            failed={failed}
            help={`例：${category.code}-NEW。あとで変えられません。`}
          />
          <Select
            name="tier"
            id={`tier-${category.code}`}
            label="区分"
            defaultValue={failed?.sent.tier ?? 'core'}
            options={[
              { value: 'core', label: '共通' },
              { value: 'extended', label: '拡張' },
            ]}
          />
        </div>
        <div className="row mt-4">
          <Button>スキルを加える</Button>
        </div>
      </IntentForm>
    </Unfold>
  )
}

function AddCategory({ version, failure }: AddProps) {
  const failed = failure?.intent === 'add' && failure.sent.kind === 'category' ? failure : null
  return (
    <Unfold label="分類を加える" open={failed !== null}>
      <IntentForm intent="add" version={version} values={{ kind: 'category' }}>
        <div className="field-row">
          <CodeAndName place="category" failed={failed} help="例：SEC。あとで変えられません。" />
        </div>
        <div className="row mt-4">
          <Button>分類を加える</Button>
        </div>
      </IntentForm>
    </Unfold>
  )
}
