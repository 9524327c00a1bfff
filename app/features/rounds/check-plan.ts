import type { CityDate } from '~/domain/calendar'
import type { Sql } from '~/facts/sql'
import { standardInForce } from '~/facts/standard'

type Plan = { opensOn: CityDate; selfDueOn: CityDate; departments: readonly string[] }

/** What a plan of a round says must hold in the city: the standard by which it asks, or why it cannot be so. */
export async function checkPlan(
  sql: Sql,
  today: CityDate,
  plan: Plan,
): Promise<{ standardId: number } | { problem: string }> {
  if (plan.selfDueOn < today) {
    return { problem: '自己評価のしめきりがもう過ぎています。きょうより後の日にしてください。' }
  }
  const standard = await standardInForce(sql, plan.opensOn)
  if (!standard) {
    return {
      problem: '開始日に使える ITスキル標準がありません。先に標準を公開するか、開始日を公開より後にしてください。',
    }
  }
  const known = await sql.$queryRaw<{ code: string }[]>`
    SELECT u.code FROM units_on(${plan.opensOn}::date) u WHERE u.kind = 'department' AND u.code = ANY (${[...plan.departments]}::text[])`
  if (known.length < new Set(plan.departments).size) {
    return { problem: '開始日にない部局が選ばれています。選び直してください。' }
  }
  return { standardId: standard.id }
}
