import { z } from 'zod'
import { type Reading, read } from '~/access/read'
import { theViewer } from '~/access/subject'
import { type CityDate, daysBetween } from '~/domain/calendar'
import type { CertifiedRole } from '~/domain/certificate'
import { committeeFor } from '~/domain/certification-reach'
import { whyNotStage } from '~/domain/own-stage'
import { dayInWords } from '~/domain/session-words'
import { roleWord } from '~/domain/terms'
import { type CertificationWaits, certificationWaits } from '~/facts/certification-waiting'
import { loadWay } from './load-way.server'
import { checkOf } from './submit-application.server'
import { applicationHref } from './way-href'

type Told = {
  key: string
  title: string
  detail: string
  to: string
  action: string
  due: string | null
  dueOn: CityDate | null
}

/** What one's own certification asks now, for home. */
export const certificationWaiting = read({
  action: 'own-certification.read',
  params: z.object({}),
  subject: () => theViewer,
  async run(given): Promise<{ page: Told[] }> {
    const { personId } = given.viewer
    if (personId === null) return { page: [] }
    const waits = await certificationWaits(given.sql, personId, given.today)
    const told = await Promise.all(waits.map((one) => toldOf(one, personId, given)))
    return { page: told.flat() }
  },
})

export type CertificationWaiting = Awaited<ReturnType<typeof certificationWaiting>>

async function toldOf(one: CertificationWaits, personId: number, given: Reading): Promise<Told[]> {
  const { today } = given
  const name = roleWord(one.role)
  switch (one.kind) {
    case 'sent_back':
      return [
        {
          key: `application-${one.role}`,
          title: `${name}の申請を直して出し直す`,
          detail: `${dayInWords(one.on, today)}に戻りました。理由を見て直します。`,
          to: applicationHref(one.role),
          action: '申請を直す',
          due: null,
          dueOn: null,
        },
      ]
    case 'expiring':
      return [
        {
          key: `expiring-${one.role}`,
          title: one.conditional ? `${name}の残る課題を満たす` : `${name}の認定証を更新する`,
          detail: `期限まで あと ${daysBetween(today, one.on)} 日です。過ぎると、その翌日から人数に数えません。`,
          to: `/me/certification?role=${one.role}`,
          action: one.conditional ? '残る課題を見る' : '更新の条件を見る',
          due: dayInWords(one.on, today),
          dueOn: one.on,
        },
      ]
    case 'candidate':
      return readyToApply(one.role, personId, given)
  }
}

/** Everything that a rule asks of a candidate is there, and nothing was begun. */
async function readyToApply(role: CertifiedRole, personId: number, given: Reading): Promise<Told[]> {
  const { today } = given
  const loaded = await loadWay(given, personId, role)
  const { judged, own, standing, way } = loaded
  if (!judged || whyNotStage(standing, own.stage, today) !== null) return []
  const { lacking, withPlan } = checkOf(loaded, judged)
  if (lacking.length + withPlan.length > 0) return []
  const committee = judged.needsCommittee ? committeeFor(today, way.committees) : null
  if (judged.needsCommittee && !committee) return []
  return [
    {
      key: `apply-${role}`,
      title: `${roleWord(role)}の認定を申請する`,
      detail: committee
        ? `条件がそろっています。${dayInWords(committee.heldOn, today)}の認定委員会に間に合います。`
        : '条件がそろっています。',
      to: applicationHref(role),
      action: '申請をはじめる',
      due: committee && dayInWords(committee.applyBy, today),
      dueOn: committee?.applyBy ?? null,
    },
  ]
}
