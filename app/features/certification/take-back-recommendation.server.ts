import { command, refuse } from '~/access/command'
import { applicationStateOn } from '~/domain/application'
import { candidacyFor } from '~/facts/candidacy'
import { takeBack } from '~/facts/record'
import { grantedSince, recommendationsFor } from '~/facts/signoffs'
import { holdPerson } from '~/facts/submission'
import { candidacyAsSubject } from './handled-application'
import { takeBackRecommendationForm } from './handling-forms'

/** Takes one's own last recommendation back (推薦), as long as nothing has been built on it. */
export const takeBackRecommendation = command({
  action: 'recommendation.take-back',
  input: takeBackRecommendationForm,
  subject: candidacyAsSubject,
  async run({ sql, viewer, today, stamp }, { person: personId, role }) {
    await holdPerson(sql, personId)
    const all = await recommendationsFor(sql, personId, role, today)
    const own = all.find(({ byPersonId }) => byPersonId === viewer?.personId)
    if (!own) return refuse('あなたの推薦は、もうありません。')
    const about = { personId, role, applicationId: null }
    const { candidacy } = await candidacyFor(sql, about, viewer?.personId ?? null, today)
    const { application } = candidacy
    if (application && applicationStateOn(application, today) !== 'submitted') {
      return refuse('この推薦で申請が進んでいるので、取り消せません。事務局に相談してください。')
    }
    if (await grantedSince(sql, personId, role, own.on)) {
      return refuse('この推薦のあとに認定されているので、取り消せません。')
    }
    await takeBack(sql, 'recommendation', [own.recommendationId], stamp)
    return {
      did: { personId },
      audit: {
        subjectKind: 'recommendation',
        subjectId: own.recommendationId,
        subjectPersonId: personId,
        detail: { role, takenBack: own.on },
      },
      events: [{ kind: 'support-taken-back' as const, by: 'recommender' as const, personId, role }],
    }
  },
})
