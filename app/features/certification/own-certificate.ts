import { type CityDate, inWareki } from '~/domain/calendar'
import { type CertificateState, type CertifiedRole, limitOf } from '~/domain/certificate'
import { conditionOf } from '~/domain/decided'
import { renewalWindow, reviveUntil } from '~/domain/own-stage'
import { CERTIFICATE_EVENT_WORDS, CERTIFICATE_STATE_WORDS } from '~/domain/terms'
import type { MarkedState } from '~/ui/state-mark'
import type { LoadedWay } from './load-way.server'

/** The certificate that somebody has or had, and what it asks of them. */
export type OwnCertificate = {
  role: CertifiedRole
  state: CertificateState
  word: string
  mark: MarkedState
  number: string | null
  /** The paper is there for every certificate with a number that was not revoked. */
  paper: string | null
  grantedOn: string
  validThrough: string
  conditionalThrough: string | null
  says: string[]
  /** Where one gives it back (返上); null where that cannot be done. */
  resign: string | null
}

const MARKS: Readonly<Record<CertificateState, MarkedState>> = {
  valid: 'ok',
  suspended: 'wait',
  expired: 'no',
  revoked: 'no',
  ended: 'wait',
}

/** null: never certified in this role. */
export function ownCertificate({
  role,
  standing,
  later,
  own,
  way,
  today,
  applications,
}: LoadedWay): OwnCertificate | null {
  if (standing === null || own.state === null) return null
  const { grantedOn, validThrough, conditionalThrough } = standing
  const number = way.certificates.find((one) => one.role === role && one.grantedOn === grantedOn)?.number ?? null
  const isConditional = own.state === 'valid' && conditionalThrough !== null
  return {
    role,
    state: own.state,
    word: isConditional ? '有効（条件付き）' : CERTIFICATE_STATE_WORDS[own.state],
    mark: isConditional ? 'near' : MARKS[own.state],
    number,
    paper: number !== null && own.state !== 'revoked' ? `/certificates/${number}/paper.pdf` : null,
    grantedOn: inWareki(grantedOn),
    validThrough: inWareki(validThrough),
    conditionalThrough: conditionalThrough && inWareki(conditionalThrough),
    says: later
      ? [laterSays(later)]
      : saysOf({ standing, state: own.state, stage: own.stage, today, condition: taskOf(applications) }),
    resign: own.state === 'valid' && later === null ? `/me/certification/resignation?role=${role}` : null,
  }
}

type Given = {
  standing: NonNullable<LoadedWay['standing']>
  state: CertificateState
  stage: LoadedWay['own']['stage']
  today: CityDate
  condition: string | null
}

function saysOf({ standing, state, stage, today, condition }: Given): string[] {
  const { since, conditionalThrough } = standing
  switch (state) {
    case 'valid': {
      if (conditionalThrough) {
        return [
          `残る課題を ${inWareki(conditionalThrough)} までに満たします。満たさないと、その翌日に失効します。`,
          ...(condition ? [`残る課題：${condition}`] : []),
        ]
      }
      const { from, through } = renewalWindow(standing)
      return [
        today >= from
          ? `いま更新できます。${inWareki(through)} までに決定を受けます。`
          : `更新できるのは ${inWareki(from)} から ${inWareki(through)} までです。`,
      ]
    }
    case 'suspended':
      return [
        `休職・育休・派遣などのため、${inWareki(since)} から止まっています。その間は人数に数えません。`,
        '復帰すると再開し、止まっていた月数だけ期限が延びます（24 か月まで）。',
      ]
    case 'expired': {
      const limit = `${inWareki(limitOf(standing))} で期限が切れました。`
      if (stage !== 'revival') return [limit, '期限から 12 か月を過ぎたので、新しい認定を受けます。']
      const how = conditionalThrough ? '残った課題、今年度の年次研修、所属長の推薦' : '更新と同じ条件'
      const left = conditionalThrough && condition ? [`残った課題：${condition}`] : []
      return [
        limit,
        ...left,
        `${inWareki(reviveUntil(standing))} までに決定を受ければ、復活できます。要るのは、${how}です。`,
      ]
    }
    case 'ended':
      return endedSays(standing, today)
    case 'revoked':
      return [`${inWareki(since)} に取り消されました。事務局に相談してください。`]
  }
}

/** What is recorded already and has still to come. */
function laterSays({ lastEvent, since }: Given['standing']): string {
  return `${inWareki(since)} から変わります（${CERTIFICATE_EVENT_WORDS[lastEvent]}）。`
}

function endedSays(standing: Given['standing'], today: CityDate): string[] {
  const ended = `${inWareki(standing.since)} に終わりました。`
  if (standing.lastEvent !== 'leave' || today > limitOf(standing)) return [ended]
  return [
    ended,
    `再任用などで在職に戻った人は、${inWareki(limitOf(standing))} までなら再開できます。事務局に申し出てください。`,
  ]
}

/** What was left to do, as it was decided; null: nothing is written. */
function taskOf(applications: LoadedWay['applications']): string | null {
  const last = applications.find(({ stage, state }) => stage === 'certification' && state === 'certified')
  return conditionOf(last?.events.findLast(({ event }) => event === 'decide')?.detail)?.task ?? null
}
