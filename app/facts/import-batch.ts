import type { Sql, Stamp } from '~/facts/sql'

/* A batch is one file on its way into the portal: reading → previewed → committed → undone, or failed, or discarded. */

export type ImportKind = 'units' | 'staff' | 'standard' | 'courses' | 'completions' | 'framework'
export type ImportState = 'reading' | 'previewed' | 'failed' | 'committed' | 'undone' | 'discarded'

export type ImportBatch = {
  id: number
  kind: ImportKind
  state: ImportState
  fileName: string
  fileId: number | null
  /** What the plan comes to; the same plan has the same digest. */
  digest: string | null
  /** Who sent the file; what was answered to the questions that it left. */
  provider: string
  answers: unknown
  committedAt: Date | null
}

/** Key of the lock under which files are planned and written: one at a time, so that a plan holds when it is written. */
const IMPORT_LOCK = 20281116

/** Waits until no other import writes; held until the transaction ends. */
export async function oneImportAtATime(sql: Sql): Promise<void> {
  await sql.$queryRaw`SELECT pg_advisory_xact_lock(${IMPORT_LOCK})::text AS held`
}

type NewBatch = { kind: ImportKind; fileId: number; fileName: string; provider: string; answers: object | null }

/** Begins a batch. @returns its id */
export async function newBatch(sql: Sql, { answers, ...given }: NewBatch, stamp: Stamp): Promise<number> {
  const { id } = await sql.importBatch.create({
    data: { ...given, answers: answers ?? undefined, state: 'reading', createdAt: stamp.at, createdBy: stamp.by },
    select: { id: true },
  })
  return id
}

/** The batch, locked against everybody else who wants to change it; null when there is none. */
export async function lockedBatch(sql: Sql, id: number): Promise<ImportBatch | null> {
  const [batch] = await sql.$queryRaw<ImportBatch[]>`
    SELECT b.id, b.kind, b.state, b.file_name AS "fileName", b.file_id AS "fileId", b.plan ->> 'digest' AS digest, b.provider, b.answers,
      b.committed_at AS "committedAt"
    FROM import_batch b WHERE b.id = ${id} FOR UPDATE`
  return batch ?? null
}

/** Whether somebody works on the batch at this moment: who reads a file holds its row, and a process that died holds none. */
export async function isHeld(sql: Sql, id: number): Promise<boolean> {
  const free = await sql.$queryRaw<unknown[]>`
    SELECT b.id FROM import_batch b WHERE b.id = ${id} FOR KEY SHARE SKIP LOCKED`
  return free.length === 0
}

/** The bytes of a file, or null when they were purged. */
export async function fileBytes(sql: Sql, fileId: number | null): Promise<Uint8Array | null> {
  if (fileId === null) return null
  const file = await sql.storedFile.findUnique({ where: { id: fileId }, select: { bytes: true } })
  return file?.bytes ?? null
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the zero is what is looked for
const UNSTORABLE = /\u0000|\p{Surrogate}/gu

type Kept = { counts: object; plan: object }

export async function keepPreview(sql: Sql, id: number, { counts, plan }: Kept): Promise<void> {
  await sql.importBatch.update({
    where: { id },
    data: { state: 'previewed', counts, plan: storable(plan), failure: null },
    select: { id: true },
  })
}

/** What a reading before came to is nothing to decide by any more. */
export async function keepFailure(sql: Sql, id: number, failure: string): Promise<void> {
  await sql.$executeRaw`
    UPDATE import_batch SET state = 'failed', failure = ${failure}, plan = NULL, counts = NULL WHERE id = ${id}`
}

/** The file is about to be read again: until then nothing is known of it. */
export async function keepReading(sql: Sql, id: number): Promise<void> {
  await sql.$executeRaw`
    UPDATE import_batch SET state = 'reading', failure = NULL, plan = NULL, counts = NULL WHERE id = ${id}`
}

/** The plan goes with the decision: what was taken over stands in the records. The bad rows stay, to be corrected. */
export async function keepCommitted(
  sql: Sql,
  id: number,
  { counts, plan }: Kept,
  skipBadRows: boolean,
  stamp: Stamp,
): Promise<void> {
  await sql.importBatch.update({
    where: { id },
    data: { state: 'committed', counts, plan: storable(plan), skipBadRows, committedAt: stamp.at },
    select: { id: true },
  })
}

export async function keepUndone(sql: Sql, id: number, reason: string, stamp: Stamp): Promise<void> {
  await sql.importBatch.update({
    where: { id },
    data: { state: 'undone', undoReason: reason, undoneAt: stamp.at, undoneBy: stamp.by },
    select: { id: true },
  })
}

/** What was said of a file, to be planned by from now on: it is read again. */
export async function keepAnswers(sql: Sql, id: number, answers: object): Promise<void> {
  await sql.importBatch.update({ where: { id }, data: { answers }, select: { id: true } })
  await keepReading(sql, id)
}

/** Gives a file up: what it says of people does not stay in the portal. */
export async function keepDiscarded(sql: Sql, batch: { id: number; fileId: number | null }): Promise<void> {
  await sql.$executeRaw`UPDATE import_batch SET state = 'discarded', plan = NULL WHERE id = ${batch.id}`
  if (batch.fileId === null) return
  await sql.storedFile.update({ where: { id: batch.fileId }, data: { bytes: null }, select: { id: true } })
}

/** What a file holds may be what no database stores as text: a zero, or half of a character. */
function storable<Value>(value: Value): Value {
  if (typeof value === 'string') return value.replace(UNSTORABLE, '\uFFFD') as Value
  if (Array.isArray(value)) return value.map(storable) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, storable(inner)])) as Value
}
