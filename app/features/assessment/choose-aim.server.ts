import { command, refuse } from '~/access/command'
import { theViewer } from '~/access/subject'
import { ROLES_TO_AIM_AT, type RoleAimedAt } from '~/domain/roles'
import { changeAim } from '~/facts/role-aim'
import { aimForm } from '~/features/assessment/assessment-forms'

/** From today on the viewer aims at this role, or at none. */
export const chooseAim = command({
  action: 'aim.choose',
  input: aimForm,
  subject: () => theViewer,
  async run({ sql, viewer, today, stamp }, input) {
    const personId = viewer?.personId ?? null
    if (personId === null) return refuse('職員だけが選べます。')
    const role = input.role === 'none' ? null : input.role
    if (role !== null && !isRoleToAimAt(role)) return refuse('めざす役割を選んでください。')
    if (role !== null && viewer?.roles.includes(role)) return refuse('もうその役割についています。')
    await changeAim(sql, personId, role, today, stamp)
    return {
      did: { role },
      audit: { subjectKind: 'role_aim', subjectId: personId, subjectPersonId: personId, detail: { role } },
    }
  },
})

function isRoleToAimAt(role: string): role is RoleAimedAt {
  return ROLES_TO_AIM_AT.some((each) => each === role)
}
