import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { versionInWork } from '~/facts/standard-effect'
import { approvalState } from '~/facts/standard-review'

/** The version in review that waits for the viewer's approval, for home. */
export const approvalAsked = read({
  action: 'standard-approvals.read',
  params: z.object({}),
  subject: () => theCity,
  async run({ sql, today, relations }): Promise<{ page: { version: string; before: string | null } | null }> {
    if (!relations.has('hr_section') && !relations.has('technical_officer')) return { page: null }
    const version = await versionInWork(sql)
    if (version?.state !== 'review') return { page: null }
    const { missing } = await approvalState(sql, version, today)
    const isAsked = missing.some((who) => relations.has(who))
    return { page: isAsked ? { version: version.version, before: version.before?.version ?? null } : null }
  },
})
