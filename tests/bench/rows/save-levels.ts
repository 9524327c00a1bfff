import type autocannon from 'autocannon'
import { bareSql } from '../bare-sql'
import type { BenchCity } from '../city'
import { loadWith } from '../load'
import { type OpenRound, openRound } from '../open-round'
import { statementsOfForm } from '../page-statements'
import { median, p95 } from '../quantile'
import { type Row, rounded } from '../row'
import { signIn } from '../session'

const PEOPLE = 8
const SECONDS = 8
const ADDRESS = '/assessment/draft'

type Save = { headers: Record<string, string>; body: Buffer<ArrayBuffer> }
type Turns = [Save, Save]

export const saveLevels: Row = {
  name: 'save-levels',
  unit: 'ms',
  target: 40,
  better: 'lower',
  async measure({ city: open }) {
    const city = await open()
    const asked = await openRound(city, PEOPLE)
    const cookies = await Promise.all(asked.staffNumbers.map((staffNumber) => signIn(city.address, { staffNumber })))
    const saves = await Promise.all(cookies.map((cookie) => savesOf(city, asked, cookie)))
    const lists = []
    for (const turns of saves) {
      const requests = turns.map((save) => requestOf(city, save))
      lists.push(await statementsOfForm('assessment-draft', requests))
    }
    const baseline = p95(await bareSql(city.appUrl, lists, SECONDS))
    await saveAgainAndAgain(city, saves, SECONDS / 3)
    const { milliseconds, perSecond } = await saveAgainAndAgain(city, saves, SECONDS)
    const value = p95(milliseconds)
    return {
      value,
      baseline,
      ratio: value / baseline,
      note: `p95, ${PEOPLE} people at once, ${asked.skills.length} levels each time, all changed; median ${rounded(median(milliseconds))} ms, ${rounded(perSecond)} saves/s; baseline: its ${lists[0]?.length} statements bare`,
    }
  },
}

/** Two saves in turn, each of which changes every level that the other has left; the first levels stand already. */
async function savesOf(city: BenchCity, asked: OpenRound, cookie: string): Promise<Turns> {
  const saved = await fetch(requestOf(city, await saveOf(city, asked, cookie, { level: '2', was: '' })))
  if (!saved.ok) throw new Error(`saving answered ${saved.status}: ${await saved.text()}`)
  return [
    await saveOf(city, asked, cookie, { level: '1', was: '2' }),
    await saveOf(city, asked, cookie, { level: '2', was: '1' }),
  ]
}

/** As the page of entry sends it: each level with the one from which it started. */
async function saveOf(
  city: BenchCity,
  { roundId, skills }: OpenRound,
  cookie: string,
  { level, was }: { level: string; was: string },
): Promise<Save> {
  const form = new FormData()
  form.set('round', String(roundId))
  for (const code of skills) {
    form.set(`level.${code}`, level)
    form.set(`was.level.${code}`, was)
  }
  const request = new Request(city.address + ADDRESS, { method: 'POST', body: form })
  const type = request.headers.get('content-type') ?? ''
  return {
    headers: { cookie, 'content-type': type, origin: city.address },
    body: Buffer.from(await request.arrayBuffer()),
  }
}

function requestOf(city: BenchCity, { headers, body }: Save): Request {
  return new Request(city.address + ADDRESS, { method: 'POST', headers, body })
}

function saveAgainAndAgain(city: BenchCity, saves: readonly Turns[], duration: number) {
  let next = 0
  return loadWith({
    url: city.address + ADDRESS,
    connections: saves.length,
    duration,
    setupClient: (client) => {
      const requests: autocannon.Request[] = (saves[next] ?? []).map((save) => ({ method: 'POST', ...save }))
      client.setRequests(requests)
      next += 1
    },
  })
}
