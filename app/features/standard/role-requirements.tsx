import { Link } from '@remix-run/react'
import { toSkillLevel } from '~/domain/terms'
import { type Column, DataTable } from '~/ui/data-table'
import { LevelBadge } from '~/ui/level-badge'
import type { RolePage, RoleRequirementShown } from './role-page.server'
import { skillHref } from './standard-href'

const columnsOf = ({ shown }: RolePage): Column<RoleRequirementShown>[] => [
  {
    id: 'skill',
    label: 'スキル',
    names: true,
    className: 'w-[30%]',
    cell: (requirement) => <Link to={skillHref(requirement.code, shown)}>{requirement.name}</Link>,
  },
  {
    id: 'level',
    label: 'レベル',
    align: 'c',
    cell: (requirement) => <LevelBadge level={toSkillLevel(requirement.level)} />,
  },
  {
    id: 'indicator',
    label: 'このレベルでできること',
    className: 'w-[45%]',
    cell: (requirement) => requirement.indicator,
  },
  { id: 'kind', label: '区分', cell: kindOf },
]

/** What a role asks for, category by category. */
export function RoleRequirements({ page }: { page: RolePage }) {
  const columns = columnsOf(page)
  return (
    <>
      {page.categories.map(({ name, requirements }) => (
        <section key={name} className="section">
          <h2>{name}</h2>
          <DataTable caption={name} captionHidden columns={columns} rows={requirements} rowKey={(row) => row.code} />
        </section>
      ))}
    </>
  )
}

function kindOf({ mustHave, mustHaveByRenewal, orElse }: RoleRequirementShown): string {
  if (orElse.length > 0) return `必須（${orElse.join('・')} でもよい）`
  if (mustHave) return '必須'
  return mustHaveByRenewal ? '最初の更新までに必須' : '望ましい'
}
