import { Link } from '@remix-run/react'
import { Button } from '~/ui/button'
import { Meter } from '~/ui/meter'
import { Tag } from '~/ui/tag'

type RoleToAimAt = {
  code: string
  name: string
  kind: string
  description: string
  required: number
  met: number
  held: boolean
}

type RoleListProps = { roles: readonly RoleToAimAt[]; aim: string | null; shown: string | null }

/** Each role with how much of it is reached; a press shows the gap, nothing is chosen yet. */
export function RoleList({ roles, aim, shown }: RoleListProps) {
  return (
    <ul className="dated-list">
      {roles.map((role) => (
        <li key={role.code} className="row-between flex-wrap">
          <span className="flex-[1_1_22rem]">
            <Link
              to={`?role=${role.code}`}
              aria-current={role.code === shown ? 'true' : undefined}
              preventScrollReset
              className="font-bold"
            >
              {role.name}
            </Link>{' '}
            <Tag>{role.kind}</Tag> {role.held && <Tag look="strong">いまの役割</Tag>}{' '}
            {role.code === aim && <Tag look="strong">めざしています</Tag>}
            <span className="small sub block">{role.description}</span>
          </span>
          <span className="w-52">
            <span className="small num">
              {role.required} 要件のうち {role.met}
            </span>
            <Meter
              value={role.met}
              max={role.required}
              label={`${role.required} 要件のうち ${role.met} に届いている`}
            />
          </span>
        </li>
      ))}
    </ul>
  )
}

type AimButtonProps = { role: string; name: string; aim: string | null; held: boolean }

export function AimButton({ role, name, aim, held }: AimButtonProps) {
  if (held) return <p>いまの役割です。更新までに要るスキルも、ここで見られます。</p>
  if (role === aim) {
    return (
      <Button name="role" value="none">
        めざすのをやめる
      </Button>
    )
  }
  return (
    <Button look="primary" size="lg" wideOnPhone name="role" value={role}>
      {name}をめざす
    </Button>
  )
}
