import { z } from 'zod'
import { type Reading, read } from '~/access/read'
import { theCity } from '~/access/subject'
import { inWareki } from '~/domain/calendar'
import { changesInWords, nameOf, type StandardChange } from '~/domain/standard-change'
import { standardDiff } from '~/domain/standard-diff'
import { hasApproved, isStanding, openPointsInWords } from '~/domain/standard-review'
import { relationWord } from '~/domain/terms'
import { commentsOf, type StandardComment } from '~/facts/standard-comments'
import { type VersionInWork, versionInWork } from '~/facts/standard-effect'
import { type ApprovalState, approvalState, openPoints } from '~/facts/standard-review'
import { bothVersions, standardVersions, versionContent } from '~/facts/standard-versions'
import { shownChange } from './shown-changes'

const reviewParams = z.object({
  /** Beside whose texts comments are shown; empty: the whole version. */
  skill: z.string().max(40),
  show: z.enum(['open', 'all']).catch('open'),
})

/** The review of the version in work: what changed, what is said of it, who approved it. */
export const reviewPage = read({
  action: 'standard-draft.read',
  params: reviewParams,
  subject: () => theCity,
  async run(given, asked): Promise<{ page: ReviewPage | { version: null } } | null> {
    const version = await versionInWork(given.sql)
    if (!version) return { page: { version: null } }
    const page = await reviewOf(given, version, asked)
    return page && { page }
  },
})

/** Null: there is no such skill in the version. */
async function reviewOf(given: Reading, version: VersionInWork, asked: z.output<typeof reviewParams>) {
  const { sql, viewer, today, relations } = given
  const [approvals, comments, { content, changes }] = await Promise.all([
    approvalState(sql, version, today),
    commentsOf(sql, version.id, today),
    contentAndChanges(given, version),
  ])
  const open = version.state === 'draft' ? await openPoints(sql, version, content) : null
  const skill = content.skills.find(({ code }) => code === asked.skill)
  if (asked.skill !== '' && !skill) return null
  const nameOfSkill = new Map(content.skills.map(({ code, name }) => [code, name.ja]))
  const isOpen = (comment: StandardComment) => comment.resolved === null
  const here = comments.filter((comment) => !skill || comment.skillCode === skill.code)
  return {
    version: {
      id: version.id,
      version: version.version,
      name: version.name,
      state: version.state,
      lastEdit: version.lastEdit,
      before: version.before?.version ?? null,
    },
    isOffice: relations.has('dx_office'),
    mayApprove:
      version.state === 'review' && !hasApproved(viewer.accountId, approvals.given, version.lastEdit)
        ? approvals.missing.filter((who) => relations.has(who))
        : [],
    approvals: shownApprovals(approvals, version),
    officers: approvals.officers,
    open: open ? openPointsInWords(open) : [],
    summary: version.before ? changesInWords(changes) : null,
    openComments: comments.filter(isOpen).length,
    totalComments: comments.length,
    show: asked.show,
    comments: here
      .filter((comment) => asked.show === 'all' || isOpen(comment))
      .map((comment) => shownComment(comment, nameOfSkill)),
    skills: skillsInReview(content, changes, comments.filter(isOpen)),
    ended: endedSkills(changes),
    skill: skill
      ? {
          code: skill.code,
          name: skill.name.ja,
          definition: skill.definition,
          levels: skill.levels,
          changes: changes
            .filter(({ part, subject }) => part === 'skill' && isOf(subject, skill.code))
            .map(shownChange),
        }
      : null,
  }
}

export type ReviewPage = NonNullable<Awaited<ReturnType<typeof reviewOf>>>

type Content = Awaited<ReturnType<typeof versionContent>>

async function contentAndChanges(
  { sql, today }: Reading,
  { id, before }: VersionInWork,
): Promise<{ content: Content; changes: StandardChange[] }> {
  const versions = await standardVersions(sql, today)
  const is = versions.find((one) => one.id === id)
  if (!is) throw new Error(`version ${id} of the standard is gone`)
  const was = before && versions.find((one) => one.id === before.id)
  if (!was) return { content: await versionContent(sql, is), changes: [] }
  const both = await bothVersions(sql, versions, was, is)
  return { content: both.after, changes: standardDiff(both.before, both.after, both.lineage) }
}

function isOf({ before, after }: StandardChange['subject'], code: string): boolean {
  return (after ?? before)?.code === code
}

/** Each approval that is needed: given to the contents as they are, given to earlier ones, or missing. */
function shownApprovals({ needed, given }: ApprovalState, { lastEdit }: VersionInWork) {
  return needed.map((who) => {
    const all = given.filter((one) => one.approvedAs === who)
    const last = all.at(-1)
    return {
      who,
      word: relationWord(who),
      state: !last ? ('missing' as const) : isStanding(last, lastEdit) ? ('given' as const) : ('void' as const),
      by: last?.by ?? null,
      on: last ? inWareki(last.on) : null,
    }
  })
}

function shownComment(comment: StandardComment, nameOfSkill: ReadonlyMap<string, string>) {
  const { skillCode, level, resolved, answers } = comment
  const name = skillCode === null ? '版の全体' : (nameOfSkill.get(skillCode) ?? `${skillCode}（いまの版にないスキル）`)
  return {
    id: comment.id,
    about: level === null ? name : `${name}　レベル ${level}`,
    skill: skillCode !== null && nameOfSkill.has(skillCode) ? skillCode : null,
    body: comment.body,
    by: comment.by,
    on: inWareki(comment.on),
    resolved: resolved && { by: resolved.by, on: inWareki(resolved.on) },
    answers: answers.map(({ on, ...answer }) => ({ ...answer, on: inWareki(on) })),
  }
}

/** Every skill with how much of it changed and how many comments wait. */
function skillsInReview({ skills }: Content, changes: readonly StandardChange[], open: readonly StandardComment[]) {
  const ofSkills = changes.filter(({ part }) => part === 'skill')
  return skills.map(({ code, name }) => ({
    code,
    name: name.ja,
    changes: ofSkills.filter(({ subject }) => isOf(subject, code)).length,
    open: open.filter(({ skillCode }) => skillCode === code).length,
  }))
}

/** The skills of the version before that end with this one, and why. */
function endedSkills(changes: readonly StandardChange[]) {
  return changes
    .filter(({ part, kind }) => part === 'skill' && kind === 'removed')
    .map(({ subject, note }) => ({ code: subject.before?.code ?? '', name: nameOf(subject), reason: note }))
}
