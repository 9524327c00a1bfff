import { cityDate } from '~/domain/calendar'
import { storeStandardDraft } from '~/facts/standard-draft'
import { insertRows, insertRowsForIds, officeTime } from './bulk'
import { type City, castMember } from './city'
import { DROPPED, nextStandard, ORIGINS } from './standard-next'
import type { Writing } from './written'

/*
 * Version 1.1 as it stands in November: begun by 事務局 in October, handed over for review, commented upon, approved by
 * 職員課; the デジタル技術官 still has a question.
 */

const OFFICE = '奥村 亮'
const HR = '小杉 亮子'
const OFFICER = '大川 徹'
const SECTION_HEAD = '四方 哲也'

const at = (day: string, part: number) => officeTime(cityDate(day), part)

const COMMENTS: readonly {
  skill: string | null
  level: number | null
  body: string
  by: string
  at: Date
  resolved?: { by: string; at: Date }
  answer?: { body: string; by: string; at: Date }
}[] = [
  {
    skill: 'DAT-GOV',
    level: null,
    body: '統合で低い方をとると、オープンデータだけ評価の低いデータ利活用人材が下がります。意図したものか確かめてください。',
    by: HR,
    at: at('2028-11-06', 0.3),
    resolved: { by: OFFICE, at: at('2028-11-08', 0.5) },
    answer: {
      body: '意図どおりです。公開の実務まで求めるための統合で、影響の画面で人を確かめ、所属へ先に知らせます。',
      by: OFFICE,
      at: at('2028-11-08', 0.4),
    },
  },
  {
    skill: 'AIX-IMP',
    level: 3,
    body: '「本番運用した」とすると、試行だけの所属ではレベル 3 に届かなくなります。',
    by: HR,
    at: at('2028-11-07', 0.6),
    resolved: { by: OFFICE, at: at('2028-11-08', 0.8) },
    answer: {
      body: '試行まではレベル 2 とする整理です。そのためレベル 2 を上限に引き継ぎます。',
      by: OFFICE,
      at: at('2028-11-08', 0.7),
    },
  },
  {
    skill: 'AIX-AGT',
    level: 2,
    body: '「止め方」を証跡で示せるように、証跡の例に記録の様式を足してください。',
    by: OFFICER,
    at: at('2028-11-14', 0.4),
  },
  {
    skill: null,
    level: null,
    body: '令和11年4月1日から使えるように、12月中に公開したいと考えています。',
    by: SECTION_HEAD,
    at: at('2028-11-02', 0.2),
    resolved: { by: OFFICE, at: at('2028-11-02', 0.4) },
  },
]

export async function writeNextStandard(writing: Writing, city: City): Promise<void> {
  const { sql } = writing
  const accountId = (name: string) => {
    const id = writing.accountIds.get(castMember(city, name))
    if (id === undefined) throw new Error(`${name} has no account`)
    return id
  }
  const begun = { at: at('2028-10-16', 0.2), by: accountId(OFFICE) }
  const draft = await storeStandardDraft(sql, nextStandard(), begun)
  if (!draft.stored) throw new Error(draft.reason)
  const edits = await insertRowsForIds(sql, 'standard_edit', editRows(draft.versionId, accountId(OFFICE)))
  await writeComments(writing, draft.versionId, accountId)
  await insertRows(sql, 'standard_approval', [
    {
      standard_version_id: draft.versionId,
      approved_as: 'hr_section',
      account_id: accountId(HR),
      seen_edit: Math.max(...edits),
      recorded_at: at('2028-11-13', 0.5),
      recorded_by: accountId(HR),
    },
  ])
  await sql.$executeRaw`UPDATE standard_version SET state = 'review' WHERE id = ${draft.versionId}`
}

/** What was decided about the results, one change after another. */
function editRows(versionId: number, by: number): Record<string, unknown>[] {
  const origins = Object.entries(ORIGINS).map(([code, after]) => ({
    subject: `skill:${code}`,
    field: 'origin',
    before: null,
    after,
  }))
  const dropped = DROPPED.map(({ code, reason }) => ({
    subject: `skill:${code}`,
    field: 'dropped',
    before: null,
    after: reason,
  }))
  return [...origins, ...dropped].map((row, place) => ({
    ...row,
    standard_version_id: versionId,
    recorded_at: at('2028-10-24', 0.1 + place * 0.05),
    recorded_by: by,
  }))
}

async function writeComments({ sql }: Writing, versionId: number, accountId: (name: string) => number): Promise<void> {
  const ids = await insertRowsForIds(
    sql,
    'standard_comment',
    COMMENTS.map(({ skill, level, body, by, at: written, resolved }) => ({
      standard_version_id: versionId,
      skill_code: skill,
      level,
      body,
      recorded_at: written,
      recorded_by: accountId(by),
      resolved_at: resolved?.at ?? null,
      resolved_by: resolved ? accountId(resolved.by) : null,
    })),
  )
  await insertRows(
    sql,
    'standard_comment',
    COMMENTS.flatMap(({ skill, level, answer }, place) =>
      answer
        ? [
            {
              standard_version_id: versionId,
              skill_code: skill,
              level,
              body: answer.body,
              answers_id: ids[place],
              recorded_at: answer.at,
              recorded_by: accountId(answer.by),
            },
          ]
        : [],
    ),
  )
}
