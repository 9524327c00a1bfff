import { command, refuse } from '~/access/command'
import { applicationStateOn } from '~/domain/application'
import { candidacyFor } from '~/facts/candidacy'
import { takeBack } from '~/facts/record'
import { grantedSince, signoffsFor } from '~/facts/signoffs'
import { holdPerson } from '~/facts/submission'
import { candidacyAsSubject } from './handled-application'
import { takeBackSignoffForm } from './handling-forms'

/** Takes one's own sign-off back, as long as nothing has been built on it. */
export const takeBackSignoff = command({
  action: 'signoff.take-back',
  input: takeBackSignoffForm,
  subject: candidacyAsSubject,
  async run({ sql, viewer, today, stamp }, { person: personId, role, signoff: signoffId }) {
    await holdPerson(sql, personId)
    const signoffs = await signoffsFor(sql, personId, role, today)
    const own = signoffs.find((one) => one.signoffId === signoffId && one.signerId === viewer?.personId)
    if (!own) return refuse('この承認は、もうありません。')
    const about = { personId, role, applicationId: null }
    const { candidacy } = await candidacyFor(sql, about, viewer?.personId ?? null, today)
    const { application } = candidacy
    if (application && applicationStateOn(application, today) !== 'submitted') {
      return refuse('この承認で申請が進んでいるので、取り消せません。事務局に相談してください。')
    }
    if (await grantedSince(sql, personId, role, own.signedOn)) {
      return refuse('この承認のあとに認定されているので、取り消せません。')
    }
    await takeBack(sql, 'signoff', [signoffId], stamp)
    return {
      did: { personId },
      audit: { subjectKind: 'signoff', subjectId: signoffId, subjectPersonId: personId, detail: { role } },
      events: [{ kind: 'support-taken-back' as const, by: 'signer' as const, personId, role }],
    }
  },
})
