import { command, refuse } from '~/access/command'
import { inWareki } from '~/domain/calendar'
import { roleWord } from '~/domain/terms'
import { candidacyFor } from '~/facts/candidacy'
import { record } from '~/facts/record'
import { signoffsFor } from '~/facts/signoffs'
import { holdPerson } from '~/facts/submission'
import { giveToApplication } from './give-to-application'
import { askingNext, candidacyAsSubject } from './handled-application'
import { signoffForm } from './handling-forms'

/** A mentor signs off (承認) for somebody's certificate, as what the mentor is today; before an application or after. */
export const giveSignoff = command({
  action: 'signoff.give',
  input: signoffForm,
  subject: candidacyAsSubject,
  async run(given, { person: personId, role, note }) {
    const { sql, viewer, today, stamp } = given
    await holdPerson(sql, personId)
    const signerId = viewer?.personId ?? null
    const about = { personId, role, applicationId: null }
    const { candidacy, asked } = await candidacyFor(sql, about, signerId, today)
    const { ruled } = candidacy
    if (signerId === null || asked.signsAs === null || !ruled) {
      return refuse(`あなたは、いまこの人の${roleWord(role)}の承認ができません。`)
    }
    const own = (await signoffsFor(sql, personId, role, today)).find((one) => one.signerId === signerId)
    if (own && own.signedOn >= (candidacy.application?.appliedOn ?? today)) {
      return refuse(`${inWareki(own.signedOn)}に、もう承認してあります。`)
    }
    const row = { personId, role, signerId, signerRole: asked.signsAs, signedOn: today, note: note || null }
    const [signoffId] = await record(sql, 'signoff', [row], stamp)
    const gone = await giveToApplication(given, { application: candidacy.application, ruled }, 'sign_off')
    if (!gone.ok) return refuse(gone.why)
    return {
      did: { personId, signerRole: asked.signsAs, state: gone.state },
      audit: {
        subjectKind: 'signoff',
        subjectId: signoffId ?? 0,
        subjectPersonId: personId,
        detail: { role, signerRole: asked.signsAs, state: gone.state },
      },
      events: [
        { kind: 'signed-off' as const, personId, role },
        ...(candidacy.application && gone.state ? askingNext(candidacy.application, gone.state) : []),
      ],
    }
  },
})
