import type { Consequences } from '~/access/consequences'
import { inWareki } from '~/domain/calendar'
import { peopleWithFunction } from '~/facts/function-holders'
import { notify } from '~/facts/notices'
import { peopleInComment } from '~/facts/standard-comments'
import { officersOn } from '~/facts/standard-review'

/** Whoever has to approve: 職員課 and the デジタル技術官 in office, but not who sent it. */
const reviewWanted: Consequences['standard-review-wanted'] = async ({ version }, given) => {
  const { sql, today, viewer } = given
  const asked = [...(await peopleWithFunction(sql, 'hr_section', today)), ...(await officersOn(sql, today))]
  await notify(given, withoutSender(asked, viewer?.personId ?? null), {
    title: `ITスキル標準 第 ${version} 版のレビューと承認をお願いします`,
    href: '/standard/draft/review',
    text: '前の版とのちがいを見て、コメントするか、承認してください。',
  })
}

/** 事務局, and of an answer everybody who wrote in that comment; not who wrote it. */
const commented: Consequences['standard-commented'] = async ({ version, by, answers }, given) => {
  const { sql, today } = given
  const office = await peopleWithFunction(sql, 'dx_office', today)
  const others = answers === null ? [] : await peopleInComment(sql, answers)
  await notify(given, withoutSender([...office, ...others], by), {
    title: `ITスキル標準 第 ${version} 版に${answers === null ? 'コメント' : '返事'}がありました`,
    href: '/standard/draft/review',
  })
}

/** Whoever is asked anew in a skill. */
const published: Consequences['standard-published'] = async ({ version, from, askedAnew }, given) => {
  await notify(given, askedAnew, {
    title: `ITスキル標準 第 ${version} 版（${inWareki(from)} から）で、再評価になったスキルがあります`,
    href: '/me/skills',
    text: 'これまでの結果は残っていますが、新しい版のレベルにはなりません。次の評価期間か、随時確認で答えてください。',
  })
}

function withoutSender(people: readonly number[], sender: number | null): number[] {
  return people.filter((personId) => personId !== sender)
}

/** What follows from work on a new version of the standard. */
export const STANDARD_CONSEQUENCES = {
  'standard-review-wanted': reviewWanted,
  'standard-commented': commented,
  'standard-published': published,
} satisfies Partial<Consequences>
