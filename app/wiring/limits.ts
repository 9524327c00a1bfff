import type { Consequences } from '~/access/consequences'
import type { Doing } from '~/access/doing'
import { inWareki } from '~/domain/calendar'
import { LONGEST_TERM_YEARS } from '~/domain/officer-term'
import { roleWord } from '~/domain/terms'
import { peopleWithFunction } from '~/facts/function-holders'
import { notify } from '~/facts/notices'
import { personNumberOf } from '~/facts/person-number'

/** What follows when a certificate or a term comes near its end, and from the appointment of a デジタル技術官. */
export const LIMIT_CONSEQUENCES = {
  'certificate-expiring': ({ personId, role, on, days, conditional }, given) =>
    notify(given, [personId], {
      title: `${roleWord(role)}の認定証：${conditional ? '条件' : ''}期限の ${inWareki(on)}まで、あと ${days} 日です`,
      href: `/me/certification?role=${role}`,
      text: conditional
        ? `残る課題を ${inWareki(on)}までに終え、事務局に申し出てください。過ぎると、その翌日に失効します。`
        : `${inWareki(on)}までに、更新の決定を受けてください。足りない条件と申請のしめきりは「認定」で見られます。過ぎると、その翌日に失効します。`,
    }),

  'officer-appointed': async ({ personId, from, through }, given) =>
    notify(given, [personId], {
      title: `デジタル技術官に任命されました（${inWareki(from)}から ${inWareki(through)}まで）`,
      href: await hrefOf(personId, given),
      text: '市が期待することと、前任からの引継ぎを読めます。',
    }),

  'officer-term-changed': async ({ personId, through }, given) =>
    notify(given, [personId], {
      title:
        through === null
          ? 'デジタル技術官の任命は取り消されました'
          : `デジタル技術官の任期が変わりました（${inWareki(through)}まで）`,
      href: through === null ? '/' : await hrefOf(personId, given),
    }),

  'officer-expected': async ({ personId, from }, given) =>
    notify(given, [personId], {
      title: `市があなたに期待することが、新しく書かれました（${inWareki(from)}から）`,
      href: await hrefOf(personId, given),
    }),

  'officer-term-ending': async ({ on, months }, given) =>
    notify(given, await peopleWithFunction(given.sql, 'dx_office', given.today), {
      title: `デジタル技術官の任期が ${inWareki(on)}に終わります（${months} か月前のお知らせ）。後任が決まっていません`,
      href: '/certification/appointments',
      text: `延長（採用から通算 ${LONGEST_TERM_YEARS} 年まで）か、後任の任命を記録してください。いないあいだは、レベル 4 の確認とマスターの承認ができません。`,
    }),
} satisfies Partial<Consequences>

async function hrefOf(personId: number, { sql }: Doing): Promise<string> {
  return `/certification/appointments/${await personNumberOf(sql, personId)}`
}
