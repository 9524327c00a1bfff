import { z } from 'zod'
import { type Reading, read } from '~/access/read'
import { theViewer } from '~/access/subject'
import { inWareki } from '~/domain/calendar'
import { CERTIFIED_ROLES } from '~/domain/certificate'
import { type Evaluation, evaluateCertification } from '~/domain/certification'
import { committeeFor } from '~/domain/certification-reach'
import { movesOf, stepsTo } from '~/domain/certification-steps'
import { criterionTitle } from '~/domain/criterion-asks'
import { criterionShows } from '~/domain/criterion-shows'
import { renewalWindow, whyNotStage } from '~/domain/own-stage'
import { recommenderOf } from '~/domain/signing'
import { groundFrom } from '~/facts/certification-facts'
import { calendarOf, type Judged, type LoadedWay, loadWay, signerOf } from './load-way.server'
import { type OwnApplication, ownApplication } from './own-application'
import { ownCertificate } from './own-certificate'
import { AT_RENEWAL, criterionRows, markOf } from './own-criteria'
import { insightOf } from './own-insight'
import { nextStepOf } from './own-next'
import { scheduleOf } from './own-schedule'
import { reachWith, whatIfOf } from './own-what-if'

export const ownWayParams = z.object({
  role: z.enum(CERTIFIED_ROLES).nullable().catch(null),
  view: z.enum(['chart', 'table']).catch('chart'),
  /** Keys of the moves that are ticked; null: the form was not sent. */
  ticked: z.array(z.string().max(80)).max(100).nullable().catch(null),
})

/** 認定までの道のり: what one's own certificate takes, what is there, what is next and by when. */
export const ownCertification = read({
  action: 'own-certification.read',
  params: ownWayParams,
  subject: () => theViewer,
  async run(given, params) {
    const { personId } = given.viewer
    if (personId === null) return null
    const loaded = await loadWay(given, personId, params.role)
    return { page: { ...(await pageOf(given, loaded, params)), printed: printedWords(given) } }
  },
})

export type OwnCertificationPage = Awaited<ReturnType<typeof ownCertification>>
export type OwnWayToGo = NonNullable<OwnCertificationPage['toGo']>

type Params = z.output<typeof ownWayParams>

async function pageOf(given: Reading, loaded: LoadedWay, params: Params) {
  const { role, own, judged } = loaded
  const application = ownApplication(loaded)
  return {
    role,
    view: params.view,
    ticked: params.ticked,
    stage: own.stage,
    aims: loaded.way.aim !== null,
    rulesVersion: judged?.source.published.version ?? null,
    certificate: ownCertificate(loaded),
    application,
    toGo: judged && (await toGo(given, loaded, judged, application, params)),
    renewal: judged && own.stage === 'certification' ? firstRenewal(loaded, judged) : null,
  }
}

async function toGo(
  { sql }: Reading,
  loaded: LoadedWay,
  judged: Judged,
  application: OwnApplication | null,
  { ticked }: Params,
) {
  const { today, way, own, personId, standing } = loaded
  const { ground, facts, evaluation, needsCommittee } = judged
  const calendar = await calendarOf(sql, loaded, judged)
  const steps = stepsTo(evaluation, { ground, facts, calendar, eases: own.stage === 'certification' })
  const moves = movesOf(steps, calendar)
  const signer = signerOf(loaded, judged)
  const head = recommenderOf(way.heads, personId)
  const recommender = head && `${head.name}さん`
  const asked = { loaded, judged, calendar, moves, signer: signer?.called ?? null, recommender }
  const reach = reachWith(asked, moves, [])
  const notNow = whyNotStage(standing, own.stage, today)
  const window = own.stage === 'renewal' && standing ? renewalWindow(standing) : null
  const renewableFrom = window && window.from > today ? window.from : null
  const isEarly = renewableFrom !== null
  const committee = needsCommittee ? (reach.committee ?? committeeFor(today, calendar.committees)) : null
  return {
    /** The last day of the certificate, if everything goes as planned. */
    validThrough: reach.validThrough && inWareki(reach.validThrough),
    insight: insightOf({ evaluation, steps, moves, reach, needsCommittee, today, renewableFrom, state: own.state }),
    next: nextStepOf({ loaded, judged, steps, moves, reach, application, notNow, renewableFrom }),
    criteria: criterionRows({ loaded, judged, steps, reach, committee, signer: asked.signer, recommender, isEarly }),
    schedule: isEarly || own.state === 'suspended' ? null : scheduleOf({ today, judged, steps, moves, reach, signer }),
    /** Where all moves together do not lead there, leaving some out would not either. */
    whatIf: moves.length === 0 || reach.applyOn === null ? null : whatIfOf(asked, reach, ticked),
  }
}

/** What is due by the first renewal, as it stands today; the window of a renewal is no criterion yet. */
function firstRenewal({ role, today }: LoadedWay, { source, facts, names }: Judged) {
  const ground = groundFrom(source, role, 'renewal', today)
  if (!ground || ground.criteria.length === 0) return null
  const evaluation: Evaluation = evaluateCertification(ground, facts, {
    stage: 'renewal',
    on: today,
    evaluatedOn: today,
  })
  return ground.criteria.flatMap((criterion) => {
    const judgement = evaluation.criteria.find(({ id }) => id === criterion.id)
    if (!judgement || criterion.type === 'renewal_window') return []
    const atRenewal = criterion.type === 'recommendation' || criterion.type === 'signoff'
    return [
      {
        id: criterion.id,
        title: criterionTitle(criterion),
        mark: atRenewal ? AT_RENEWAL : markOf(judgement, today, null),
        shows: criterionShows(criterion, judgement, facts, { ...names, requirementsOf: ground.requirementsOf }, today),
      },
    ]
  })
}

/** Whose way it is and of which day, for the head of a printed sheet. */
function printedWords({ viewer, today }: Reading): string {
  return `${viewer.name}　基準日 ${inWareki(today)}`
}

/** What the address asks for. */
export function wayOf(request: Request): z.input<typeof ownWayParams> {
  const search = new URL(request.url).searchParams
  return {
    role: search.get('role') as z.input<typeof ownWayParams>['role'],
    view: (search.get('view') ?? 'chart') as 'chart',
    ticked: search.has('if') ? search.getAll('a') : null,
  }
}
