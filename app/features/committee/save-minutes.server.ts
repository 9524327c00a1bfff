import { command, conflictWith, refuse } from '~/access/command'
import { committeeById, membersOf, storeMinutes } from '~/facts/committees'
import { minutesForm } from './committee-forms'
import { committeeAsSubject } from './committee-subject'
import { leads } from './leads'

/** The minutes of a round (議事録), by 事務局 or the chair. */
export const saveMinutes = command({
  action: 'committee.minute',
  input: minutesForm,
  subject: committeeAsSubject,
  async run({ sql, viewer, today, as }, { committee: committeeId, minutes, read }) {
    const committee = await committeeById(sql, committeeId)
    if (!committee) return refuse('この委員会は、もうありません。')
    if (today < committee.heldOn) return refuse('議事録は、委員会が開かれてから書きます。')
    if (!leads(as, viewer, await membersOf(sql, committee, today))) return refuse('議事録は、議長か事務局が書きます。')
    const written = normalized(minutes)
    if (!(await storeMinutes(sql, committeeId, written, normalized(read)))) {
      const now = await committeeById(sql, committeeId)
      return conflictWith({ minutes: now?.minutes ?? '' })
    }
    // What stood there before is not lost.
    return {
      did: {},
      audit: { subjectKind: 'committee', subjectId: committeeId, detail: { before: committee.minutes } },
    }
  },
})

/** Forms send line ends of their own. */
function normalized(text: string): string {
  return text.replaceAll('\r\n', '\n')
}
