import { command, refuse } from '~/access/command'
import { theViewer } from '~/access/subject'
import { fiscalYearOf } from '~/domain/calendar'
import { standingOn } from '~/domain/certificate'
import { ruleInYear } from '~/domain/certification-rules'
import { stageOf, whyNotStage } from '~/domain/own-stage'
import { startApplication as beginDraft, openApplicationOf } from '~/facts/applications'
import { careerOf } from '~/facts/careers'
import { rulesOn } from '~/facts/certification-rules'
import { startForm } from './application-forms'
import { auditOf } from './own-subject'

/** Begins a draft for what the person may apply for now. Pressed twice it is one draft. */
export const startApplication = command({
  action: 'application.start',
  input: startForm,
  subject: () => theViewer,
  async run({ sql, viewer, today, stamp }, { role }) {
    const personId = viewer?.personId ?? null
    if (personId === null) return refuse('申請できるのは職員です。')
    const open = await openApplicationOf(sql, personId, role)
    if (open) return { did: { applicationId: open.applicationId }, audit: auditOf(open, { fields: [] }) }
    const published = await rulesOn(sql, today)
    if (!published || !ruleInYear(published.rules, role, fiscalYearOf(today))) {
      return refuse('この役割の認定の規則が、まだありません。事務局が公開すると申請できます。')
    }
    const career = await careerOf(sql, personId)
    const standing = standingOn(career?.certificates[role] ?? [], today)
    const { stage } = stageOf(standing, today)
    const why = whyNotStage(standing, stage, today)
    if (why) return refuse(`いまは申請を始められません。${why}`)
    const applicationId = await beginDraft(sql, { personId, role, stage, on: today }, stamp)
    return { did: { applicationId }, audit: auditOf({ applicationId, personId, role }, { stage }) }
  },
})
