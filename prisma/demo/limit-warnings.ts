import { addDays, inWareki } from '~/domain/calendar'
import { CERTIFICATE_WARNING_DAYS } from '~/domain/limit-warnings'
import { roleWord } from '~/domain/terms'
import { certificatesNearLimit } from '~/facts/limit-warnings'
import { insertRows, officeTime } from './bulk'
import type { Writing } from './written'

/** What those whose certificate runs out soon have been told, on the days on which it was due. */
export async function writeLimitWarnings({ sql, today }: Writing): Promise<void> {
  const near = await certificatesNearLimit(sql, today)
  const told = near.flatMap((one) =>
    CERTIFICATE_WARNING_DAYS.map((stage) => ({ ...one, stage, on: addDays(one.limit, -stage) })).filter(
      ({ on }) => on <= today,
    ),
  )
  await insertRows(
    sql,
    'limit_warning',
    told.map(({ personId, role, limit, stage, on }) => ({
      person_id: personId,
      role,
      limit_on: limit,
      stage,
      told_on: on,
    })),
  )
  await insertRows(
    sql,
    'notice',
    told.map(({ personId, role, limit, conditional, stage, on }) => ({
      person_id: personId,
      title: `${roleWord(role)}の認定証：${conditional ? '条件' : ''}期限の ${inWareki(limit)}まで、あと ${stage} 日です`,
      href: `/me/certification?role=${role}`,
      created_on: on,
      created_at: officeTime(on, 0.05),
    })),
  )
}
