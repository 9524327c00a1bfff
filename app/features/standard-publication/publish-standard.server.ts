import { z } from 'zod'
import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { type CityDate, cityDate, inWareki, laterOf } from '~/domain/calendar'
import { parseCityDate } from '~/domain/city-date'
import { rebuildCurrentLevels } from '~/facts/current-levels'
import { forgetSkillMapDays, holdRecordingLevels } from '~/facts/skill-map-counts'
import type { Sql } from '~/facts/sql'
import { publishStandard as putInForce } from '~/facts/standard-draft'
import { type VersionInWork, versionInWork } from '~/facts/standard-effect'
import { peopleAskedAnew } from '~/facts/standard-migration'
import { holdVersion } from '~/facts/standard-review'
import { isTooFar, TOO_FAR } from './publication-day'
import { readinessOf, whyNotPublish } from './readiness.server'

const publishForm = z.object({
  /** As people write days; empty: today. */
  from: z.string().trim().default(''),
  version: z.string().trim().default(''),
  /** Ticked on the page that shows the effect. */
  seen: z.literal('on').optional(),
  /** The last edit that the page showed. */
  seenEdit: z.coerce.number().int().optional(),
})

/** Puts the draft of the standard in force from a day, for good: all of it, or nothing. */
export const publishStandard = command({
  action: 'standard.publish',
  input: publishForm,
  subject: () => theCity,
  timeout: 120_000,
  async run({ sql, today, stamp, as }, { from, version, seen, seenEdit }) {
    const day = from === '' ? today : dayOf(from)
    if (!day) return refuse('公開日は 2029-04-01 や 令和11年4月1日 のように書いてください。')
    if (isTooFar(day, today)) return refuse(TOO_FAR)
    await holdRecordingLevels(sql)
    const draft = await heldVersion(sql, version)
    if (!draft) return refuse(await whyNothingToPublish(sql, version))
    if (seenEdit !== undefined && seenEdit !== draft.lastEdit) {
      return refuse(
        '画面を開いたあとに、版の内容が変わりました。変わったところと影響を見てから、もう一度公開してください。',
      )
    }
    if (as !== 'command_line' && draft.before !== null && seen === undefined) {
      return refuse('影響を見て、「影響を確かめました」にチェックを入れてください。')
    }
    const later = await publishedSince(sql, draft.code, day)
    if (later)
      return refuse(`第 ${later.version} 版が ${inWareki(later.from)} から公開済みです。それより後の日にしてください。`)
    const reasons = whyNotPublish(await readinessOf(sql, draft, today))
    if (reasons.length > 0) return refuse(`まだ公開できません。${reasons.join('')}`)
    const carried = await putInForce(sql, draft.id, day, stamp)
    if (carried === null) return refuse('この下書きは、もう公開されています。画面を開き直してください。')
    await rebuildCurrentLevels(sql, today)
    await forgetSkillMapDays(sql, day)
    const askedAnew = await peopleAskedAnew(sql, draft.id, laterOf(day, today))
    return {
      did: { name: draft.name, version: draft.version, from: day, carried, skills: draft.skills },
      audit: {
        subjectKind: 'standard_version',
        subjectId: draft.id,
        detail: { version: draft.version, from: day, carried, askedAnew: askedAnew.length },
      },
      events: [{ kind: 'standard-published', version: draft.version, from: day, askedAnew }],
    }
  },
})

function dayOf(text: string): CityDate | null {
  const parsed = parseCityDate(text)
  return parsed.ok ? parsed.date : null
}

/** The version in work, read once nobody edits, comments or approves any more. */
async function heldVersion(sql: Sql, version: string): Promise<VersionInWork | null> {
  const found = await versionInWork(sql, version)
  if (!found) return null
  await holdVersion(sql, found.id)
  return versionInWork(sql, version)
}

async function whyNothingToPublish(sql: Sql, version: string): Promise<string> {
  const published = await sql.standardVersion.count({ where: { version, state: { in: ['published', 'retired'] } } })
  return published > 0
    ? `第 ${version} 版は、もう公開されています。`
    : '公開できる下書きがありません。先に ITスキル標準を取り込むか、下書きを始めてください。'
}

async function publishedSince(
  sql: Sql,
  code: string,
  day: CityDate,
): Promise<{ version: string; from: CityDate } | null> {
  const later = await sql.standardVersion.findFirst({
    where: { code, state: { in: ['published', 'retired'] }, effectiveFrom: { gte: new Date(day) } },
    orderBy: { effectiveFrom: 'desc' },
    select: { version: true, effectiveFrom: true },
  })
  if (!later?.effectiveFrom) return null
  return { version: later.version, from: cityDate(later.effectiveFrom.toISOString().slice(0, 10)) }
}
