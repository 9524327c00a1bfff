import { useFetcher } from '@remix-run/react'
import type { ReviewSkill } from '~/features/assessment/quick-review.server'
import { LevelBadge } from '~/ui/level-badge'
import { Tag } from '~/ui/tag'

/** What stood last time in one category, each with its sentence and the way to say that it changed. */
export function ReviewTable({ name, skills, round }: { name: string; skills: readonly ReviewSkill[]; round: number }) {
  return (
    <table className="data-table dense review mt-6">
      <caption>{name}</caption>
      <thead className="wide-only">
        <tr>
          <th scope="col" className="w-60">
            スキル
          </th>
          <th scope="col" className="w-16">
            前回
          </th>
          <th scope="col">前回選んだ文</th>
          <th scope="col" className="w-38">
            <span className="sr-only">操作</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {skills.map((skill) => (
          <ReviewRow key={skill.code} skill={skill} round={round} />
        ))}
      </tbody>
    </table>
  )
}

function ReviewRow({ skill, round }: { skill: ReviewSkill; round: number }) {
  const fetcher = useFetcher()
  const sent = fetcher.formData
  const changed = sent ? sent.has('changed') : skill.changed
  const { code, name, previous, sentence } = skill
  return (
    <tr>
      <th scope="row">
        <span className="phone-only float-left mr-2">
          <LevelBadge level={previous} size="sm" />
        </span>
        {name}
      </th>
      <td className="wide-only">
        <LevelBadge level={previous} />
      </td>
      <td className="wide-only">{sentence}</td>
      <td className="text-right! whitespace-nowrap">
        <fetcher.Form method="post" className="inline">
          <input type="hidden" name="round" value={round} />
          <input type="hidden" name={changed ? 'unchanged' : 'changed'} value={code} />
          <EnteredNow skill={skill} changed={changed} />{' '}
          {/* One button under both words, so that the focus stays where it was. */}
          <button type="submit" className={changed ? 'link-button small' : 'btn btn-sm'}>
            {changed ? '戻す' : '変わった'}
            <span className="sr-only">（{name}）</span>
          </button>
        </fetcher.Form>
      </td>
    </tr>
  )
}

/** What was entered otherwise than last time, or that it comes later. */
function EnteredNow({ skill: { level, previous }, changed }: { skill: ReviewSkill; changed: boolean }) {
  if (level !== null && level !== previous) {
    return (
      <span className="mr-1">
        <span className="small">今回 </span>
        <LevelBadge level={level} kind="self" size="sm" />
      </span>
    )
  }
  return changed && level === null ? <Tag look="strong">あとで入力</Tag> : null
}
