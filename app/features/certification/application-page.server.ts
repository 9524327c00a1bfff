import { z } from 'zod'
import { type Reading, read } from '~/access/read'
import { theViewer } from '~/access/subject'
import type { CityDate } from '~/domain/calendar'
import { CERTIFIED_ROLES } from '~/domain/certificate'
import { committeeFor } from '~/domain/certification-reach'
import { outcomeWord } from '~/domain/decided'
import { type Dossier, readDossier } from '~/domain/dossier'
import { whyNotStage } from '~/domain/own-stage'
import { dayInWords } from '~/domain/session-words'
import { APPLICATION_STAGE_WORDS } from '~/domain/terms'
import type { StoredApplication } from '~/facts/applications'
import { conditionWords } from './application-history'
import { type Judged, type LoadedWay, loadWay } from './load-way.server'
import { applicationShown, type OwnApplication, ownApplication } from './own-application'
import { checkOf, freeze, lackInWords } from './submit-application.server'

/** One's own application for a role: a draft with what would be handed in, or what was. */
export const applicationPage = read({
  action: 'own-certification.read',
  params: z.object({ role: z.enum(CERTIFIED_ROLES).nullable().catch(null) }),
  subject: () => theViewer,
  async run(given, { role }) {
    const { personId } = given.viewer
    if (personId === null) return null
    const loaded = await loadWay(given, personId, role)
    return { page: await pageOf(given, loaded) }
  },
})

export type ApplicationPage = Awaited<ReturnType<typeof applicationPage>>
export type OwnDraft = NonNullable<ApplicationPage['draft']>

async function pageOf({ sql }: Reading, loaded: LoadedWay) {
  const { role, own, standing, today, judged, applications } = loaded
  const [last] = applications
  const application = ownApplication(loaded)
  const isDraft = application?.state === 'draft'
  return {
    role,
    stage: APPLICATION_STAGE_WORDS[own.stage],
    hasRule: judged !== null,
    application: application ?? (last ? applicationShown(last, loaded) : null),
    draft: isDraft && last && judged ? await draftOf(sql, last, loaded, judged) : null,
    dossier: !isDraft && last ? readDossier(last.dossier) : null,
    statement: !isDraft && last ? last.statement : '',
    history: last ? historyOf(last, today) : [],
    /** null: a new one can be begun. */
    whyNotStart: startStops(application, judged, whyNotStage(standing, own.stage, today)),
  }
}

function startStops(application: OwnApplication | null, judged: Judged | null, why: string | null): string | null {
  if (application?.isUnderWay || application?.state === 'draft') return 'この役割の申請が、もう進んでいます。'
  if (!judged) return 'この役割の認定の規則が、まだありません。'
  return why
}

type Draft = {
  applicationId: number
  revision: number
  statement: string
  preview: Dossier
  /** What keeps it from being handed in, and what may be left open with a plan. */
  lacking: string[]
  withPlan: string[]
  /** The committee that it would reach today; null: none is needed, or none is planned. */
  committee: { applyBy: string; heldOn: string } | null
  needsCommittee: boolean
}

async function draftOf(
  sql: Reading['sql'],
  stored: StoredApplication,
  loaded: LoadedWay,
  judged: Judged,
): Promise<Draft> {
  const { today, way } = loaded
  const check = checkOf(loaded, judged)
  const committee = judged.needsCommittee ? committeeFor(today, way.committees) : null
  return {
    applicationId: stored.applicationId,
    revision: stored.revision,
    statement: stored.statement,
    preview: await freeze(sql, loaded, judged),
    lacking: check.lacking.map((id) => lackInWords(id, loaded, judged)),
    withPlan: check.withPlan.map((id) => lackInWords(id, loaded, judged)),
    committee: committee && {
      applyBy: dayInWords(committee.applyBy, today),
      heldOn: dayInWords(committee.heldOn, today),
    },
    needsCommittee: judged.needsCommittee,
  }
}

const EVENT_WORDS: Readonly<Record<StoredApplication['events'][number]['event'], string>> = {
  start: '申請を書きはじめた',
  submit: '申請した',
  return: '事務局が戻した',
  accept: '事務局が受け付けた',
  sign_off: 'メンターが承認した',
  decline: '承認か推薦を見送られた',
  recommend: '所属長が推薦した',
  decide: '決定した',
  take_back_decision: '決定の記録に誤りがあり、取り消された',
  defer: '次の委員会に送られた',
  request_review: '見直しを求めた',
  withdraw: '取り下げた',
  time_out: '期限までに決まらなかった',
}

/** Events whose remark is meant for the person. */
const FOR_THE_PERSON: readonly string[] = [
  'return',
  'decline',
  'decide',
  'take_back_decision',
  'defer',
  'request_review',
]

/** What happened, the latest first. */
function historyOf({ events }: StoredApplication, today: CityDate) {
  return [...events].reverse().map((one) => ({
    eventId: one.eventId,
    on: dayInWords(one.on, today),
    what: one.event === 'decide' ? `${outcomeWord(one.detail)}と決まった` : EVENT_WORDS[one.event],
    comment: FOR_THE_PERSON.includes(one.event) ? (one.comment ?? conditionWords(one)) : null,
  }))
}
