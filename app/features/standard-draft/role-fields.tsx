import { LEVEL_WORDS, SKILL_LEVELS } from '~/domain/terms'
import { Button } from '~/ui/button'
import { FieldError } from '~/ui/field'
import { Clash, DraftArea, DraftText } from './draft-fields'
import { DraftForm, useFilled } from './draft-form'
import type { DraftFailure } from './draft-intents.server'
import { FROM_ROWS } from './draft-texts'
import { IntentForm } from './intent-form'
import type { RoleEditPage, RoleEditSkill } from './role-edit.server'

type RoleFieldsProps = { page: RoleEditPage; failure: DraftFailure | null }

/** The texts of a role, and of each skill what level it asks for and how. */
export function RoleFields({ page, failure }: RoleFieldsProps) {
  const { draft, code, texts, categories } = page
  const of = (field: string) => `role:${code}/${field}`
  return (
    <DraftForm id="role" draft={draft} texts={texts} failure={failure} save="この役割を保存する" stays>
      <div className="field-row">
        <DraftText name={of('name')} label="名前" className="w-80 max-w-full" />
        <DraftText name={of('nameEn')} label="英語の名前（任意）" className="w-72 max-w-full" />
      </div>
      <DraftArea name={of('description')} label="説明" rows={3} />
      <h2 className="mt-6">求めるスキル</h2>
      <p className="small sub">
        「いずれか」は、同じ組のスキルのどれか 1 つが必要レベルに届けばよいという決め方です。1 つの組に 2
        つ以上を入れます。
      </p>
      <input type="hidden" name={of('anyOf')} id={of('anyOf')} value={FROM_ROWS} />
      <Groups name={of('anyOf')} />
      {categories.map((category) => (
        <table key={category.code} className="data-table stack dense draft-requirements">
          <caption>{category.name}</caption>
          <thead>
            <tr>
              <th scope="col" className="w-[44%]">
                スキル
              </th>
              <th scope="col">必要レベル</th>
              <th scope="col">求め方</th>
            </tr>
          </thead>
          <tbody>
            {category.skills.map((skill) => (
              <Row key={skill.code} page={page} skill={skill} />
            ))}
          </tbody>
        </table>
      ))}
    </DraftForm>
  )
}

/** Takes a role of the city's own out of the draft. */
export function RemoveRole({ page: { draft, code } }: { page: RoleEditPage }) {
  return (
    <IntentForm intent="remove" version={draft.id} values={{ kind: 'role', code }} className="mt-6">
      <Button look="danger" size="sm">
        この役割を外す
      </Button>
    </IntentForm>
  )
}

function Row({ page: { code, groups }, skill }: { page: RoleEditPage; skill: RoleEditSkill }) {
  const { clashOf, errorOf } = useFilled()
  const name = `role:${code}/requirement.${skill.code}`
  const error = errorOf(name)
  return (
    <tr>
      <th scope="row">
        {skill.name}
        {error && <FieldError id={`${name}-error`} error={error} />}
        <Clash clash={clashOf(name)} wordOf={requirementWords} />
      </th>
      <td data-label="必要レベル">
        <select
          name={name}
          id={name}
          className="input input-sm"
          defaultValue={skill.level}
          aria-label={`${skill.name}の必要レベル`}
        >
          {SKILL_LEVELS.map((level) => (
            <option key={level} value={level}>
              {level === 0 ? '0 求めない' : `${level} ${LEVEL_WORDS[level]}`}
            </option>
          ))}
        </select>
      </td>
      <td data-label="求め方">
        <select
          name={name}
          id={`${name}-way`}
          className="input input-sm"
          defaultValue={skill.way}
          aria-label={`${skill.name}の求め方`}
        >
          {waysFor(groups).map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </td>
    </tr>
  )
}

/** What is wrong with the groups as a whole. */
function Groups({ name }: { name: string }) {
  const { clashOf, errorOf } = useFilled()
  const error = errorOf(name)
  return (
    <>
      {error && <FieldError id={`${name}-error`} error={error} />}
      <Clash clash={clashOf(name)} wordOf={(text) => text.replaceAll(',', '・').replaceAll(';', '／')} />
    </>
  )
}

/** One more group than there are, so that another can be begun. */
function waysFor(groups: number) {
  return [
    { value: '', label: '望ましい' },
    { value: 'must', label: '必須' },
    { value: 'renewal', label: '最初の更新までに必須' },
    { value: 'must renewal', label: '必須（更新のときも）' },
    ...Array.from({ length: groups + 2 }, (_, index) => ({
      value: `any${index + 1}`,
      label: `いずれか（組 ${index + 1}）`,
    })),
  ]
}

function requirementWords(text: string): string {
  if (text === '') return '0 求めない'
  const [level = '', ...ways] = text.split(' ')
  const way = waysFor(0).find(({ value }) => value === ways.join(' '))?.label ?? ''
  return `${level} ${way}`
}
