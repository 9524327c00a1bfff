import { command, refuse } from '~/access/command'
import { nothing, theViewer } from '~/access/subject'
import { meetingNumbered, callOffMeeting as removeMeeting } from '~/facts/mentoring-sessions'
import { callOffForm } from './mentoring-forms'

/** Calls off one's own meeting with a mentee, who is told. */
export const callOffMeeting = command({
  action: 'meeting.call-off',
  input: callOffForm,
  async subject({ meeting }, sql, viewer) {
    const stored = await meetingNumbered(sql, meeting)
    return stored && stored.mentorId === viewer?.personId ? theViewer : nothing
  },
  async run({ sql, today }, { meeting }) {
    const stored = await meetingNumbered(sql, meeting)
    if (!stored) return refuse('この面談はもうありません。')
    const { menteeId, on } = stored
    await removeMeeting(sql, meeting)
    return {
      did: { meetingId: meeting },
      audit: { subjectKind: 'mentoring_meeting', subjectId: meeting, subjectPersonId: menteeId },
      events: on < today ? [] : [{ kind: 'meeting-called-off', personId: menteeId, on }],
    }
  },
})
