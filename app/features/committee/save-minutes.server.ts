import { command, conflictWith, refuse } from '~/access/command'
import { lockedCommittee, membersOf, minutesOf, storeMinutes } from '~/facts/committees'
import { minutesForm } from './committee-forms'
import { committeeAsSubject } from './committee-subject'
import { leads } from './leads'

/** The minutes of a round (議事録), by 事務局 or the chair. */
export const saveMinutes = command({
  action: 'committee.minute',
  input: minutesForm,
  subject: committeeAsSubject,
  async run({ sql, viewer, today, as, stamp }, { committee: committeeId, minutes, read }) {
    const committee = await lockedCommittee(sql, committeeId)
    if (!committee) return refuse('この委員会は、もうありません。')
    if (today < committee.heldOn) return refuse('議事録は、委員会が開かれてから書きます。')
    if (!leads(as, viewer, await membersOf(sql, committee, today))) return refuse('議事録は、議長か事務局が書きます。')
    const [last] = await minutesOf(sql, committeeId)
    const now = last?.text ?? ''
    if (now !== read) return conflictWith({ minutes: now })
    if (now === minutes) return refuse('変わったところがありません。')
    await storeMinutes(sql, committeeId, minutes, stamp)
    return {
      did: {},
      audit: { subjectKind: 'committee', subjectId: committeeId, detail: { characters: minutes.length } },
    }
  },
})
