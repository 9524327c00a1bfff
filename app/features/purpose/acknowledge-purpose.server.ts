import { z } from 'zod'
import { command, refuse } from '~/access/command'
import { nothing } from '~/access/subject'
import { recordId } from '~/domain/record-id'
import { personNumbered } from '~/facts/person-number'
import { purposeNoticeOn, recordAcknowledgement } from '~/facts/purpose'

const acknowledgeForm = z.object({
  version: recordId(),
  /** Somebody present, to whom the viewer has read it out. */
  staffNumber: z.string().max(20).optional(),
})

/** Records that the purpose of use was told: a notice, not consent (domain notes §5). */
export const acknowledgePurpose = command({
  action: 'purpose.acknowledge',
  input: acknowledgeForm,
  subject: async ({ staffNumber }, sql, viewer) => {
    const personId = staffNumber === undefined ? viewer?.personId : await personNumbered(sql, staffNumber)
    return personId ? { about: 'person', personId } : nothing
  },
  async run({ sql, viewer, today, stamp }, input) {
    const own = viewer?.personId ?? null
    const personId = input.staffNumber === undefined ? own : await personNumbered(sql, input.staffNumber)
    const notice = await purposeNoticeOn(sql, today)
    if (personId === null) return refuse('職員が見つかりません。')
    if (notice?.version !== input.version) {
      return refuse('利用目的の文が新しくなりました。いまの文を読んでから、もう一度押してください。')
    }
    const isOwn = personId === own
    const readOutById = isOwn ? null : own
    await recordAcknowledgement(sql, { personId, version: notice.version, on: today, readOutById }, stamp)
    return {
      did: {},
      audit: {
        subjectKind: 'purpose_acknowledgement',
        subjectId: `${personId}/${notice.version}`,
        subjectPersonId: personId,
        detail: { version: notice.version, readOut: !isOwn },
      },
    }
  },
})
