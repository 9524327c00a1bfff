import { command } from '~/access/command'
import { nothing, theViewer } from '~/access/subject'
import { purgeSession, sessionNumbered } from '~/facts/mentoring-sessions'
import { removeNoteForm } from './mentoring-forms'

/** Takes one's own note of a meeting away for good. */
export const removeNote = command({
  action: 'mentoring-note.remove',
  input: removeNoteForm,
  async subject({ session }, sql, viewer) {
    const stored = await sessionNumbered(sql, session)
    return stored && stored.mentorId === viewer?.personId ? theViewer : nothing
  },
  async run({ sql }, { session }) {
    const stored = await sessionNumbered(sql, session)
    await purgeSession(sql, session)
    return {
      did: { sessionId: session },
      audit: { subjectKind: 'mentoring_session', subjectId: session, subjectPersonId: stored?.menteeId },
    }
  },
})
