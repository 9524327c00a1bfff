import type { OfficerWarning } from '~/features/appointments/officers.server'
import type { ExpiringCounts } from '~/features/certification/expiring-counts.server'
import type { LeftBehind } from '~/features/mentoring/left-behind.server'
import type { HomeStep } from '~/wiring/home-step'

/** Certificates that run out within half a year: their holders have been told, 事務局 sees that something comes of it. */
export function expiringOfOffice({ certificates, within30, conditional }: ExpiringCounts): HomeStep[] {
  if (certificates === 0) return []
  const parts = [
    within30 > 0 ? `30 日のうちが ${within30} 枚` : '',
    conditional > 0 ? `条件の期限が ${conditional} 枚` : '',
  ].filter(Boolean)
  return [
    {
      key: 'expiring',
      title: `期限の近い認定証が ${certificates} 枚あります`,
      detail: `180 日のうちに期限が来ます${parts.length > 0 ? `（うち ${parts.join('、')}）` : ''}。本人には 180・90・30 日前に知らせが届きます。`,
      to: '/certification?view=expiring',
      action: '期限が近い人を見る',
    },
  ]
}

/** Nobody will be デジタル技術官 any more. */
export function officerTermEnding({ warning }: OfficerWarning): HomeStep[] {
  if (warning === null) return []
  return [
    {
      key: 'officer-term',
      title: 'デジタル技術官の後任を決める',
      detail: warning.isVacant
        ? `${warning.name}さんの任期は ${warning.on}に終わり、いま在任している人がいません。${warning.ways}`
        : `${warning.name}さんの任期は ${warning.on}まで（${warning.left}）で、後任が決まっていません。${warning.ways}`,
      to: '/certification/appointments',
      action: '任期を見る',
    },
  ]
}

/** A mentor's role has ended (任期、認定、暫定メンターの年度): whom they looked after need another. */
export function pairsToHandOver({ mentees, mentors }: LeftBehind): HomeStep[] {
  if (mentees === 0) return []
  return [
    {
      key: 'left-behind',
      title: `${mentees} 人に新しいメンターを決める`,
      detail: `メンター ${mentors} 人の任期、認定か指定が終わりました。受け持っていた人には、いま承認する人がいません。移す案があります。`,
      to: '/mentoring/pairs#proposals',
      action: '案を見る',
    },
  ]
}
