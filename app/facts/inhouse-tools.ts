import type { CityDate } from '~/domain/calendar'
import { searchKeyOf, searchTerms } from '~/domain/practice-search'
import { type KeeperPlace, needsOf, type ToolNeed } from '~/domain/tool-keeping'
import { record, takeBack } from '~/facts/record'
import type { Sql, Stamp } from '~/facts/sql'

type Keeper = { personId: number; name: string; unitName: string | null; place: Exclude<KeeperPlace, null> }

/** A tool of the register (内製ツール台帳) with what it asks for on the day. */
export type InhouseTool = {
  toolId: number
  name: string
  purpose: string
  madeWith: string
  unitId: number
  unitCode: string
  unitName: string
  /** The units above it, highest first; null: none, or it is gone. */
  unitsAbove: string | null
  unitExists: boolean
  owner: Keeper | null
  successor: Keeper | null
  documentsUrl: string | null
  note: string | null
  project: { projectId: number; title: string } | null
  lastTrial: { on: CityDate; worked: boolean; by: string | null; note: string | null } | null
  state: 'operating' | 'retired'
  revision: number
  needs: ToolNeed[]
}

type ToolQuery = {
  text: string
  /** Of these units and those below them; null: of all. */
  unitIds: readonly number[] | null
  /** Or this person is the successor. */
  successorId: number | null
  /** Only those that this person owns or is to take over. */
  keeperId: number | null
  toolId: number | null
  retired: boolean
}

const EVERYTHING: ToolQuery = {
  text: '',
  unitIds: null,
  successorId: null,
  keeperId: null,
  toolId: null,
  retired: true,
}

/** Tools that fit, those that ask for most first. The register of a city is small: it is read whole and judged in the domain. */
export async function inhouseTools(sql: Sql, day: CityDate, given: Partial<ToolQuery>): Promise<InhouseTool[]> {
  const query = { ...EVERYTHING, ...given }
  const patterns = searchTerms(query.text).map(({ pattern }) => pattern)
  const rows = await sql.$queryRaw<Omit<InhouseTool, 'needs'>[]>`
    WITH clock AS MATERIALIZED (SELECT ${day}::date AS d),
    line AS MATERIALIZED (SELECT l.unit_id, l.ancestor_id, l.depth FROM clock, unit_lines_on(clock.d) l),
    keeper AS MATERIALIZED (SELECT k.* FROM clock, tool_keepers_on(clock.d) k),
    described AS MATERIALIZED (
      SELECT k.tool_id, k.role, jsonb_build_object('personId', k.person_id,
        'name', (SELECT a.name FROM person_particulars a WHERE a.person_id = k.person_id AND a.voided_at IS NULL AND a.valid_from <= clock.d ORDER BY a.valid_from DESC LIMIT 1),
        'unitName', (SELECT u.name FROM posts_on(clock.d) o JOIN units_on(clock.d) u ON u.unit_id = o.unit_id WHERE o.person_id = k.person_id AND o.kind = 'primary' LIMIT 1),
        'place', CASE
          WHEN NOT EXISTS (SELECT 1 FROM posts_on(clock.d) o WHERE o.person_id = k.person_id) THEN 'left'
          WHEN EXISTS (SELECT 1 FROM leaves_on(clock.d) v WHERE v.person_id = k.person_id) THEN 'on_leave'
          WHEN EXISTS (SELECT 1 FROM posts_on(clock.d) o JOIN line ON line.unit_id = o.unit_id
            WHERE o.person_id = k.person_id AND line.ancestor_id = t.unit_id) THEN 'here'
          ELSE 'elsewhere' END) AS keeper
      FROM clock, keeper k JOIN inhouse_tool t ON t.id = k.tool_id
    )
    SELECT t.id AS "toolId", t.name, t.purpose, t.made_with AS "madeWith", t.unit_id AS "unitId",
      (SELECT u.code FROM unit u WHERE u.id = t.unit_id) AS "unitCode",
      (SELECT u.name FROM unit_period u WHERE u.unit_id = t.unit_id AND u.voided_at IS NULL AND u.valid_from <= clock.d ORDER BY u.valid_from DESC LIMIT 1) AS "unitName",
      (SELECT string_agg(u.name, ' ' ORDER BY line.depth DESC) FROM line JOIN units_on(clock.d) u ON u.unit_id = line.ancestor_id
        WHERE line.unit_id = t.unit_id AND line.depth > 0) AS "unitsAbove",
      EXISTS (SELECT 1 FROM line WHERE line.unit_id = t.unit_id) AS "unitExists",
      (SELECT k.keeper FROM described k WHERE k.tool_id = t.id AND k.role = 'owner') AS owner,
      (SELECT k.keeper FROM described k WHERE k.tool_id = t.id AND k.role = 'successor') AS successor,
      t.documents_url AS "documentsUrl", t.note,
      (SELECT jsonb_build_object('projectId', p.id, 'title', p.title) FROM improvement_project p WHERE p.id = t.project_id) AS project,
      (SELECT jsonb_build_object('on', r.tried_on, 'worked', r.worked, 'note', r.note,
        'by', (SELECT a.name FROM person_particulars a WHERE a.person_id = r.person_id AND a.voided_at IS NULL AND a.valid_from <= clock.d ORDER BY a.valid_from DESC LIMIT 1))
        FROM tool_trial r WHERE r.tool_id = t.id AND r.tried_on <= clock.d ORDER BY r.tried_on DESC, r.id DESC LIMIT 1) AS "lastTrial",
      t.state, t.revision
    FROM clock, inhouse_tool t
    WHERE (${query.toolId}::int IS NULL OR t.id = ${query.toolId})
      AND (${query.keeperId}::int IS NULL OR EXISTS (SELECT 1 FROM keeper k WHERE k.tool_id = t.id AND k.person_id = ${query.keeperId}))
      AND (${query.retired} OR t.state = 'operating')
      AND t.search_key LIKE ALL (${patterns}::text[])
      AND (${query.unitIds === null}
        OR t.unit_id IN (SELECT line.unit_id FROM line WHERE line.ancestor_id = ANY (${[...(query.unitIds ?? [])]}::int[]))
        OR EXISTS (SELECT 1 FROM keeper k WHERE k.tool_id = t.id AND k.role = 'successor' AND k.person_id = ${query.successorId}::int))
    ORDER BY t.name, t.id`
  return rows.map((tool) => ({ ...tool, needs: needsOf(factsOf(tool), day) })).sort((a, b) => weightOf(b) - weightOf(a))
}

/** One tool as it stands on a day; null when there is none. */
export async function inhouseTool(sql: Sql, toolId: number, day: CityDate): Promise<InhouseTool | null> {
  return (await inhouseTools(sql, day, { toolId }))[0] ?? null
}

/** Where a tool belongs, for the doors; null when there is none. */
export async function toolUnit(sql: Sql, toolId: number): Promise<number | null> {
  const [row] = await sql.$queryRaw<{ unitId: number }[]>`
    SELECT t.unit_id AS "unitId" FROM inhouse_tool t WHERE t.id = ${toolId}`
  return row?.unitId ?? null
}

/** Does a person own the tool, or are they to follow its owner, on a day? */
export async function keepsTool(sql: Sql, toolId: number, personId: number, day: CityDate): Promise<boolean> {
  const rows = await sql.$queryRaw<unknown[]>`
    SELECT 1 FROM tool_keepers_on(${day}::date) k WHERE k.tool_id = ${toolId} AND k.person_id = ${personId}`
  return rows.length > 0
}

export type ToolTexts = {
  name: string
  unitId: number
  purpose: string
  madeWith: string
  documentsUrl: string | null
  note: string | null
  projectId: number | null
}

function columnsOf(texts: ToolTexts) {
  return { ...texts, searchKey: searchKeyOf([texts.name, texts.purpose, texts.madeWith]) }
}

export async function storeTool(sql: Sql, texts: ToolTexts, stamp: Stamp): Promise<number> {
  const { id } = await sql.inhouseTool.create({
    data: { ...columnsOf(texts), state: 'operating', revision: 1, recordedAt: stamp.at, recordedBy: stamp.by },
    select: { id: true },
  })
  return id
}

/** @returns false when somebody else was first: the revision is another one */
export async function changeTool(sql: Sql, toolId: number, revision: number, texts: ToolTexts): Promise<boolean> {
  const { count } = await sql.inhouseTool.updateMany({
    where: { id: toolId, revision },
    data: { ...columnsOf(texts), revision: revision + 1 },
  })
  return count > 0
}

/** From a day on this person keeps the tool in this role (null: nobody); whoever did so before ends the day before. */
export async function changeKeeper(
  sql: Sql,
  toolId: number,
  role: 'owner' | 'successor',
  personId: number | null,
  from: CityDate,
  stamp: Stamp,
): Promise<void> {
  const standing = await sql.$queryRaw<{ id: number; personId: number; since: CityDate }[]>`
    SELECT k.id, k.person_id AS "personId", k.valid_from::text AS since FROM tool_keeper k
    WHERE k.tool_id = ${toolId} AND k.role = ${role} AND k.voided_at IS NULL AND (k.valid_to IS NULL OR k.valid_to > ${from}::date)
    FOR UPDATE`
  await takeBack(
    sql,
    'tool_keeper',
    standing.map(({ id }) => id),
    stamp,
  )
  const ended = standing
    .filter(({ since }) => since < from)
    .map((row) => ({ toolId, personId: row.personId, role, validFrom: row.since, validTo: from }))
  const begun = personId === null ? [] : [{ toolId, personId, role, validFrom: from, validTo: null }]
  await record(sql, 'tool_keeper', [...ended, ...begun], stamp)
}

function factsOf(tool: Omit<InhouseTool, 'needs'>) {
  return {
    state: tool.state,
    owner: tool.owner?.place ?? null,
    unitExists: tool.unitExists,
    hasDocuments: tool.documentsUrl !== null,
    lastTriedOn: tool.lastTrial?.on ?? null,
    lastWorked: tool.lastTrial?.worked ?? null,
  }
}

function weightOf({ needs, state }: InhouseTool): number {
  if (state === 'retired') return -1
  return (needs.includes('owner') ? 8 : 0) + (needs.includes('repair') ? 4 : 0) + needs.length
}

export type ToolTrial = { trialId: number; on: CityDate; worked: boolean; by: string | null; note: string | null }

/** When a tool was tried by a day, the latest first. */
export async function trialsOf(sql: Sql, toolId: number, day: CityDate): Promise<ToolTrial[]> {
  return sql.$queryRaw<ToolTrial[]>`
    SELECT r.id AS "trialId", r.tried_on::text AS on, r.worked, r.note,
      (SELECT a.name FROM person_particulars a WHERE a.person_id = r.person_id AND a.voided_at IS NULL AND a.valid_from <= ${day}::date ORDER BY a.valid_from DESC LIMIT 1) AS by
    FROM tool_trial r WHERE r.tool_id = ${toolId} AND r.tried_on <= ${day}::date ORDER BY r.tried_on DESC, r.id DESC LIMIT 20`
}

export async function storeTrial(
  sql: Sql,
  trial: { toolId: number; triedOn: CityDate; personId: number; worked: boolean; note: string | null },
  stamp: Stamp,
): Promise<void> {
  await sql.$executeRaw`
    INSERT INTO tool_trial (tool_id, tried_on, person_id, worked, note, recorded_at, recorded_by)
    VALUES (${trial.toolId}, ${trial.triedOn}::date, ${trial.personId}, ${trial.worked}, ${trial.note}, ${stamp.at}, ${stamp.by})`
}

/** @returns false when it was retired already */
export async function retireInhouseTool(sql: Sql, toolId: number): Promise<boolean> {
  const { count } = await sql.inhouseTool.updateMany({
    where: { id: toolId, state: 'operating' },
    data: { state: 'retired' },
  })
  return count > 0
}
