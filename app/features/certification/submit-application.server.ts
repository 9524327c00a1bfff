import { command, conflictWith, refuse } from '~/access/command'
import type { Doing } from '~/access/doing'
import { pathOf } from '~/domain/application-path'
import { committeeFor } from '~/domain/certification-reach'
import { criterionTitle } from '~/domain/criterion-asks'
import { criterionShows, plainly } from '~/domain/criterion-shows'
import { type Dossier, dossierOf } from '~/domain/dossier'
import { whyNotStage } from '~/domain/own-stage'
import { dayInWords } from '~/domain/session-words'
import { type SubmissionCheck, submissionCheck } from '~/domain/submission-check'
import { lockedApplication, recordApplicationEvent } from '~/facts/applications'
import { confirmedDays } from '~/facts/own-way'
import { submitForm } from './application-forms'
import { type Judged, judgedAs, type LoadedWay, loadWay } from './load-way.server'
import { applicantAsSubject, auditOf } from './own-subject'

/**
 * Hands an application in: facts and rules of this day are frozen with it. In two tabs at once it is handed in once.
 */
export const submitApplication = command({
  action: 'application.submit',
  input: submitForm,
  subject: applicantAsSubject,
  async run({ sql, today, stamp }, { application: applicationId, statement, revision }) {
    const stored = await lockedApplication(sql, applicationId)
    if (!stored) return refuse('この申請は、もうありません。')
    const { personId, role, stage } = stored
    if (stored.state !== 'draft') return refuse('もう申請してあります。')
    if (stored.revision !== revision && stored.statement !== statement) {
      return conflictWith({ statement: stored.statement, revision: stored.revision })
    }
    const loaded = await loadWay({ sql, today }, personId, role)
    const { judged, own, standing, way } = loaded
    if (!judged) return refuse('この役割の認定の規則が、いまはありません。事務局に相談してください。')
    const why = own.stage === stage ? whyNotStage(standing, stage, today) : OTHER_STAGE
    if (why) return refuse(`申請できません。${why}`)
    const stop = whyNotSubmit(checkOf(loaded, judged), statement, loaded, judged)
    if (stop) return refuse(stop)
    const path = pathOf(judged.ground.rule, stage, own.lapsedCondition)
    const committee = path.committee ? committeeFor(today, way.committees) : null
    if (path.committee && !committee) return refuse(NO_COMMITTEE)
    const moved = await recordApplicationEvent(
      sql,
      stored,
      path,
      { event: 'submit', on: today },
      {
        byPersonId: personId,
        detail: { lapsedCondition: own.lapsedCondition },
        changes: {
          appliedOn: today,
          rulesId: judged.ground.rulesId,
          committeeId: committee?.committeeId ?? null,
          dossier: await freeze(sql, loaded, judged),
          statement,
        },
      },
      stamp,
    )
    if (!moved.ok) return refuse(moved.why)
    return {
      did: { applicationId },
      audit: auditOf(stored, { stage, committee: committee?.committeeId ?? null }),
      events: [{ kind: 'application-submitted' as const, personId, role, applicationId }],
    }
  },
})

const OTHER_STAGE = '認定証の状態が変わったので、この申請は使えません。取り下げて、新しく始めてください。'
const NO_COMMITTEE =
  '申請を受け付ける認定委員会の予定が、まだありません。予定が決まってから申請してください。下書きは残ります。'

/** What counts for the application on its day. */
export async function freeze(sql: Doing['sql'], loaded: LoadedWay, judged: Judged): Promise<Dossier> {
  const { source, ground, facts, evaluation, names } = judged
  return dossierOf({
    rulesVersion: source.published.version,
    role: loaded.role,
    stage: loaded.own.stage,
    on: loaded.today,
    ground,
    facts,
    evaluation,
    names,
    confirmedOn: await confirmedDays(sql, loaded.personId, loaded.today),
  })
}

export function checkOf({ own, today }: LoadedWay, { ground, facts, evaluation }: Judged): SubmissionCheck {
  return submissionCheck({ rule: ground.rule, ground, facts, evaluation, stage: judgedAs(own), on: today })
}

/** Why it cannot be handed in, each criterion by name; null: it can. */
function whyNotSubmit(check: SubmissionCheck, statement: string, loaded: LoadedWay, judged: Judged): string | null {
  if (check.lacking.length > 0) {
    return `まだ申請できません。${check.lacking.map((id) => lackInWords(id, loaded, judged)).join('。')}。`
  }
  if (check.withPlan.length === 0 || statement !== '') return null
  const titles = check.withPlan.map((id) => titleOf(id, judged)).join('・')
  return `${titles}がまだそろっていません。条件付きの認定を求めるときは、いつまでにどう満たすかを「申し添えること」に書いてください。`
}

/** A criterion that does not hold, with what was found of it. */
export function lackInWords(id: string, { today }: Pick<LoadedWay, 'today'>, judged: Judged): string {
  const criterion = judged.ground.criteria.find((one) => one.id === id)
  const judgement = judged.evaluation.criteria.find((one) => one.id === id)
  if (!criterion || !judgement) return id
  const found = plainly(criterionShows(criterion, judgement, judged.facts, judged.names, today))
  const from = judgement.metFrom === null ? '' : `（${dayInWords(judgement.metFrom, today)}から満たす）`
  return `${criterionTitle(criterion)}（${id}）：${found}${from}`
}

function titleOf(id: string, { ground }: Judged): string {
  const criterion = ground.criteria.find((one) => one.id === id)
  return criterion ? criterionTitle(criterion) : id
}
