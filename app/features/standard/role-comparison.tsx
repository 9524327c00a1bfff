import { Form, Link } from '@remix-run/react'
import { toSkillLevel } from '~/domain/terms'
import { Button } from '~/ui/button'
import { type Column, DataTable } from '~/ui/data-table'
import { EmptyState } from '~/ui/empty-state'
import { Select } from '~/ui/field'
import { LevelBadge } from '~/ui/level-badge'
import type { Asked, ComparedSkill, RoleComparison } from './role-comparison.server'
import { roleHref, skillHref } from './standard-href'

const KIND_WORDS: Record<NonNullable<Asked>['kind'], string> = {
  must: '必須',
  any_of: 'いずれかで必須',
  by_renewal: '最初の更新までに必須',
  wanted: '望ましい',
}

/** Which two roles are compared. */
export function RolesToCompare({ page }: { page: RoleComparison }) {
  return (
    <Form method="get" className="filter-bar" aria-label="比べる役割">
      <RoleChoice name="a" label="役割 1" page={page} chosen={page.a?.code} />
      <RoleChoice name="b" label="役割 2" page={page} chosen={page.b?.code} />
      {!page.shown.isInForce && <input type="hidden" name="version" value={page.shown.version} />}
      <Button>比べる</Button>
    </Form>
  )
}

type Choice = { name: 'a' | 'b'; label: string; page: RoleComparison; chosen: string | undefined }

function RoleChoice({ name, label, page, chosen }: Choice) {
  const options = page.roles.map((role) => ({ value: role.code, label: role.name }))
  return (
    <Select
      key={chosen}
      name={name}
      label={label}
      size="sm"
      defaultValue={chosen ?? ''}
      options={[{ value: '', label: '選んでください' }, ...options]}
    />
  )
}

/** The skills of both, category by category. */
export function ComparedRoles({ page }: { page: RoleComparison }) {
  const { a, b, categories } = page
  if (!a || !b) return <EmptyState title="役割を 2 つ選んでください">求めるレベルを、スキルごとに並べます。</EmptyState>
  if (a.code === b.code) return <EmptyState title="同じ役割です">ちがう役割を 2 つ選んでください。</EmptyState>
  const columns = columnsOf(page, a, b)
  return (
    <>
      {categories.map(({ name, skills }) => (
        <section key={name} className="section pairs-on-phone">
          <h2>{name}</h2>
          <DataTable caption={name} captionHidden columns={columns} rows={skills} rowKey={({ code }) => code} />
        </section>
      ))}
      <p>
        <Link to={roleHref(a.code, page.shown)}>{a.name}</Link>
        {'　'}
        <Link to={roleHref(b.code, page.shown)}>{b.name}</Link>
      </p>
    </>
  )
}

function columnsOf({ shown }: RoleComparison, a: { name: string }, b: { name: string }): Column<ComparedSkill>[] {
  return [
    {
      id: 'skill',
      label: 'スキル',
      names: true,
      className: 'w-[34%]',
      cell: ({ code, name }) => <Link to={skillHref(code, shown)}>{name}</Link>,
    },
    { id: 'a', label: a.name, className: 'w-[24%]', cell: (skill) => <AskedLevel asked={skill.a} /> },
    { id: 'b', label: b.name, className: 'w-[24%]', cell: (skill) => <AskedLevel asked={skill.b} /> },
    { id: 'difference', label: '差', align: 'n', cell: differenceOf },
  ]
}

function AskedLevel({ asked }: { asked: Asked }) {
  if (!asked) return <span className="sub">求めない</span>
  return (
    <>
      <LevelBadge level={toSkillLevel(asked.level)} /> <span className="small">{KIND_WORDS[asked.kind]}</span>
    </>
  )
}

function differenceOf({ a, b }: ComparedSkill): string {
  const difference = (b?.level ?? 0) - (a?.level ?? 0)
  return difference === 0 ? '同じ' : difference > 0 ? `＋${difference}` : `－${-difference}`
}

/** What the comparison says, in one sentence; null while there is nothing to compare. */
export function saidOf({ a, b, counts }: RoleComparison): string | null {
  if (!a || !b || a.code === b.code) return null
  const { both, onlyA, onlyB, higher, lower } = counts
  const parts = [
    higher > 0 ? `${b.name}の方が高いもの ${higher}` : '',
    lower > 0 ? `${a.name}の方が高いもの ${lower}` : '',
  ].filter(Boolean)
  const levels = parts.length > 0 ? `（${parts.join('、')}）` : ''
  const only = [
    onlyA > 0 ? `${a.name}だけが ${onlyA} スキル` : '',
    onlyB > 0 ? `${b.name}だけが ${onlyB} スキル` : '',
  ].filter(Boolean)
  return `どちらも求めるのは ${both} スキル${levels}。${only.length > 0 ? `${only.join('、')}を求めます。` : ''}`
}
