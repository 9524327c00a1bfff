import type { CityDate } from '~/domain/calendar'
import { type OpenPoints, openPointsInWords } from '~/domain/standard-review'
import { relationWord } from '~/domain/terms'
import type { Sql } from '~/facts/sql'
import type { Standard } from '~/facts/standard'
import { openComments } from '~/facts/standard-comments'
import type { VersionInWork } from '~/facts/standard-effect'
import { type ApprovalState, approvalState, openPoints } from '~/facts/standard-review'
import { originHref } from './effect-href'
import { namesOfSkills } from './effect-shown'
import { questionText } from './question-text'

/** What still keeps a version from being published: the same for the page, the button and the command line. */
type Readiness = OpenPoints & { comments: number; approvals: ApprovalState; isFirst: boolean }

export async function readinessOf(sql: Sql, version: VersionInWork, today: CityDate): Promise<Readiness> {
  const [points, comments, approvals] = await Promise.all([
    openPoints(sql, version),
    openComments(sql, version.id),
    approvalState(sql, version, today),
  ])
  return { ...points, comments, approvals, isFirst: version.before === null }
}

/** Each reason in a sentence that says what to do; empty: it may be published. */
export function whyNotPublish(readiness: Readiness): string[] {
  const { comments, approvals } = readiness
  return [
    ...openPointsInWords(readiness),
    ...(comments === 0 ? [] : [`解決していないコメントが ${comments} 件あります。レビューの画面で解決してください。`]),
    ...(approvals.missing.length === 0
      ? []
      : [
          `${approvals.missing.map(relationWord).join('と')}の承認がありません。レビューの画面で承認を受けてください。`,
        ]),
  ]
}

/** A line of the checklist, with the places where it is put right. */
export type Check = {
  id: 'contents' | 'questions' | 'comments' | 'approvals'
  label: string
  ok: boolean
  text: string
  open: { text: string; to: string }[]
}

/** @param former the version before, for the names of its skills */
export function checksOf(readiness: Readiness, former: Standard | null): Check[] {
  const { faults, questions, comments, approvals, isFirst } = readiness
  const names = namesOfSkills({ skills: former?.skills ?? [] })
  return [
    {
      id: 'contents',
      label: '版の内容',
      ok: faults.length === 0,
      text:
        faults.length === 0
          ? '書き落としや、つじつまの合わないところはありません。'
          : `直すところが ${faults.length} か所あります。`,
      open: faults.map(({ path, reason }) => ({ text: `${path}：${reason}`, to: '/standard/draft' })),
    },
    {
      id: 'questions',
      label: '結果の引き継ぎ',
      ok: questions.length === 0,
      text: questionsText(isFirst, questions.length),
      open: questions.map((question) => ({
        text: questionText(question, names),
        to: question.about === 'skill' ? originHref(question.code) : `/standard/draft/origins#before-${question.code}`,
      })),
    },
    {
      id: 'comments',
      label: 'コメント',
      ok: comments === 0,
      text:
        comments === 0 ? '解決していないコメントはありません。' : `解決していないコメントが ${comments} 件あります。`,
      open: comments === 0 ? [] : [{ text: 'コメントを見る', to: '/standard/draft/review' }],
    },
    {
      id: 'approvals',
      label: '承認',
      ok: approvals.missing.length === 0,
      text: approvalsText(approvals),
      open: approvals.missing.length === 0 ? [] : [{ text: '承認の状況を見る', to: '/standard/draft/review' }],
    },
  ]
}

function questionsText(isFirst: boolean, open: number): string {
  if (isFirst) return '最初の版なので、引き継ぐ結果はありません。'
  return open === 0 ? '前の版のどの結果も、行き先が決まっています。' : `決まっていないところが ${open} か所あります。`
}

function approvalsText({ needed, missing, officers }: ApprovalState): string {
  if (needed.length === 0) return '最初の版なので、承認は要りません。'
  const without = officers === 0 ? 'デジタル技術官がいないので、職員課の承認だけで足ります。' : ''
  const given = needed.filter((who) => !missing.includes(who))
  const has = given.length === 0 ? '' : `${given.map(relationWord).join('と')}が承認しました。`
  const lacks = missing.length === 0 ? '' : `${missing.map(relationWord).join('と')}の承認を待っています。`
  return `${has}${lacks}${without}`
}
