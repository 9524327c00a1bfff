import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils'
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'
import { startEmbeddedPostgres } from '~/platform/embedded-postgres'

/*
 * Prisma's own schema engine, which its command line would download, as WebAssembly over a driver adapter.
 * It sees neither CHECK, EXCLUDE, triggers, grants nor expression and partial indexes: tests break those by trying.
 */

const SCHEMA = fileURLToPath(new URL('../../prisma/schema.prisma', import.meta.url))

/** SQL from an empty database to prisma/schema.prisma. `anyDatabase` is only connected to, never written. */
function migrationSqlFromSchema(anyDatabase: string): Promise<string> {
  return diffToSchema(anyDatabase, { tag: 'empty' })
}

/** SQL that would bring a migrated live database to prisma/schema.prisma; empty when they agree. */
export async function driftOf(databaseUrl: string): Promise<string> {
  const sql = await diffToSchema(databaseUrl, { tag: 'schemaDatasource', ...schemaFiles(), configDir: '.' })
  return sql.includes('empty migration') ? '' : sql.trim()
}

async function diffToSchema(databaseUrl: string, from: engineModule.DiffTarget): Promise<string> {
  const { SchemaEngine } = await loadEngine()
  const files = schemaFiles()
  const adapters = bindMigrationAwareSqlAdapterFactory(new RepairedAdapters(databaseUrl))
  const datamodels = files.files.map(({ path, content }): [string, string] => [path, content])
  const engine = await SchemaEngine.new({ datamodels }, () => {}, adapters)
  try {
    const { stdout } = await engine.diff({
      from,
      to: { tag: 'schemaDatamodel', ...files },
      script: true,
      exitCode: null,
      filters: { externalTables: ['public._prisma_migrations'], externalEnums: [] },
    })
    return stdout ?? ''
  } finally {
    engine.free()
  }
}

function schemaFiles(): { files: { path: string; content: string }[] } {
  return { files: [{ path: 'schema.prisma', content: readFileSync(SCHEMA, 'utf8') }] }
}

let loading: Promise<typeof engineModule> | null = null

/** Once a process: the module keeps views of its first instance's memory. */
function loadEngine(): Promise<typeof engineModule> {
  loading ??= instantiateEngine()
  return loading
}

async function instantiateEngine(): Promise<typeof engineModule> {
  const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const binary = readFileSync(script.replace(/\.js$/, '.wasm'))
  const imports: WebAssembly.Imports = { './schema_engine_bg.js': { ...engineModule } }
  const { instance } = await WebAssembly.instantiate(binary, imports)
  const { __wbindgen_start: start } = instance.exports
  if (typeof start !== 'function') throw new Error('the schema engine has changed')
  engineModule.__wbg_set_wasm(instance.exports)
  start()
  return engineModule
}

/** The adapter as the engine needs it: scripts in one piece, and the catalogue's type "char" known. */
class RepairedAdapters implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = 'postgres'
  readonly adapterName = '@prisma/adapter-pg'

  constructor(private readonly url: string) {}

  async connect(): Promise<SqlDriverAdapter> {
    const pool = charAsArray(new pg.Pool({ connectionString: this.url, max: 2 }))
    const adapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect()
    const queryRaw = adapter.queryRaw.bind(adapter)
    return Object.assign(adapter, {
      executeScript: async (script: string) => void (await pool.query(script)),
      queryRaw: async (query: SqlQuery) => arrayAsChar(await queryRaw(query)),
    })
  }

  connectToShadowDb(): Promise<SqlDriverAdapter> {
    throw new Error('no shadow database is needed to compare a live database with the schema')
  }
}

// The adapter refuses the catalogue's type "char" (OID 18), but knows "char"[] (OID 1002), which no catalogue query
// returns: the one passes as the other and is turned back behind the adapter.
function charAsArray(pool: pg.Pool): pg.Pool {
  const query = pool.query.bind(pool)
  return Object.assign(pool, {
    query: async (statement: pg.QueryArrayConfig) => {
      const result = await query(statement)
      for (const field of result.fields ?? []) if (field.dataTypeID === 18) field.dataTypeID = 1002
      return result
    },
  })
}

function arrayAsChar(result: SqlResultSet): SqlResultSet {
  const { Character, CharacterArray } = ColumnTypeEnum
  return { ...result, columnTypes: result.columnTypes.map((type) => (type === CharacterArray ? Character : type)) }
}

/** `npx tsx tests/support/schema-engine.ts` prints the statements of the schema as it stands. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = mkdtempSync(join(tmpdir(), 'portal-schema-'))
  chmodSync(folder, 0o755)
  const server = await startEmbeddedPostgres(folder, { fsync: 'off' })
  console.log(await migrationSqlFromSchema(server.url))
  await server.stop()
  rmSync(folder, { recursive: true })
}
