import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { inWareki } from '~/domain/calendar'
import { lockedPair, endPair as recordEnd } from '~/facts/mentor-pairs'
import { endPairForm } from './mentoring-forms'
import { lastDayBefore } from './pair-checks'

/** Ends a pair: from a day on it is no longer so. */
export const endPair = command({
  action: 'mentor-pair.end',
  input: endPairForm,
  subject: () => theCity,
  async run({ sql, stamp }, { pair: pairId, from }) {
    const pair = await lockedPair(sql, pairId)
    if (!pair) return refuse('この受け持ちは、もうありません。画面を開き直してください。')
    const { mentorId, menteeId, validFrom, validTo } = pair
    if (from < validFrom)
      return refuse(`この受け持ちは ${inWareki(validFrom)}からです。その日かあとの日を入れてください。`)
    if (validTo !== null && from >= validTo) return refuse('この受け持ちは、その日までに終わります。')
    await recordEnd(sql, pair, from, stamp)
    return {
      did: { pairId },
      audit: { subjectKind: 'mentor_pair', subjectId: pairId, subjectPersonId: menteeId, detail: { from } },
      events: [{ kind: 'mentor-pair-ended', mentorId, menteeId, until: lastDayBefore(from) }],
    }
  },
})
