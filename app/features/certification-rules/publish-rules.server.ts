import { z } from 'zod'
import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { type CityDate, inWareki } from '~/domain/calendar'
import { readCertificationRules, unknownCourses } from '~/domain/certification-rules'
import { parseCityDate } from '~/domain/city-date'
import type { JsonFault } from '~/domain/json-faults'
import { latestRules, storeRules } from '~/facts/certification-rules'
import { coursesOn } from '~/facts/courses'

const publishRulesForm = z.object({
  /** The file as it stands, in UTF-8. */
  text: z.string(),
  /** As people write days; empty: today. */
  from: z.string().trim().default(''),
  /** Empty: the version that the file names. */
  version: z.string().trim().max(40).default(''),
})

const MOST_FAULTS = 20

/** Puts rules of certification in force from a day, for good: applications are judged by the rules of their day. */
export const publishRules = command({
  action: 'certification-rules.publish',
  input: publishRulesForm,
  subject: () => theCity,
  async run({ sql, today, stamp }, { text, from, version }) {
    const day = from === '' ? today : dayOf(from)
    if (!day) return refuse('いつからかは 2029-04-01 や 令和11年4月1日 のように書いてください。')
    const json = parsed(text)
    if (json === undefined)
      return refuse('JSON として読めません。かっこ・引用符・カンマを確かめ、UTF-8 で保存してください。')
    const read = readCertificationRules(json)
    if (!read.ok) return refuse(told(read.faults))
    const courses = await coursesOn(sql, day)
    const faults = unknownCourses(read.rules, new Set(courses.map(({ code }) => code)))
    if (faults.length > 0) return refuse(told(faults))
    const latest = await latestRules(sql)
    if (latest && latest.effectiveFrom >= day) {
      return refuse(
        `第 ${latest.version} 版が ${inWareki(latest.effectiveFrom)} からあります。それより後の日にしてください。`,
      )
    }
    const name = version === '' ? read.rules.rulesVersion : version
    const id = await storeRules(sql, { version: name, content: json, from: day }, stamp)
    if (id === null) return refuse(`第 ${name} 版は公開済みです。--version で別の版を付けてください。`)
    return {
      did: { version: name, from: day, rules: read.rules.rules.map(({ name: { ja } }) => ja) },
      audit: { subjectKind: 'certification_rules', subjectId: id, detail: { version: name, from: day } },
    }
  },
})

function dayOf(text: string): CityDate | null {
  const read = parseCityDate(text)
  return read.ok ? read.date : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

function told(faults: readonly JsonFault[]): string {
  const lines = faults.slice(0, MOST_FAULTS).map(({ path, reason }) => `${path}: ${reason}`)
  const more = faults.length - lines.length
  return [`規則に誤りが ${faults.length} 件あります。`, ...lines, ...(more > 0 ? [`ほか ${more} 件`] : [])].join('\n')
}
