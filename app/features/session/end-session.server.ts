import { z } from 'zod'
import { command, refuse } from '~/access/command'
import { theViewer } from '~/access/subject'
import { instant } from '~/platform/clock.server'

/** Signs out: the session ends on the server, whatever the browser keeps. */
export const endSession = command({
  action: 'session.end',
  input: z.object({}),
  subject: () => theViewer,
  async run({ sql, viewer }) {
    if (!viewer) return refuse('サインインしていません。')
    await sql.session.update({ where: { id: viewer.sessionId }, data: { endedAt: instant() } })
    return { did: null, audit: { subjectKind: 'session', subjectId: viewer.sessionId } }
  },
})
