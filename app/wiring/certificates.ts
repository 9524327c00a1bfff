import type { Consequences, PortalEvent } from '~/access/consequences'
import { inWareki } from '~/domain/calendar'
import { CERTIFICATE_EVENT_WORDS, roleWord } from '~/domain/terms'
import { notify } from '~/facts/notices'

type Changed = Extract<PortalEvent, { kind: 'certificate-changed' }>

/** What a change means for whoever holds the certificate. */
const CHANGED: Partial<Record<Changed['event'], string>> = {
  suspend: '止まります。その間は期限が来ても失効せず、復帰すると止まっていた月数だけ期限が延びます',
  resume: '再開します。止まっていた月数だけ期限が延びました',
  leave: '終わります',
  restart: '再開します。期限は変わりません',
  condition_met: '条件なしの認定になります。残っていた課題の達成が確かめられました',
  resign: '返上により終わります',
  revoke: '取り消されます',
}

/** What follows when the office, or the person, changes a certificate. */
export const CERTIFICATE_CONSEQUENCES = {
  'certificate-changed': ({ personId, roles, event, on }, given) =>
    notify(given, [personId], {
      title: `${roles.map(roleWord).join('と')}の認定証：${inWareki(on)}から、${CHANGED[event] ?? CERTIFICATE_EVENT_WORDS[event]}`,
      href: hrefOf(roles[0]),
      text: '身に覚えがないときや、違うと思うときは、事務局に申し出てください。',
      mandatory: true,
    }),

  'certificate-change-taken-back': ({ personId, role, event, on }, given) =>
    notify(given, [personId], {
      title: `${roleWord(role)}の認定証：${inWareki(on)}の「${CERTIFICATE_EVENT_WORDS[event]}」は誤りだったので、取り消されました`,
      href: hrefOf(role),
      mandatory: true,
    }),
} satisfies Partial<Consequences>

function hrefOf(role: string | undefined): string {
  return role ? `/me/certification?role=${role}` : '/me/certification'
}
