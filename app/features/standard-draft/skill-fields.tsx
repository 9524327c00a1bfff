import { LEVEL_WORDS, SKILL_LEVELS } from '~/domain/terms'
import { LevelBadge } from '~/ui/level-badge'
import { DraftArea, DraftSelect, DraftText } from './draft-fields'
import { DraftForm } from './draft-form'
import type { DraftFailure } from './draft-intents.server'
import type { SkillEditPage } from './skill-edit.server'

type SkillFieldsProps = { page: SkillEditPage; failure: DraftFailure | null }

/** The texts of a skill: what it is, what each level looks like, what shows it. */
export function SkillFields({ page: { draft, code, texts, tools }, failure }: SkillFieldsProps) {
  const of = (field: string) => `skill:${code}/${field}`
  return (
    <DraftForm id="skill" draft={draft} texts={texts} failure={failure} save="このスキルを保存する" stays>
      <div className="field-row">
        <DraftText name={of('name')} label="名前" className="w-80 max-w-full" />
        <DraftText name={of('shortName')} label="短い名前（任意）" className="w-48" />
        <DraftText name={of('nameEn')} label="英語の名前（任意）" className="w-72 max-w-full" />
      </div>
      <div className="field-row">
        <DraftSelect
          name={of('tier')}
          label="区分"
          options={[
            { value: 'core', label: '共通' },
            { value: 'extended', label: '拡張' },
          ]}
        />
        <DraftSelect
          name={of('tool')}
          label="道具"
          options={[
            { value: '', label: '道具によらない' },
            ...tools.map((tool) => ({ value: tool.code, label: tool.name })),
          ]}
        />
      </div>
      <DraftArea name={of('definition')} label="定義" rows={3} />
      <h2 className="mt-6">レベルの目安</h2>
      {SKILL_LEVELS.map((level) => (
        <div key={level} className="draft-level">
          <LevelBadge level={level} />
          <DraftArea name={of(`level.${level}`)} label={`レベル ${level} ${LEVEL_WORDS[level]}`} />
        </div>
      ))}
      <DraftArea name={of('evidenceExamples')} label="証跡の例" help="1 行に 1 つ書きます。" rows={4} />
    </DraftForm>
  )
}
