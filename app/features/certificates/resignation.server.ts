import { z } from 'zod'
import { read } from '~/access/read'
import { theViewer } from '~/access/subject'
import { addDays, type CityDate, inWareki } from '~/domain/calendar'
import { CERTIFIED_ROLES, type CertifiedRole, isValidOn, standingOn, stateOn } from '~/domain/certificate'
import type { Career } from '~/domain/goals'
import { CERTIFICATE_STATE_WORDS, roleWord } from '~/domain/terms'
import { careerOf } from '~/facts/careers'

/** 返上: what giving one's certificate back means, before it is done, and that it was done. */
export const resignation = read({
  action: 'resignation.read',
  params: z.object({ role: z.enum(CERTIFIED_ROLES) }),
  subject: () => theViewer,
  async run({ sql, viewer, today }, { role }) {
    const career = viewer.personId === null ? null : await careerOf(sql, viewer.personId)
    const standings = career?.certificates[role] ?? []
    const standing = standingOn(standings, today)
    const state = standing && stateOn(standing, today)
    const later = standings.find(({ since }) => since > today) ?? null
    return {
      page: {
        role,
        roleWord: roleWord(role),
        mayResign: state === 'valid' && later === null,
        /** null: there is none to give back. */
        stateWord: state && CERTIFICATE_STATE_WORDS[state],
        from: inWareki(addDays(today, 1)),
        /** Given back, and not yet over. */
        resignedFrom: later?.lastEvent === 'resign' ? inWareki(later.since) : null,
        means: career ? meaningOf(career, role, addDays(today, 1)) : [],
      },
    }
  },
})

export type ResignationPage = Awaited<ReturnType<typeof resignation>>

/** What follows for the count and for whoever gives it back. */
function meaningOf({ certificates }: Career, role: CertifiedRole, from: CityDate): string[] {
  const stays = role === 'DX_MASTER' && isValidOn(certificates.DX_LEADER, from)
  return [
    `${inWareki(from)}から、認定証は有効ではなくなります。番号で確かめる人にも「有効ではありません」と出ます。`,
    stays
      ? 'リーダーの認定証は残るので、その日からリーダーとして数えます。'
      : `その日から、${roleWord(role)}の人数に数えません。`,
    '返上したあとの再開はありません。もう一度持つには、新しい認定を受けます。',
    '休職・育休・派遣のときは、返上は要りません。認定証が止まり、復帰すると期限が延びて再開します。',
  ]
}
