import { type CityDate, inWareki } from '~/domain/calendar'
import { type CertificateState, expiresOn, limitOf, type Standing, stateOn } from '~/domain/certificate'
import type { Career } from '~/domain/goals'
import { renewalWindow, reviveUntil } from '~/domain/own-stage'

/** What may happen next to a certificate, in plain words for the office. */
export function nextInWords(standing: Standing, day: CityDate): string[] {
  const state = stateOn(standing, day)
  if (state === null) return []
  return [...NEXT[state](standing, day)]
}

const NEXT: Readonly<Record<CertificateState, (standing: Standing, day: CityDate) => string[]>> = {
  valid(standing, day) {
    const { conditionalThrough, validThrough } = standing
    const away = '休職・育休・派遣のあいだは止まり、退職すると終わります。'
    if (conditionalThrough) {
      return [
        `残る課題の達成を ${inWareki(conditionalThrough)} までに確かめて記録すると、期限は ${inWareki(validThrough)} になります。記録しないと、その翌日に失効します。`,
        away,
      ]
    }
    const { from, through } = renewalWindow(standing)
    const renewal =
      day >= from
        ? `いま更新できます。${inWareki(through)} までに決定しないと、その翌日に失効します。`
        : `更新できるのは ${inWareki(from)} から ${inWareki(through)} までです。`
    return [renewal, away]
  },
  suspended(standing) {
    const lost = expiresOn(standing)
    return [
      '復帰すると再開し、止まっていた月数だけ期限が延びます（24 か月まで、年度末に切上げ）。',
      ...(lost ? [`復帰しないまま ${inWareki(lost)} になると失効します。`] : []),
    ]
  },
  expired(standing, day) {
    const until = reviveUntil(standing)
    if (standing.state !== 'valid')
      return ['停止のまま期限の上限を過ぎました。もう一度持つには、新しい認定を受けます。']
    return day <= until
      ? [`${inWareki(until)} までに本人が申請して決定を受ければ、復活できます。`]
      : ['期限から 12 か月を過ぎたので、もう一度持つには、新しい認定を受けます。']
  },
  ended(standing, day) {
    const limit = limitOf(standing)
    return standing.lastEvent === 'leave' && day <= limit
      ? [`再任用などで在職に戻り、${inWareki(limit)} までに本人が申し出れば、再開できます。`]
      : ['もう一度持つには、新しい認定を受けます。']
  },
  revoked: () => ['取消は最終です。もう一度持つには、新しい認定を受けます。'],
}

/** As what somebody with both certificates counts, and what becomes of it. */
export function countedInWords({ certificates }: Career, day: CityDate): string | null {
  const [leader, master] = [certificates.DX_LEADER.at(-1), certificates.DX_MASTER.at(-1)]
  if (!leader || !master || stateOn(master, day) !== 'valid' || stateOn(leader, day) !== 'valid') return null
  return `人数にはDX推進マスターとして 1 人に数えています。マスターの認定証が止まる・失効する・終わる・取り消されると、リーダーの認定証（${inWareki(limitOf(leader))}まで）により、その日からリーダーに戻ります。`
}
