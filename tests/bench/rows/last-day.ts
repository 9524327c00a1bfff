import { setTimeout as wait } from 'node:timers/promises'
import type { BenchCity } from '../city'
import { type OpenRound, openRound } from '../open-round'
import { p95 } from '../quantile'
import { type Row, rounded } from '../row'
import { signIn, signInAs } from '../session'

// The rate of 4,000 people in ten minutes, for one of them.
const PEOPLE = 400
const SECONDS = 60
/** Levels that somebody still enters in the last minutes, each saved as it is chosen. */
const LAST_LEVELS = 5
const THINKING_MS = 500
const MAPS_EVERY_MS = 1_000

export const lastDay: Row = {
  name: 'last-day',
  unit: 'ms',
  target: 250,
  better: 'lower',
  async measure({ city: open }) {
    const city = await open()
    const round = await openRound(city, PEOPLE)
    if (round.staffNumbers.length < PEOPLE) throw new Error(`only ${round.staffNumbers.length} people can be asked`)
    const visits = await Promise.all(round.staffNumbers.map((staffNumber) => begun(city, round, staffNumber)))
    const told: Told = { milliseconds: [], problems: [] }
    const office = await signInAs(city, '事務局')
    const everybody = Promise.all(
      visits.map(async (visit, index) => {
        await wait((index * SECONDS * 1000) / PEOPLE)
        await handIn(city, round, visit, told)
      }),
    )
    const maps = await readMaps(city, office, everybody, told)
    const stored = await submissionsOf(city, round)
    const lost = PEOPLE - stored.whole
    return {
      value: p95(told.milliseconds),
      alsoHolds: told.problems.length === 0 && lost === 0,
      note: `p95 of ${told.milliseconds.length} requests: ${PEOPLE} people in ${SECONDS} s (as 4,000 in 10 minutes) open their page, enter ${LAST_LEVELS} levels saved one by one, look over and hand in, ${maps} maps read meanwhile; ${told.problems.length} errors${told.problems[0] ? ` (${told.problems[0]})` : ''}, ${lost} lost, ${stored.twice} handed in twice; largest ${rounded(Math.max(...told.milliseconds))} ms`,
    }
  },
}

type Visit = { cookie: string }
type Told = { milliseconds: number[]; problems: string[] }

/** Signed in, all but the last levels saved before: none of it is measured. */
async function begun(city: BenchCity, round: OpenRound, staffNumber: string): Promise<Visit> {
  const cookie = await signIn(city.address, { staffNumber })
  const before = await save(city, round, cookie, round.skills.slice(LAST_LEVELS))
  if (!before.ok) throw new Error(`saving answered ${before.status}: ${await before.text()}`)
  await before.body?.cancel()
  return { cookie }
}

async function handIn(city: BenchCity, round: OpenRound, { cookie }: Visit, told: Told): Promise<void> {
  const page = (path: string) => fetch(city.address + path, { headers: { cookie, 'accept-encoding': 'gzip' } })
  await timed(told, () => page('/me/skills'))
  for (const skill of round.skills.slice(0, LAST_LEVELS)) {
    await wait(THINKING_MS)
    await timed(told, () => save(city, round, cookie, [skill]))
  }
  const check = await timed(told, () => page(`/me/skills/submit?round=${round.roundId}`))
  const revision = /name="revision"[^>]*value="(\d+)"|value="(\d+)"[^>]*name="revision"/.exec(check)
  await wait(THINKING_MS)
  await timed(told, () =>
    fetch(`${city.address}/me/skills/submit`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: city.address },
      body: new URLSearchParams({ round: String(round.roundId), revision: revision?.[1] ?? revision?.[2] ?? '' }),
    }),
  )
}

function save(city: BenchCity, { roundId }: OpenRound, cookie: string, skills: readonly string[]): Promise<Response> {
  const form = new URLSearchParams({ round: String(roundId) })
  for (const code of skills) {
    form.set(`level.${code}`, '1')
    form.set(`was.level.${code}`, '')
  }
  return fetch(`${city.address}/assessment/draft`, {
    method: 'POST',
    headers: { cookie, origin: city.address },
    body: form,
  })
}

/** @returns what it answered */
async function timed(told: Told, ask: () => Promise<Response>): Promise<string> {
  const began = performance.now()
  try {
    const answer = await ask()
    const text = await answer.text()
    told.milliseconds.push(performance.now() - began)
    if (answer.status !== 200 && answer.status !== 302) told.problems.push(`${answer.url} answered ${answer.status}`)
    return text
  } catch (error) {
    told.problems.push(String(error))
    return ''
  }
}

/** One map a second while people hand in. @returns how many */
async function readMaps(city: BenchCity, cookie: string, until: Promise<unknown>, told: Told): Promise<number> {
  let over = false
  const ended = until.finally(() => {
    over = true
  })
  let maps = 0
  while (!over) {
    await timed(told, () => fetch(`${city.address}/map`, { headers: { cookie, 'accept-encoding': 'gzip' } }))
    maps += 1
    await wait(MAPS_EVERY_MS)
  }
  await ended
  return maps
}

/** Who handed in every level as it was chosen, and who did so more than once. */
async function submissionsOf(
  city: BenchCity,
  { roundId, skills }: OpenRound,
): Promise<{ whole: number; twice: number }> {
  const { openDatabase } = await import('~/platform/database.server')
  const db = openDatabase(city.appUrl, 1)
  const [stored] = await db.$queryRaw<{ whole: number; twice: number }[]>`
    WITH handed AS (
      SELECT s.person_id, count(DISTINCT s.id) AS submissions, count(l.id) FILTER (WHERE l.level = 1) AS levels
      FROM submission s JOIN self_assessment l ON l.submission_id = s.id WHERE s.round_id = ${roundId} GROUP BY s.person_id
    )
    SELECT count(*) FILTER (WHERE levels = ${skills.length} AND submissions = 1)::int AS whole,
      count(*) FILTER (WHERE submissions > 1)::int AS twice FROM handed`
  await db.$disconnect()
  return stored ?? { whole: 0, twice: 0 }
}
