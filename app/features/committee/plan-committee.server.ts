import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { fiscalYearOf, inWareki } from '~/domain/calendar'
import { assignWithoutCommittee } from '~/facts/applications'
import { committees, storeCommittee } from '~/facts/committees'
import { planForm } from './committee-forms'

/** Plans a round of the committee. Applications that wait for a round which was not planned yet go to it. */
export const planCommittee = command({
  action: 'committee.plan',
  input: planForm,
  subject: () => theCity,
  async run({ sql, today }, { applyBy, heldOn }) {
    if (heldOn < today) return refuse('開催日がもう過ぎています。これからの日にしてください。')
    const others = await committees(sql, null)
    if (others.some((other) => other.heldOn === heldOn)) {
      return refuse(`${inWareki(heldOn)} の委員会は、もうあります。`)
    }
    const committeeId = await storeCommittee(sql, { fiscalYear: fiscalYearOf(heldOn), applyBy, heldOn })
    const assigned = await assignWithoutCommittee(sql, committeeId)
    return {
      did: { committeeId },
      audit: { subjectKind: 'committee', subjectId: committeeId, detail: { applyBy, heldOn, assigned } },
    }
  },
})
