import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '~/platform/config'
import { openServer, prepareDatabase } from '~/server/portal-database'
import { temporaryFolder } from '../../support/temporary-folder'
import { peakMegabytes } from '../process-memory'
import { type Row, rounded } from '../row'
import { cp932Csv, staffRows, unitRows, workbook } from '../staff-list'

const MOST_MEGABYTES = 400

type Run = { seconds: number; megabytes: number }

export const importStaff: Row = {
  name: 'import-staff',
  unit: 's',
  target: 5,
  better: 'lower',
  async measure() {
    const staff = staffRows()
    const csv = await inEmptyCity('staff.csv', cp932Csv(staff), staff.length - 1)
    const xlsx = await inEmptyCity('staff.xlsx', await workbook(staff), staff.length - 1)
    const megabytes = Math.max(csv.megabytes, xlsx.megabytes)
    return {
      value: Math.max(csv.seconds, xlsx.seconds),
      alsoHolds: megabytes <= MOST_MEGABYTES,
      note: `${staff.length - 1} people; the command reads, previews, plans again and takes over: CP932 CSV ${rounded(csv.seconds)} s and ${rounded(csv.megabytes)} MB, xlsx ${rounded(xlsx.seconds)} s and ${rounded(xlsx.megabytes)} MB (at most ${MOST_MEGABYTES} MB)`,
    }
  },
}

/** Imports a staff file into a city that has only its units. */
async function inEmptyCity(name: string, bytes: Buffer, people: number): Promise<Run> {
  const folder = temporaryFolder('bench-import')
  const config = readConfig({ PORTAL_DATA_DIR: folder, PORTAL_DEMO: 'empty' })
  const server = await openServer(config)
  try {
    await prepareDatabase(config, server.ownerUrl)
    const units = join(folder, 'units.csv')
    const staff = join(folder, name)
    writeFileSync(units, cp932Csv(unitRows()))
    writeFileSync(staff, bytes)
    await portalCommand(folder, ['import-units', units, '--json'])
    const run = await portalCommand(folder, ['import-staff', staff, '--json'])
    const { counts }: { counts: { new: number } } = JSON.parse(run.output)
    if (counts.new !== people) throw new Error(`${counts.new} of ${people} people are new`)
    return run
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function portalCommand(folder: string, args: string[]): Promise<Run & { output: string }> {
  const began = performance.now()
  const child = spawn(process.execPath, ['app/server/prepare.mjs', 'portal', ...args], {
    env: { ...process.env, PORTAL_DATA_DIR: folder, PORTAL_DEMO: 'empty', NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let complaints = ''
  let megabytes = 0
  child.stdout.on('data', (piece) => {
    output += piece
  })
  child.stderr.on('data', (piece) => {
    complaints += piece
  })
  const watch = setInterval(() => {
    megabytes = Math.max(megabytes, peakMegabytes(child.pid ?? 0))
  }, 20)
  const [status]: (number | null)[] = await once(child, 'close')
  clearInterval(watch)
  if (status !== 0)
    throw new Error(`portal ${args.join(' ')} ended with ${status}\n${complaints}${output.slice(-2000)}`)
  return { seconds: (performance.now() - began) / 1000, megabytes, output }
}
