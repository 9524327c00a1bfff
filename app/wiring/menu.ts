import type { Shell } from '~/features/shell/shell.server'

/** `covers`: addresses elsewhere that belong to the entry. */
export type MenuEntry = { to: string; label: string; count?: number; covers?: readonly string[] }

/** The menu of a viewer, in the order of app/routes.ts: what their relations let them do, nothing else. */
export function menuOf(viewer: NonNullable<Shell['viewer']>): MenuEntry[] {
  const is = (name: (typeof viewer.functions)[number]) => viewer.functions.includes(name)
  const ownUnits = viewer.heads.filter((unit) => unit.kind !== 'department')
  const section = ownUnits[0]
  const delegated = viewer.delegations.find((given) => given.kind === 'delegate')
  const entries: (MenuEntry | false | undefined)[] = [
    { to: '/', label: 'ホーム' },
    viewer.staffNumber !== null && { to: '/me/skills', label: 'わたしのスキル', covers: ['/me/off-cycle', '/me/aim'] },
    section && { to: `/sections/${section.code}`, label: '所属のスキル' },
    (section ?? delegated ?? viewer.heads[0]) && {
      to: `/sections/${(section ?? delegated ?? viewer.heads[0])?.code}/confirm`,
      label: '確認',
    },
    (viewer.waitingReviews > 0 || viewer.roles.includes('DX_MASTER') || viewer.roles.includes('TECH_OFFICER')) && {
      to: '/reviews',
      label: '頼まれた確認',
      count: viewer.waitingReviews || undefined,
    },
    viewer.delegations.some((given) => given.kind === 'proxy') && { to: '/proxy', label: '代理入力' },
    viewer.staffNumber !== null && { to: '/training', label: '研修', covers: ['/me/training'] },
    (viewer.mentors || is('dx_office')) && {
      to: '/mentoring',
      label: '指導',
      count: viewer.waitingMentoring || undefined,
    },
    ...certificationOf(viewer),
    viewer.roles.includes('TECH_OFFICER') && { to: '/certification/appointments', label: '任命' },
    viewer.sitsInCommittee && { to: '/certification/committees', label: '認定委員会' },
    { to: '/practices', label: '業務改善', covers: ['/me/practices', '/tools'] },
    { to: '/goals', label: '目標' },
    (is('dx_office') || is('auditor') || viewer.heads.some((unit) => unit.kind === 'department')) && {
      to: '/sheets/31',
      label: '個票',
      covers: ['/sheets', '/pulse'],
    },
    { to: '/map', label: 'スキルマップ' },
    { to: '/standard', label: 'ITスキル標準' },
    (is('dx_office') || is('hr_section')) && { to: '/people', label: '職員と所属' },
    (is('dx_office') || is('hr_section')) && { to: '/training/sessions', label: '実施回' },
    is('dx_office') && { to: '/rounds', label: '評価期間' },
    (is('hr_section') || is('dx_office')) && { to: '/training/plan', label: '研修計画' },
    (is('hr_section') || is('dx_office')) && { to: '/admin/imports', label: '取込み' },
    (is('administrator') || is('dx_office')) && { to: '/admin/mail', label: 'メール' },
    is('administrator') && { to: '/admin/clock', label: 'デモの日付' },
  ]
  return entries.filter((entry): entry is MenuEntry => Boolean(entry))
}

/** Whoever keeps the certificates has the city's before their own. */
function certificationOf({ functions, staffNumber }: NonNullable<Shell['viewer']>): MenuEntry[] {
  const own = { to: '/me/certification', label: '認定', covers: ['/certification', '/certificates', '/me/mentoring'] }
  const keeps = functions.includes('dx_office') || functions.includes('hr_section')
  if (!keeps) return staffNumber === null ? [] : [own]
  const city = { to: '/certification', label: '認定', covers: ['/certificates'] }
  return staffNumber === null ? [city] : [city, { to: own.to, label: 'わたしの認定', covers: ['/me/mentoring'] }]
}

/** The entry to which an address belongs: the one that says most of it. */
export function currentOf(menu: readonly MenuEntry[], pathname: string): MenuEntry | null {
  const said = ({ to, covers = [] }: MenuEntry) =>
    Math.max(0, ...[to, ...covers].filter((address) => isUnder(pathname, address)).map((address) => address.length))
  const [best] = [...menu].sort((a, b) => said(b) - said(a))
  return best && said(best) > 0 ? best : null
}

function isUnder(pathname: string, address: string): boolean {
  return pathname === address || (address !== '/' && pathname.startsWith(`${address}/`))
}
