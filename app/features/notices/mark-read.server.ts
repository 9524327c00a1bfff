import { z } from 'zod'
import { command } from '~/access/command'
import { theViewer } from '~/access/subject'
import { recordId } from '~/domain/record-id'

/** One notice, or all of them. */
const markReadForm = z.object({ notice: recordId().optional() })

/** Marks the viewer's own notices as read. @returns where the one that was opened leads */
export const markRead = command({
  action: 'notices.mark-read',
  input: markReadForm,
  subject: () => theViewer,
  async run({ sql, viewer, stamp }, { notice }) {
    const personId = viewer?.personId ?? null
    const read = await sql.$queryRaw<{ id: number }[]>`
      UPDATE notice n SET read_at = ${stamp.at}
      WHERE n.person_id = ${personId} AND n.read_at IS NULL AND (${notice ?? null}::int IS NULL OR n.id = ${notice ?? null}::int)
      RETURNING n.id`
    const [opened] = notice
      ? await sql.$queryRaw<{ href: string }[]>`
          SELECT n.href FROM notice n WHERE n.id = ${notice} AND n.person_id = ${personId}`
      : []
    return {
      did: { href: opened?.href ?? '/notices' },
      audit:
        read.length === 0
          ? []
          : {
              subjectKind: 'notice',
              subjectId: notice ?? 'all',
              subjectPersonId: personId,
              detail: { read: read.length },
            },
    }
  },
})
