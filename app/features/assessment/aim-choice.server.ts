import { z } from 'zod'
import { read } from '~/access/read'
import { theViewer } from '~/access/subject'
import { ROLES_TO_AIM_AT } from '~/domain/roles'
import { ROLE_KIND_WORDS } from '~/domain/terms'
import { personAssessment } from '~/facts/person-assessment'
import { standardById } from '~/facts/standard'
import { confirmedLevels, gapTo } from '~/features/assessment/role-gap'

/** The roles that one can aim at, each with its gap, before one chooses. */
export const aimChoice = read({
  action: 'own-skills.read',
  params: z.object({ role: z.string().max(40).nullable() }),
  subject: () => theViewer,
  async run({ sql, viewer, today }, { role }) {
    if (viewer.personId === null) return null
    const own = await personAssessment(sql, viewer.personId, today)
    const standard = own.standardId === null ? null : await standardById(sql, own.standardId)
    if (!standard) return { page: { roles: [], shown: null, aim: null } }
    const levels = confirmedLevels(own)
    const profiles = standard.profiles.filter((profile) => ROLES_TO_AIM_AT.some((code) => code === profile.code))
    const shown = profiles.find((profile) => profile.code === (role ?? own.aim)) ?? null
    return {
      page: {
        aim: own.aim,
        roles: profiles.map((profile) => {
          const gap = gapTo(profile.code, standard, levels, today)
          return {
            code: profile.code,
            name: profile.name,
            kind: ROLE_KIND_WORDS[profile.kind],
            description: profile.description,
            required: gap?.required ?? 0,
            met: gap?.counts.met ?? 0,
            held: own.roles.some((held) => held === profile.code),
          }
        }),
        shown: shown && gapTo(shown.code, standard, levels, today),
      },
    }
  },
})
