import { Link } from '@remix-run/react'
import type { SkillLevel } from '~/domain/skill-standard'
import { LONGEST_NOTE } from '~/features/assessment/assessment-limits'
import type { EntrySkill } from '~/features/assessment/entry-sheet'
import { EvidenceFields, EvidenceList, EvidenceOffers } from '~/features/assessment/evidence-fields'
import { TextArea } from '~/ui/field'
import { useHydrated } from '~/ui/hydrated'
import { LevelBadge } from '~/ui/level-badge'
import { LevelRuler } from '~/ui/level-ruler'
import { Tag } from '~/ui/tag'

const NEEDS = { must: '必須', any: 'どちらか必須', renewal: '最初の更新までに必須', wanted: null } as const

type EntrySkillProps = {
  skill: EntrySkill
  level: SkillLevel | null
  note: string
  errors: Record<string, string>
  /** Evidence that was sent and not added, by field. */
  texts: Record<string, string>
  onChoose: (level: SkillLevel) => void
  onNote: (note: string) => void
}

/** One skill as it is entered: its five sentences, what changes, and its evidence right there. */
export function EntrySkillBlock({ skill, level, note, errors, texts, onChoose, onNote }: EntrySkillProps) {
  const { code, name, definition, indicators, previous, goal } = skill
  const need = goal && NEEDS[goal.need]
  return (
    <section className="skill" id={`skill-${code}`} aria-labelledby={`name-${code}`}>
      <div className="row row-between">
        <h2 id={`name-${code}`}>
          {name} {need && <Tag look={goal.need === 'must' ? 'strong' : 'plain'}>{need}</Tag>}
        </h2>
        <span className="small sub">
          {previous === null ? '前回はありません' : `前回 ${previous}（${skill.previousNote}）`}
          {goal && `　めざす ${goal.level}`}
        </span>
      </div>
      <p className="small sub">{definition}</p>
      <LevelRuler
        skillCode={code}
        skillName={name}
        indicators={indicators}
        value={level}
        previous={previous}
        goal={goal?.level ?? null}
        onChoose={onChoose}
      />
      <WhatChanges skill={skill} level={level} note={note} errors={errors} texts={texts} onNote={onNote} />
    </section>
  )
}

/** 前回どおり: entered along with the others, folded away until somebody wants to change it. */
export function KeptSkill({ skill, to }: { skill: EntrySkill; to: string }) {
  return (
    <section className="skill skill-kept" id={`skill-${skill.code}`}>
      <LevelBadge level={skill.level} />
      <h2 className="grow text-base!">
        {skill.name} <span className="small sub font-normal">前回どおり</span>
      </h2>
      <Link className="btn btn-sm" to={to} preventScrollReset>
        変える<span className="sr-only">（{skill.name}）</span>
      </Link>
    </section>
  )
}

function WhatChanges({ skill, level, note, errors, texts, onNote }: Omit<EntrySkillProps, 'onChoose'>) {
  const hydrated = useHydrated()
  const { code, tier, confirmed, evidence, offers } = skill
  const differs = level !== null && level !== confirmed
  const needsEvidence = tier === 'extended' && differs && level >= 2
  const wantsEvidence = tier === 'extended' && (needsEvidence || evidence.length > 0 || !hydrated)
  if (!differs && !wantsEvidence && offers.length === 0 && note === '' && hydrated) return null
  return (
    <div className="mt-3 grid gap-3">
      {differs && <p className="small">{sentenceOf(skill, level, needsEvidence)}</p>}
      <EvidenceList evidence={evidence} />
      <EvidenceOffers skill={skill} />
      {wantsEvidence && (
        <EvidenceFields
          key={evidence.length}
          skill={skill}
          open={needsEvidence && evidence.length === 0}
          errors={errors}
          texts={texts}
        />
      )}
      <details open={note !== '' || undefined}>
        <summary className="small">確認者へのひとこと（任意）</summary>
        <TextArea
          name={`note.${code}`}
          label={`「${skill.name}」についてのひとこと`}
          rows={2}
          maxLength={LONGEST_NOTE}
          defaultValue={note}
          onBlur={(event) => onNote(event.currentTarget.value)}
        />
      </details>
    </div>
  )
}

function sentenceOf({ confirmed, evidence }: EntrySkill, level: number, needsEvidence: boolean) {
  const change = confirmed === null ? `はじめて ${level} とします。` : changeOf(confirmed, level)
  if (!needsEvidence) return <b>{change}</b>
  return (
    <>
      <b>{change}</b>
      {evidence.length > 0 ? '証跡を添えてあります。' : `拡張スキルのレベル ${level} には、証跡が 1 つ要ります。`}
    </>
  )
}

function changeOf(from: number, to: number): string {
  return `${from} → ${to} に${to > from ? '上げます' : '下げます'}。`
}
