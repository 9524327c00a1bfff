import { type Framework, type FrameworkHeader, type FrameworkItem, newFramework } from '~/domain/framework'
import type { Sql, Stamp } from '~/facts/sql'

/* Frameworks of skills by others, each version a tree of items. One statement reads or writes a tree however large. */

/** A framework as lists show it. */
type FrameworkListed = Omit<FrameworkHeader, 'details' | 'identifier' | 'changedAt'> & {
  id: number
  counts: Record<FrameworkItem['kind'], number>
}

const HEADER = `f.code, f.version, f.name, f.language, f.source, f.licence, f.description, f.identifier, f.changed_at AS "changedAt",
  f.quoted_only AS "quotedOnly", f.declared_items AS "declaredItems", f.details, f.recorded_at AS "recordedAt"`
const ITEMS = `(SELECT coalesce(jsonb_agg(jsonb_build_object('code', i.code, 'parentCode', i.parent_code, 'kind', i.kind, 'title', i.title,
    'description', i.description, 'level', i.level, 'identifier', i.identifier, 'details', i.details) ORDER BY i.position), '[]')
  FROM framework_item i WHERE i.framework_id = f.id) AS items`

/** Every framework, those of the same code with the latest first. */
export async function frameworks(sql: Sql): Promise<FrameworkListed[]> {
  return sql.$queryRawUnsafe<FrameworkListed[]>(
    `SELECT f.id, ${HEADER},
       (SELECT jsonb_build_object('area', count(*) FILTER (WHERE i.kind = 'area'), 'competence', count(*) FILTER (WHERE i.kind = 'competence'),
          'level', count(*) FILTER (WHERE i.kind = 'level'), 'statement', count(*) FILTER (WHERE i.kind = 'statement'))
        FROM framework_item i WHERE i.framework_id = f.id) AS counts
     FROM framework f ORDER BY f.name, f.code, f.recorded_at DESC, f.id DESC`,
  )
}

/** Every framework with its items. */
export async function wholeFrameworks(sql: Sql): Promise<StoredFramework[]> {
  return sql.$queryRawUnsafe<StoredFramework[]>(
    `SELECT f.id, ${HEADER}, ${ITEMS} FROM framework f ORDER BY f.name, f.id DESC`,
  )
}

export type StoredFramework = Framework & { id: number; recordedAt: Date }

/** A framework with its items; of several versions the one asked for, else the latest. Null: there is none. */
export async function frameworkOf(
  sql: Sql,
  { code, version }: { code: string; version?: string },
): Promise<StoredFramework | null> {
  const [found] = await sql.$queryRawUnsafe<StoredFramework[]>(
    `SELECT f.id, ${HEADER}, ${ITEMS} FROM framework f WHERE f.code = $1 AND ($2::text IS NULL OR f.version = $2)
     ORDER BY f.recorded_at DESC, f.id DESC LIMIT 1`,
    code,
    version ?? null,
  )
  return found ?? null
}

/** The framework without what only the table knows of it. */
export function withoutKeys({ id: _id, recordedAt: _at, ...framework }: StoredFramework): Framework {
  return framework
}

/** Puts a framework in the place of what is stored under its code and version. @returns its id */
export async function storeFramework(sql: Sql, framework: Framework, stamp: Stamp): Promise<number> {
  const { items, details, ...header } = framework
  const [row] = await sql.$queryRaw<{ id: number }[]>`
    INSERT INTO framework (code, version, name, language, source, licence, description, identifier, changed_at, quoted_only, declared_items,
      details, import_id, recorded_at, recorded_by)
    VALUES (${header.code}, ${header.version}, ${header.name}, ${header.language}, ${header.source}, ${header.licence}, ${header.description},
      ${header.identifier}, ${header.changedAt}, ${header.quotedOnly}, ${header.declaredItems}, ${JSON.stringify(details)}::jsonb,
      ${stamp.importId ?? null}, ${stamp.at}, ${stamp.by})
    ON CONFLICT (code, version) DO UPDATE SET name = excluded.name, language = excluded.language, source = excluded.source,
      licence = excluded.licence, description = excluded.description, identifier = excluded.identifier, changed_at = excluded.changed_at,
      quoted_only = excluded.quoted_only, declared_items = excluded.declared_items, details = excluded.details, import_id = excluded.import_id
    RETURNING id`
  if (!row) throw new Error('the framework was not stored')
  await sql.$executeRaw`DELETE FROM framework_item WHERE framework_id = ${row.id}`
  const rows = JSON.stringify(items.map((item, position) => ({ ...item, position })))
  await sql.$executeRaw`
    INSERT INTO framework_item (framework_id, code, parent_code, position, kind, title, description, level, identifier, details)
    SELECT ${row.id}, x.code, x."parentCode", x.position, x.kind, x.title, x.description, x.level, x.identifier, x.details
    FROM jsonb_to_recordset(${rows}::jsonb) AS x(code text, "parentCode" text, position int, kind text, title text, description text,
      level text, identifier text, details jsonb)`
  return row.id
}

export async function removeFramework(sql: Sql, { code, version }: { code: string; version: string }): Promise<void> {
  await sql.$executeRaw`DELETE FROM framework WHERE code = ${code} AND version = ${version}`
}

/** What an import took the place of; none where it brought the framework in. */
export async function keepReplacedFramework(sql: Sql, batchId: number, before: Framework | null): Promise<void> {
  const kept = before ? JSON.stringify(before) : null
  await sql.$executeRaw`UPDATE import_batch SET replaced = ${kept}::jsonb WHERE id = ${batchId}`
}

/** The framework as it was before an import, to be put back; null: the import brought it in. */
export async function replacedFramework(sql: Sql, batchId: number): Promise<Framework | null> {
  const [row] = await sql.$queryRaw<
    { replaced: Framework | null }[]
  >`SELECT b.replaced FROM import_batch b WHERE b.id = ${batchId}`
  return row?.replaced ? { ...newFramework(row.replaced), ...row.replaced } : null
}

/** The framework that a committed import last wrote, and later imports that wrote it too. */
export async function laterFrameworkImport(sql: Sql, batchId: number): Promise<string | null> {
  const [later] = await sql.$queryRaw<{ fileName: string }[]>`
    SELECT b.file_name AS "fileName" FROM import_batch b JOIN import_batch own ON own.id = ${batchId}
    WHERE b.kind = 'framework' AND b.state = 'committed' AND b.id > own.id
      AND b.plan -> 'preview' -> 'framework' -> 'header' -> 'code' = own.plan -> 'preview' -> 'framework' -> 'header' -> 'code'
      AND b.plan -> 'preview' -> 'framework' -> 'header' -> 'version' = own.plan -> 'preview' -> 'framework' -> 'header' -> 'version'
    ORDER BY b.committed_at DESC, b.id DESC LIMIT 1`
  return later?.fileName ?? null
}

/** What was answered of the last framework that came in from a table with these columns. */
export async function rememberedAnswer(sql: Sql, columns: readonly string[]): Promise<unknown> {
  const [row] = await sql.$queryRaw<{ said: unknown }[]>`
    SELECT b.answers -> 'framework' AS said FROM import_batch b
    WHERE b.kind = 'framework' AND b.state = 'committed' AND b.plan -> 'preview' -> 'framework' -> 'columns' = ${JSON.stringify(columns)}::jsonb
      AND b.answers -> 'framework' IS NOT NULL
    ORDER BY b.committed_at DESC, b.id DESC LIMIT 1`
  return row?.said ?? null
}
