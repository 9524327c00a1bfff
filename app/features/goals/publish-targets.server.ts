import { z } from 'zod'
import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { inWareki } from '~/domain/calendar'
import { parseCityDate } from '~/domain/city-date'
import { readGoalTargets } from '~/domain/goal-targets'
import { latestTargets, storeTargets } from '~/facts/goal-targets'

const publishTargetsForm = z.object({
  /** The file as it stands, in UTF-8. */
  text: z.string(),
  /** As people write days; empty: today. */
  from: z.string().trim().default(''),
  /** Empty: the version that the file names, or its first day. */
  version: z.string().trim().max(40).default(''),
})

const MOST_FAULTS = 20

/** Puts targets of the plan in force from a day, for good: what was planned before stays readable as of its day. */
export const publishTargets = command({
  action: 'goal-targets.publish',
  input: publishTargetsForm,
  subject: () => theCity,
  async run({ sql, today, stamp }, { text, from, version }) {
    const told = from === '' ? { ok: true as const, date: today } : parseCityDate(from)
    if (!told.ok) return refuse('いつからかは 2029-04-01 や 令和11年4月1日 のように書いてください。')
    const json = parsed(text)
    if (json === undefined)
      return refuse('JSON として読めません。かっこ・引用符・カンマを確かめ、UTF-8 で保存してください。')
    const read = readGoalTargets(json)
    if (!read.ok) {
      const lines = read.faults.slice(0, MOST_FAULTS).map(({ path, reason }) => `${path}: ${reason}`)
      return refuse([`目標に誤りが ${read.faults.length} 件あります。`, ...lines].join('\n'))
    }
    const latest = await latestTargets(sql)
    if (latest && latest.effectiveFrom >= told.date) {
      const since = inWareki(latest.effectiveFrom)
      return refuse(`第 ${latest.version} 版が ${since} からあります。それより後の日にしてください。`)
    }
    const name = version || read.targets.targetsVersion || told.date
    const id = await storeTargets(sql, { version: name, content: json, from: told.date }, stamp)
    if (id === null) return refuse(`第 ${name} 版は公開済みです。--version で別の版を付けてください。`)
    return {
      did: { version: name, from: told.date, indicators: read.targets.indicators.map((one) => one.name) },
      audit: { subjectKind: 'goal_targets', subjectId: id, detail: { version: name, from: told.date } },
    }
  },
})

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}
