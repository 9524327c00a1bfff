import type { CityDate } from '~/domain/calendar'
import { readSkillStandard } from '~/domain/skill-standard'
import { type OpenQuestion, openQuestions } from '~/domain/standard-migration'
import type { Sql } from '~/facts/sql'
import { standardContent } from '~/facts/standard-content'
import type { VersionInWork } from '~/facts/standard-effect'
import { successionOf } from '~/facts/standard-migration'

/** What still keeps a version from being published: the same for the page, the button and the command line. */
export type Readiness = {
  faults: { path: string; reason: string }[]
  questions: OpenQuestion[]
}

export async function readinessOf(sql: Sql, version: VersionInWork, _today: CityDate): Promise<Readiness> {
  const [content, succession] = await Promise.all([
    standardContent(sql, version.id),
    version.before === null ? null : successionOf(sql, version.id),
  ])
  const read = readSkillStandard(content)
  return {
    faults: read.ok ? [] : read.faults,
    questions:
      succession === null ? [] : openQuestions({ ...succession, dropped: succession.dropped.map(({ code }) => code) }),
  }
}

/** Each reason in a sentence that says what to do; empty: it may be published. */
export function whyNotPublish({ faults, questions }: Readiness): string[] {
  return [
    ...(faults.length === 0 ? [] : [`版の内容に、直すところが ${faults.length} か所あります。`]),
    ...(questions.length === 0 ? [] : [`結果の引き継ぎに、決まっていないところが ${questions.length} か所あります。`]),
  ]
}
