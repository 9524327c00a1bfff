import { command, refuse } from '~/access/command'
import { nothing } from '~/access/subject'
import { meetingNumbered, moveMeeting, sameMeeting, planMeeting as writeMeeting } from '~/facts/mentoring-sessions'
import { personNumbered } from '~/facts/person-number'
import { holdPerson } from '~/facts/submission'
import { meetingForm } from './mentoring-forms'

/** Puts a meeting with a mentee on a day and a time, or moves one's own to another. */
export const planMeeting = command({
  action: 'meeting.plan',
  input: meetingForm,
  async subject({ mentee, meeting }, sql, viewer) {
    const personId = await personNumbered(sql, mentee)
    if (personId === null) return nothing
    if (meeting === undefined) return { about: 'person', personId }
    const stored = await meetingNumbered(sql, meeting)
    const isOwn = stored?.mentorId === viewer?.personId && stored?.menteeId === personId
    return isOwn ? { about: 'person', personId } : nothing
  },
  async run({ sql, viewer, today, stamp }, { mentee, meeting, on, at, about }) {
    const menteeId = await personNumbered(sql, mentee)
    const mentorId = viewer?.personId ?? null
    if (menteeId === null || mentorId === null) return refuse('この人を受け持っていません。')
    if (on < today) return refuse('過ぎた日には予定を入れられません。会ったときは、面談の記録に書いてください。')
    const planned = { mentorId, menteeId, on, at, about }
    await holdPerson(sql, menteeId)
    const same = await sameMeeting(sql, planned)
    if (same !== null && (meeting ?? same) === same) return { did: { meetingId: same }, audit: [] }
    const meetingId = meeting ?? (await writeMeeting(sql, planned, stamp))
    if (meeting !== undefined) await moveMeeting(sql, { meetingId: meeting, on, at, about })
    return {
      did: { meetingId },
      audit: { subjectKind: 'mentoring_meeting', subjectId: meetingId, subjectPersonId: menteeId, detail: { on, at } },
      events: [{ kind: 'meeting-planned', personId: menteeId, on, at }],
    }
  },
})
