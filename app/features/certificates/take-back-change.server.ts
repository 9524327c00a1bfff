import { command, refuse } from '~/access/command'
import { isByOrder, isDecided, type StandingEvent, whatBuildsOn } from '~/domain/certificate-changes'
import { CERTIFICATE_EVENT_WORDS } from '~/domain/terms'
import { certificateHistory } from '~/facts/certificate-history'
import { lockCertificates } from '~/facts/change-certificate'
import { personNumbered } from '~/facts/person-number'
import { takeBack } from '~/facts/record'
import { takeBackForm } from './change-forms'
import { certificateHolder } from './holder-subject'
import { NOBODY, OWN_CERTIFICATE } from './record-changes'

/** Takes back what was recorded by mistake, as long as nothing builds on it. */
export const takeBackChange = command({
  action: 'certificate.take-back-change',
  input: takeBackForm,
  subject: certificateHolder,
  async run({ sql, viewer, relations, stamp }, { staffNumber, eventId }) {
    const personId = await personNumbered(sql, staffNumber)
    if (personId === null) return refuse(NOBODY)
    if (personId === viewer?.personId) return refuse(OWN_CERTIFICATE)
    await lockCertificates(sql, personId)
    const history = await certificateHistory(sql, personId)
    const events = history.filter(({ takenBackOn }) => takenBackOn === null)
    const wrong = events.find((one) => one.eventId === eventId)
    if (!wrong) return refuse('この記録は、もう取り消されています。画面を開き直してください。')
    const why = whyNot(wrong, events, relations.has('dx_office'))
    if (why !== null) return refuse(why)
    await takeBack(sql, 'certificate_event', [eventId], stamp)
    const { role, event, on } = wrong
    return {
      did: { event, role },
      audit: {
        subjectKind: 'certificate',
        subjectId: role,
        subjectPersonId: personId,
        detail: { takenBack: event, on },
      },
      events: [{ kind: 'certificate-change-taken-back', personId, role, event, on }],
    }
  },
})

function whyNot(wrong: StandingEvent, events: readonly StandingEvent[], isOffice: boolean): string | null {
  const word = CERTIFICATE_EVENT_WORDS[wrong.event]
  if (isDecided(wrong.event)) {
    return `${word}は、申請の決定によるものです。記録の誤りは、申請の画面の「決定の記録を取り消す」から直してください。`
  }
  const why = whatBuildsOn(events, wrong)
  if (why !== null) return why
  return isOffice || isByOrder(wrong.event) ? null : '事務局が記録したものです。事務局に頼んでください。'
}
