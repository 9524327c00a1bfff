import { command, conflictWith, refuse } from '~/access/command'
import { nothing } from '~/access/subject'
import {
  rewriteSession,
  type SessionText,
  sameSession,
  sessionNumbered,
  writeSession,
} from '~/facts/mentoring-sessions'
import { personNumbered } from '~/facts/person-number'
import { holdPerson } from '~/facts/submission'
import { noteForm } from './mentoring-forms'

/** Writes what was said in a meeting (面談の記録), or writes one's own note anew. */
export const saveNote = command({
  action: 'mentoring-note.save',
  input: noteForm,
  async subject({ mentee, session }, sql, viewer) {
    const personId = await personNumbered(sql, mentee)
    if (personId === null) return nothing
    if (session === undefined) return { about: 'person', personId }
    const stored = await sessionNumbered(sql, session)
    const isOwn = stored?.mentorId === viewer?.personId && stored?.menteeId === personId
    return isOwn ? { about: 'person', personId } : nothing
  },
  async run({ sql, viewer, today, stamp }, { mentee, session, revision, ...written }) {
    const menteeId = await personNumbered(sql, mentee)
    const mentorId = viewer?.personId ?? null
    if (menteeId === null || mentorId === null) return refuse('この人を受け持っていません。')
    if (written.heldOn > today) return refuse('これからの面談は、予定に入れてください。記録は、会ったあとに書きます。')
    const text: SessionText = {
      heldOn: written.heldOn,
      shared: written.shared,
      privateNote: written.privateNote ?? null,
      nextStep: written.nextStep ?? null,
      nextBy: written.nextStep ? (written.nextBy ?? null) : null,
      nextWho: written.nextStep ? (written.nextWho ?? 'mentee') : null,
    }
    const audit = { subjectKind: 'mentoring_session', subjectPersonId: menteeId, detail: { fields: Object.keys(text) } }
    if (session === undefined) {
      await holdPerson(sql, menteeId)
      const same = await sameSession(sql, { mentorId, menteeId, ...text })
      if (same !== null) return { did: { sessionId: same }, audit: [] }
      const sessionId = await writeSession(sql, { mentorId, menteeId, ...text }, stamp)
      return {
        did: { sessionId },
        audit: { ...audit, subjectId: sessionId },
        events: [{ kind: 'mentoring-noted', personId: menteeId }],
      }
    }
    const isWritten = await rewriteSession(sql, { sessionId: session, revision: revision ?? 0, ...text })
    if (!isWritten) return conflictWith(await sessionNumbered(sql, session))
    return { did: { sessionId: session }, audit: { ...audit, subjectId: session } }
  },
})
