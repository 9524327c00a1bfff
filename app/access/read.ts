import type { z } from 'zod'
import type { ReadAction, Relation } from '~/access/actions'
import { notFound, pass, viewerAt } from '~/access/door'
import { logLook } from '~/access/look'
import { isStorable } from '~/access/storable'
import { nothing, type Subject } from '~/access/subject'
import type { Viewer } from '~/access/viewer'
import type { CityDate } from '~/domain/calendar'
import type { Sql } from '~/facts/sql'
import { cityToday } from '~/platform/clock.server'
import { db } from '~/platform/database.server'

/** What a read is given: who asks, as what, and today. */
export type Reading = { sql: Sql; viewer: Viewer; today: CityDate; as: Relation; relations: ReadonlySet<Relation> }
type OpenReading = Omit<Reading, 'viewer'> & { viewer: Viewer | null }

/** What it gives: the page's data, and the other people whose records were shown (null in place of a page: 404). */
type Shown<Page> = { page: Page; looked?: readonly number[] } | null

type ReadDefinition<Params extends z.ZodType, Page, Given> = {
  action: ReadAction
  params: Params
  subject: (params: z.output<Params>, sql: Sql, viewer: Viewer | null) => Subject | Promise<Subject>
  run: (given: Given, params: z.output<Params>) => Promise<Shown<Page>>
}

type ReadDoor<Params extends z.ZodType, Page> = (request: Request, params: z.input<Params>) => Promise<Page>

/** The door for looking: viewer → policy → one read → log of looks. Parameters that do not parse answer 404. */
export function read<Params extends z.ZodType, Page>(
  definition: ReadDefinition<Params, Page, Reading>,
): ReadDoor<Params, Page> {
  return openRead<Params, Page>({
    ...definition,
    run: (given, params) => {
      if (given.viewer === null) throw new Error(`${definition.action} is open to anyone; use openRead`)
      return definition.run({ ...given, viewer: given.viewer }, params)
    },
  })
}

/** The same for the few pages that anybody may see. */
export function openRead<Params extends z.ZodType, Page>(
  definition: ReadDefinition<Params, Page, OpenReading>,
): ReadDoor<Params, Page> {
  return async (request, rawParams) => {
    const viewer = await viewerAt(request)
    const parsed = isStorable(rawParams) ? definition.params.safeParse(rawParams) : null
    if (!parsed?.success) {
      await pass(db, definition.action, viewer, request, nothing)
      throw notFound()
    }
    const subject = await definition.subject(parsed.data, db, viewer)
    const { as, relations } = await pass(db, definition.action, viewer, request, subject)
    const today = viewer?.today ?? (await cityToday(db))
    const shown = await definition.run({ sql: db, viewer, today, as, relations }, parsed.data)
    if (!shown) throw notFound()
    if (viewer && shown.looked && shown.looked.length > 0) await logLook(db, viewer, as, request, shown.looked)
    return shown.page
  }
}
