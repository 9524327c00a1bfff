import { z } from 'zod'
import { openRead } from '~/access/read'
import { theCity } from '~/access/subject'
import type { Viewer } from '~/access/viewer'
import { type CityDate, longWithWeekday } from '~/domain/calendar'
import { isReadable } from '~/domain/committee'
import { mentorTasks } from '~/domain/mentoring-waiting'
import { lastMeetingOf } from '~/facts/committees'
import { isMentor, mentorDesk } from '~/facts/mentoring-desk'
import { config } from '~/platform/config'

export type Shell = {
  viewer: ShellViewer | null
  demo: { todayLong: string; iso: CityDate } | null
  unreadNotices: number
}
type ShellViewer = Pick<
  Viewer,
  'name' | 'staffNumber' | 'functions' | 'roles' | 'heads' | 'delegations' | 'waitingReviews'
> & {
  unitName: string
  /** Looks after somebody, or may. */
  mentors: boolean
  /** What waits for the viewer as a mentor (指導). */
  waitingMentoring: number
  /** Sits in a round of the 認定委員会 whose papers can be read. */
  sitsInCommittee: boolean
}

/** What stands around every page: who is signed in, the demo's day, notices not read. Costs one query of its own for mentors, one for members of the committee, none for others. */
export const shell = openRead({
  action: 'shell.read',
  params: z.object({}),
  subject: () => theCity,
  async run({ sql, viewer, today }): Promise<{ page: Shell }> {
    const demo = config.mode === 'demo' ? { todayLong: longWithWeekday(today), iso: today } : null
    if (!viewer) return { page: { viewer: null, demo, unreadNotices: 0 } }
    const { name, staffNumber, functions, roles, heads, delegations, waitingReviews, unitName, title, unreadNotices } =
      viewer
    const headed = heads.find((unit) => unit.kind === 'department') ?? heads.find((unit) => unit.name === unitName)
    const desk = await mentorDesk(sql, viewer, today)
    const meeting = functions.includes('committee_member') ? await lastMeetingOf(sql, viewer.accountId) : null
    return {
      page: {
        viewer: {
          mentors: isMentor(viewer),
          waitingMentoring: mentorTasks(desk, today).length,
          sitsInCommittee: meeting !== null && isReadable(meeting, today),
          name,
          staffNumber,
          functions,
          roles,
          heads,
          delegations,
          waitingReviews,
          unitName: headed && title ? `${headed.name}　${title}` : (unitName ?? ''),
        },
        demo,
        unreadNotices,
      },
    }
  },
})
