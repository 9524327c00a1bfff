import type { Relation } from '~/access/actions'
import type { Viewer } from '~/access/viewer'
import type { CityDate } from '~/domain/calendar'
import type { Sql, Stamp } from '~/facts/sql'
import type { XapiClient } from '~/facts/xapi'

/** What a command is given. `viewer` is null for the operator at the command line and where anybody may come in. */
export type Doing = {
  sql: Sql
  viewer: Viewer | null
  today: CityDate
  as: Relation
  relations: ReadonlySet<Relation>
  /** Recorded-time stamp for rows written by this command. */
  stamp: Stamp
  request: Request | null
  /** The system that sent a statement, where one did. */
  client?: XapiClient
}
