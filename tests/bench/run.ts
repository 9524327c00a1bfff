import { parseArgs } from 'node:util'
import { stopPortals } from '../support/portal-process'
import { leaveRealCityAlone } from '../support/real-city'
import { type BenchCity, openCity } from './city'

import { type Bench, type Result, type Row, resultOf } from './row'
import { certificationPage } from './rows/certification-page'
import { clientJs } from './rows/client-js'
import { employeePage } from './rows/employee-page'
import { evaluateAll } from './rows/evaluate-all'
import { goalsPage } from './rows/goals-page'
import { importCompletions } from './rows/import-completions'
import { importStaff } from './rows/import-staff'
import { lastDay } from './rows/last-day'
import { mapAsOf } from './rows/map-asof'
import { mapCity } from './rows/map-city'
import { mapNation } from './rows/map-nation'
import { memory } from './rows/memory'
import { publishStandard } from './rows/publish-standard'
import { saveLevels } from './rows/save-levels'
import { start } from './rows/start'
import { testTime } from './rows/test-time'
import { throughput } from './rows/throughput'
import { tableOf } from './table'

const ROWS: readonly Row[] = [
  employeePage,
  throughput,
  mapCity,
  mapAsOf,
  goalsPage,
  certificationPage,
  saveLevels,
  lastDay,
  evaluateAll,
  importStaff,
  importCompletions,
  start,
  memory,
  clientJs,
  // Changes what is in force: after every row that reads the city.
  publishStandard,
  testTime,
  mapNation,
]

const say = (line: string) => console.error(line)

/** `npm run bench [-- --only NAME[,NAME]] [--json]`: measures the rows and tells each beside its target. */
export async function runBench(args: string[]): Promise<void> {
  const asked = optionsOf(args)
  if (!asked) {
    process.exitCode = 2
    return
  }
  leaveRealCityAlone()
  for (const name of ['PORTAL_MODE', 'PORTAL_DEMO', 'PORTAL_TODAY', 'PORTAL_PROCESSES', 'PORT', 'HOST'])
    delete process.env[name]
  let city: Promise<BenchCity> | null = null
  const open = () => {
    city ??= openCity()
    return city
  }
  try {
    const results: Result[] = []
    for (const row of asked.rows) {
      const result = await measured(row, { city: open, only: new Set(asked.only) })
      results.push(result)
      if (asked.json) console.log(JSON.stringify(result))
    }
    if (!asked.json) console.log(`\n${tableOf(results)}`)
  } finally {
    await stopPortals()
  }
}

async function measured(row: Row, bench: Bench): Promise<Result> {
  say(`${row.name} …`)
  try {
    return resultOf(row, await row.measure(bench))
  } catch (error) {
    console.error(error)
    process.exitCode = 1
    return resultOf(row, { value: null, note: `not measured: ${firstLine(error)}` })
  }
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n')[0] ?? ''
}

function optionsOf(args: string[]): { only: string[]; rows: readonly Row[]; json: boolean } | null {
  const { values } = parseArgs({
    args,
    options: { only: { type: 'string', multiple: true, default: [] }, json: { type: 'boolean', default: false } },
  })
  const only = values.only.flatMap((names) => names.split(',')).map((name) => name.trim())
  const unknown = only.filter((name) => ROWS.every((row) => row.name !== name))
  if (unknown.length > 0) {
    say(`no row ${unknown.join(', ')}; there are ${ROWS.map((row) => row.name).join(', ')}`)
    return null
  }
  return { only, rows: only.length === 0 ? ROWS : ROWS.filter((row) => only.includes(row.name)), json: values.json }
}
