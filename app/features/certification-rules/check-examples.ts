import { z } from 'zod'
import type { CityDate } from '~/domain/calendar'
import { evaluateCertification, type Stage } from '~/domain/certification'
import { type CertificationExample, exampleFile, factsOfExample } from '~/domain/certification-examples'
import type { RuleGround } from '~/domain/certification-facts'
import { type CertificationRules, readCertificationRules } from '~/domain/certification-rules'
import { type JsonFault, jsonFaults, pathInJson } from '~/domain/json-faults'
import { certificationSource, groundOfRule } from '~/facts/certification-facts'
import type { Sql } from '~/facts/sql'
import { groundOnReference, REFERENCE_RULES } from './reference-ground'

/** One example judged; `differs`: not as its file expects. */
export type Verdict = { id: string; eligible: boolean; failed: string[]; differs: boolean; expected: string | null }

type Read<Value> = { ok: true; value: Value } | { ok: false; faults: JsonFault[] }

/** The examples of a file, or every fault in its order. */
export function readExamples(json: unknown): Read<CertificationExample[]> {
  const read = exampleFile.safeParse(json)
  if (read.success) return { ok: true, value: read.data }
  const [issue] = read.error.issues
  // Of a list or an object with `examples` the one that was meant tells what is wrong.
  const meant = issue?.code === 'invalid_union' ? issue.errors[Array.isArray(json) ? 0 : 1] : undefined
  return { ok: false, faults: jsonFaults(meant ?? read.error.issues, json, () => '日付は 2028-04-01 の形です。') }
}

/** The rules that a file of examples brings along; null when it brings none. */
export function rulesIn(json: unknown): Read<CertificationRules> | null {
  if (typeof json !== 'object' || json === null || !('rules' in json)) return null
  const read = readCertificationRules(json)
  return read.ok ? { ok: true, value: read.rules } : read
}

/**
 * Judges each example by the rules that it is given, or else by those in force on its day of application; role profiles,
 * tools and hours are those of that day. Where the city has none yet, the proposal stands in.
 */
export async function judgeExamples(
  sql: Sql,
  examples: readonly CertificationExample[],
  rules: CertificationRules | null,
): Promise<Read<Verdict[]>> {
  const verdicts: Verdict[] = []
  const faults: JsonFault[] = []
  const days = new Map(examples.map(({ applicationDate }) => [applicationDate, groundsOn(sql, rules, applicationDate)]))
  for (const [index, example] of examples.entries()) {
    const path = pathInJson([index])
    const { id, ruleId, stage, applicationDate: on, evaluatedOn = on, expected } = example
    const ground = (await days.get(on))?.(ruleId, stage)
    const facts = readFacts(examples, id)
    if (!ground) faults.push({ path: `${path}.ruleId`, reason: `規則「${ruleId}」がありません。` })
    else if (typeof facts === 'string') faults.push({ path: `${path}（${id}）`, reason: facts })
    else {
      const { eligible, failed } = evaluateCertification(ground, facts, { stage, on, evaluatedOn })
      const differs = expected !== undefined && (expected.eligible !== eligible || !areSame(expected.failed, failed))
      verdicts.push({ id, eligible, failed, differs, expected: expected ? told(expected) : null })
    }
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: verdicts }
}

/** What was judged, in words. */
export function told({ eligible, failed }: { eligible: boolean; failed: readonly string[] }): string {
  return eligible ? '満たす' : `満たさない（${failed.join('、')}）`
}

/** Gives the ground of any rule on a day; of a rule that is not there, null. */
async function groundsOn(sql: Sql, rules: CertificationRules | null, on: CityDate) {
  const source = await certificationSource(sql, on)
  const used = rules ?? source?.published.rules ?? REFERENCE_RULES
  return (ruleId: string, stage: Stage): RuleGround | null => {
    const rule = used.rules.find(({ id }) => id === ruleId)
    if (!rule) return null
    if (!source || source.courses.length === 0) return groundOnReference(used, ruleId, stage, on)
    return groundOfRule(rule, { ...source, published: { ...source.published, rules: used } }, stage, on)
  }
}

/** The facts of an example, or why they cannot be read. */
function readFacts(examples: readonly CertificationExample[], id: string) {
  try {
    return factsOfExample(examples, id)
  } catch (error) {
    if (error instanceof z.ZodError) {
      const [issue] = error.issues
      return `事実（facts）の ${pathInJson(issue?.path ?? [])} が読めません。`
    }
    if (error instanceof RangeError) return '「basedOn」の例がないか、たどると自分に戻ります。'
    throw error
  }
}

function areSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && [...a].sort().join() === [...b].sort().join()
}
