import type { CityDate } from '~/domain/calendar'
import type { Sql, Stamp } from '~/facts/sql'

/*
 * The one way in which recorded rows come to be and are taken back (README › Time). A recorded row is never
 * edited: a change takes it back and records its replacement. Bulk by design: one statement however many rows.
 */

type Dated = { validFrom: CityDate; validTo: CityDate | null }

/** What can be recorded, by table. Days are half-open: `validTo` is the first day on which it is no longer so. */
export type RecordedRows = {
  unit_period: Dated & {
    unitId: number
    name: string
    parentId: number | null
    kind: string
    label: string | null
    appointingAuthority: string
    workplaceType: string
    confirms: boolean
    headPost: string | null
  }
  unit_succession: { predecessorId: number; successorId: number; effectiveOn: CityDate }
  unit_head: Dated & { unitId: number; personId: number; kind: 'head' | 'acting' }
  delegation: Dated & { unitId: number; personId: number; kind: 'delegate' | 'proxy'; personIds: number[] }
  fiscal_year_inclusion: Dated & { personId: number; unitId: number; worksAtTerminal: true }
  person_number: { personId: number; number: string }
  person_particulars: Dated & {
    personId: number
    name: string
    kana: string
    formerName: string | null
    email: string | null
    searchKey: string
  }
  employment: Dated & {
    personId: number
    employmentType: string
    jobCategory: string | null
    termEndsOn: CityDate | null
    retirementFiscalYear: number | null
  }
  post: Dated & { personId: number; unitId: number; title: string; kind: 'primary' | 'concurrent' }
  leave_status: Dated & { personId: number; kind: string }
  function_grant: Dated & { accountId: number; function: string }
  confirmation: {
    personId: number
    skillId: number
    level: number
    confirmedOn: CityDate
    confirmedById: number | null
    confirmedAs: string
    source: string
    roundId: number | null
    selfAssessmentId: number | null
    comment: string | null
  }
  certificate_event: {
    personId: number
    role: string
    event: string
    effectiveOn: CityDate
    state: 'valid' | 'suspended' | 'ended'
    validThrough: CityDate | null
    conditionalThrough: CityDate | null
    note: string | null
  }
  appointment: Dated & {
    personId: number
    role: string
    hireDecidedOn?: CityDate | null
    termEndsOn?: CityDate | null
  }
  role_aim: Dated & { personId: number; role: string }
  nomination: { personId: number; role: string; unitId: number; nominatedById: number; nominatedOn: CityDate }
  mentor_pair: Dated & { mentorId: number; menteeId: number; kind: string }
  signoff: {
    personId: number
    role: string
    signerId: number
    signerRole: string
    signedOn: CityDate
    note: string | null
  }
  recommendation: {
    personId: number
    role: string
    unitId: number
    recommendedById: number
    recommendedOn: CityDate
    note: string | null
  }
  course_period: Dated & {
    courseId: number
    title: string
    providerType: string
    providerName: string
    format: string
    hours: number
    developsSkills: readonly string[]
    developsLevels: readonly number[]
    prerequisites: readonly string[]
    targetRoles: readonly string[]
    capacityPerSession: number | null
    sessionsPerYear: number
    annualCapacity: number | null
    capacityByYear: Readonly<Record<string, number>>
    fromFiscalYear: number
    recurrence: string
    completionCriteria: string
    costPerSession: number | null
  }
  completion: {
    personId: number
    courseId: number
    completedOn: CityDate
    score: number | null
    source: 'session' | 'import' | 'xapi' | 'certificate'
    enrolmentId: number | null
  }
  project_event: {
    projectId: number
    event: string
    effectiveOn: CityDate
    byPersonId: number | null
    comment: string | null
  }
  project_person: Dated & { projectId: number; personId: number; role: string }
  project_artefact: {
    projectId: number
    kind: string
    title: string
    url: string | null
    fileId: number | null
    addedOn: CityDate
  }
  project_effect: {
    projectId: number
    measuredOn: CityDate
    hoursPerYear: number | null
    errorsPerYear: number | null
    costPerYear: number | null
    how: string
  }
  tool_keeper: Dated & { toolId: number; personId: number; role: 'owner' | 'successor' }
}

export type RecordedTable = keyof RecordedRows

const TYPES: Record<string, string> = {
  validFrom: 'date',
  validTo: 'date',
  effectiveOn: 'date',
  hireDecidedOn: 'date',
  termEndsOn: 'date',
  confirmedOn: 'date',
  validThrough: 'date',
  conditionalThrough: 'date',
  nominatedOn: 'date',
  signedOn: 'date',
  recommendedOn: 'date',
  confirms: 'boolean',
  worksAtTerminal: 'boolean',
  personIds: 'int[]',
  retirementFiscalYear: 'int',
  level: 'smallint',
  hours: 'numeric',
  developsSkills: 'text[]',
  developsLevels: 'smallint[]',
  prerequisites: 'text[]',
  targetRoles: 'text[]',
  capacityPerSession: 'int',
  sessionsPerYear: 'int',
  annualCapacity: 'int',
  capacityByYear: 'jsonb',
  fromFiscalYear: 'int',
  costPerSession: 'int',
  completedOn: 'date',
  score: 'numeric',
  addedOn: 'date',
  measuredOn: 'date',
  hoursPerYear: 'int',
  errorsPerYear: 'int',
  costPerYear: 'int',
}

const COLUMNS: { [T in RecordedTable]: readonly (keyof RecordedRows[T] & string)[] } = {
  unit_period: [
    'unitId',
    'name',
    'parentId',
    'kind',
    'label',
    'appointingAuthority',
    'workplaceType',
    'confirms',
    'headPost',
    'validFrom',
    'validTo',
  ],
  unit_succession: ['predecessorId', 'successorId', 'effectiveOn'],
  unit_head: ['unitId', 'personId', 'kind', 'validFrom', 'validTo'],
  delegation: ['unitId', 'personId', 'kind', 'personIds', 'validFrom', 'validTo'],
  fiscal_year_inclusion: ['personId', 'unitId', 'worksAtTerminal', 'validFrom', 'validTo'],
  person_number: ['personId', 'number'],
  person_particulars: ['personId', 'name', 'kana', 'formerName', 'email', 'searchKey', 'validFrom', 'validTo'],
  employment: [
    'personId',
    'employmentType',
    'jobCategory',
    'termEndsOn',
    'retirementFiscalYear',
    'validFrom',
    'validTo',
  ],
  post: ['personId', 'unitId', 'title', 'kind', 'validFrom', 'validTo'],
  leave_status: ['personId', 'kind', 'validFrom', 'validTo'],
  function_grant: ['accountId', 'function', 'validFrom', 'validTo'],
  confirmation: [
    'personId',
    'skillId',
    'level',
    'confirmedOn',
    'confirmedById',
    'confirmedAs',
    'source',
    'roundId',
    'selfAssessmentId',
    'comment',
  ],
  certificate_event: [
    'personId',
    'role',
    'event',
    'effectiveOn',
    'state',
    'validThrough',
    'conditionalThrough',
    'note',
  ],
  appointment: ['personId', 'role', 'validFrom', 'validTo', 'hireDecidedOn', 'termEndsOn'],
  role_aim: ['personId', 'role', 'validFrom', 'validTo'],
  nomination: ['personId', 'role', 'unitId', 'nominatedById', 'nominatedOn'],
  mentor_pair: ['mentorId', 'menteeId', 'kind', 'validFrom', 'validTo'],
  signoff: ['personId', 'role', 'signerId', 'signerRole', 'signedOn', 'note'],
  recommendation: ['personId', 'role', 'unitId', 'recommendedById', 'recommendedOn', 'note'],
  course_period: [
    'courseId',
    'title',
    'providerType',
    'providerName',
    'format',
    'hours',
    'developsSkills',
    'developsLevels',
    'prerequisites',
    'targetRoles',
    'capacityPerSession',
    'sessionsPerYear',
    'annualCapacity',
    'capacityByYear',
    'fromFiscalYear',
    'recurrence',
    'completionCriteria',
    'costPerSession',
    'validFrom',
    'validTo',
  ],
  completion: ['personId', 'courseId', 'completedOn', 'score', 'source', 'enrolmentId'],
  project_event: ['projectId', 'event', 'effectiveOn', 'byPersonId', 'comment'],
  project_person: ['projectId', 'personId', 'role', 'validFrom', 'validTo'],
  project_artefact: ['projectId', 'kind', 'title', 'url', 'fileId', 'addedOn'],
  project_effect: ['projectId', 'measuredOn', 'hoursPerYear', 'errorsPerYear', 'costPerYear', 'how'],
  tool_keeper: ['toolId', 'personId', 'role', 'validFrom', 'validTo'],
}

/** Records rows and gives their ids in the order of `rows`. Constraint violations reach the caller as they are. */
export async function record<T extends RecordedTable>(
  sql: Sql,
  table: T,
  rows: readonly RecordedRows[T][],
  stamp: Stamp,
): Promise<number[]> {
  if (rows.length === 0) return []
  const columns = COLUMNS[table]
  const names = columns.map(snakeCase).join(', ')
  const typed = columns.map((column) => `"${column}" ${typeOf(column)}`).join(', ')
  const picked = columns.map((column) => `x."${column}"`).join(', ')
  const inserted = await sql.$queryRawUnsafe<{ id: number }[]>(
    `INSERT INTO ${table} (${names}, recorded_at, recorded_by, import_id)
     SELECT ${picked}, $2::timestamptz, $3::int, $4::int
     FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS (${typed})) WITH ORDINALITY AS x ORDER BY x.ordinality
     RETURNING id`,
    JSON.stringify(rows),
    stamp.at,
    stamp.by,
    stamp.importId ?? null,
  )
  return inserted.map((row) => row.id)
}

/** Takes rows back. A row that is taken back already makes the whole call fail. */
export async function takeBack(sql: Sql, table: RecordedTable, ids: readonly number[], stamp: Stamp): Promise<void> {
  if (ids.length === 0) return
  await sql.$executeRawUnsafe(
    `UPDATE ${table} SET voided_at = $2::timestamptz, voided_by = $3::int, voided_import_id = $4::int WHERE id = ANY ($1::int[])`,
    ids,
    stamp.at,
    stamp.by,
    stamp.importId ?? null,
  )
}

/**
 * Records copies of rows that were taken back: what undo does after it has taken back their replacements. They belong
 * to the import that recorded them first, so that it can be undone in its turn.
 */
export async function recordAnew(
  sql: Sql,
  table: RecordedTable,
  ids: readonly number[],
  stamp: Stamp,
): Promise<number[]> {
  if (ids.length === 0) return []
  const names = COLUMNS[table].map(snakeCase).join(', ')
  const inserted = await sql.$queryRawUnsafe<{ id: number }[]>(
    `INSERT INTO ${table} (${names}, recorded_at, recorded_by, import_id)
     SELECT ${names}, $2::timestamptz, $3::int, import_id FROM ${table} WHERE id = ANY ($1::int[]) ORDER BY id RETURNING id`,
    ids,
    stamp.at,
    stamp.by,
  )
  return inserted.map((row) => row.id)
}

function typeOf(column: string): string {
  return TYPES[column] ?? (column.endsWith('Id') ? 'int' : 'text')
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
