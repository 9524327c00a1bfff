import { command, refuse } from '~/access/command'
import { inWareki } from '~/domain/calendar'
import { recommenderOf } from '~/domain/signing'
import { roleWord } from '~/domain/terms'
import { candidacyFor } from '~/facts/candidacy'
import { record } from '~/facts/record'
import { recommendationsFor } from '~/facts/signoffs'
import { holdPerson } from '~/facts/submission'
import { giveToApplication } from './give-to-application'
import { askingNext, candidacyAsSubject } from './handled-application'
import { recommendForm } from './handling-forms'

/** The head recommends (推薦) somebody for a certificate; before an application or after. No delegate stands in. */
export const giveRecommendation = command({
  action: 'recommendation.give',
  input: recommendForm,
  subject: candidacyAsSubject,
  async run(given, { person: personId, role, note }) {
    const { sql, viewer, today, stamp } = given
    await holdPerson(sql, personId)
    const byId = viewer?.personId ?? null
    const about = { personId, role, applicationId: null }
    const { candidacy, people, asked } = await candidacyFor(sql, about, byId, today)
    const { ruled, application } = candidacy
    const head = people && recommenderOf(people.heads, personId)
    if (byId === null || !ruled || !asked.recommends || !head) {
      return refuse(`あなたは、いまこの人を${roleWord(role)}に推薦できません。主の所属の長が推薦します。`)
    }
    const before = (await recommendationsFor(sql, personId, role, today)).find((one) => one.byPersonId === byId)
    if (before && before.on >= (application?.appliedOn ?? today)) {
      return refuse(`${inWareki(before.on)}に、もう推薦してあります。`)
    }
    const row = { personId, role, unitId: head.unitId, recommendedById: byId, recommendedOn: today, note: note || null }
    const [recommendationId] = await record(sql, 'recommendation', [row], stamp)
    const gone = await giveToApplication(given, { application, ruled }, 'recommend')
    if (!gone.ok) return refuse(gone.why)
    return {
      did: { personId, state: gone.state },
      audit: {
        subjectKind: 'recommendation',
        subjectId: recommendationId ?? 0,
        subjectPersonId: personId,
        detail: { role, state: gone.state },
      },
      events: [
        { kind: 'recommended' as const, personId, role },
        ...(application && gone.state ? askingNext(application, gone.state) : []),
      ],
    }
  },
})
