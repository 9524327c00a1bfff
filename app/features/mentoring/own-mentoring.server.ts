import { z } from 'zod'
import { read } from '~/access/read'
import { theViewer } from '~/access/subject'
import { inWareki } from '~/domain/calendar'
import { hasRoleFor } from '~/domain/mentoring'
import { dayInWords } from '~/domain/session-words'
import { MENTOR_KIND_WORDS } from '~/domain/terms'
import { ownMentoringOf } from '~/facts/mentoring-sessions'

/** Who looks after me, when we meet, and what we agreed on: what mentors wrote for both, never their own line. */
export const ownMentoring = read({
  action: 'own-mentoring.read',
  params: z.object({}),
  subject: () => theViewer,
  async run({ sql, viewer, today }) {
    if (viewer.personId === null) return null
    const { mentors, meetings, sessions } = await ownMentoringOf(sql, viewer.personId, today)
    const latest = new Set(
      mentors.map(({ personId }) => sessions.find(({ mentorId }) => mentorId === personId)?.sessionId),
    )
    const told = sessions.map((one) => ({
      ...one,
      heldOnInWareki: inWareki(one.heldOn),
      nextByInWords: one.nextBy && dayInWords(one.nextBy, today),
      isLate: one.nextBy !== null && one.nextBy < today,
    }))
    return {
      page: {
        mentors: mentors.map(({ personId, name, unitName, kind, since, roles }) => ({
          personId,
          name,
          unitName,
          kind: MENTOR_KIND_WORDS[kind],
          since: inWareki(since),
          isOver: !hasRoleFor({ roles }, kind),
        })),
        meetings: meetings.map((one) => ({ ...one, day: dayInWords(one.on, today) })),
        next: told.filter(({ sessionId, nextStep }) => nextStep !== null && latest.has(sessionId)),
        sessions: told,
      },
    }
  },
})

export type OwnMentoringPage = Awaited<ReturnType<typeof ownMentoring>>
