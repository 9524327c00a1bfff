import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import type { BenchCity } from '../city'
import { type Row, rounded } from '../row'

export const start: Row = {
  name: 'start',
  unit: 's',
  target: 5,
  better: 'lower',
  async measure({ city: open }) {
    const city = await open()
    await city.stop()
    const first = await secondsToFirstPage(city)
    const second = await secondsToFirstPage(city)
    await city.start()
    return {
      value: Math.max(first, second),
      note: `npm start until the first page, the slower of two (${rounded(first)} s, ${rounded(second)} s); with an empty folder ${rounded(city.secondsToFill)} s, the city of 4,000 made on the way`,
    }
  },
}

async function secondsToFirstPage(city: BenchCity): Promise<number> {
  const began = performance.now()
  const env = { ...process.env, PORT: String(city.port), PORTAL_DATA_DIR: city.dataFolder }
  // A group of its own: npm passes no signal on.
  const npm = spawn('npm', ['start'], { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  npm.stdout.resume()
  npm.stderr.resume()
  const closed = once(npm, 'close')
  try {
    await firstPage(city.address, () => npm.exitCode !== null)
    return (performance.now() - began) / 1000
  } finally {
    if (npm.pid && npm.exitCode === null) process.kill(-npm.pid, 'SIGTERM')
    await closed
  }
}

async function firstPage(address: string, ended: () => boolean): Promise<void> {
  while (!ended()) {
    const page = await fetch(`${address}/login`).catch(() => null)
    if (page?.status === 200 && (await page.text()).includes('</html>')) return
    await wait(10)
  }
  throw new Error('npm start ended before the first page')
}
