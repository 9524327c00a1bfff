import { Form } from '@remix-run/react'
import { useState } from 'react'
import type { SkillLevel } from '~/domain/skill-standard'
import { toSkillLevel } from '~/domain/terms'
import { keepEnterForText } from '~/features/assessment/entry-keys'
import type { ChosenSkill, OffCyclePage } from '~/features/assessment/off-cycle.server'
import { Button } from '~/ui/button'
import { Checkbox } from '~/ui/choice'
import { DocumentFile, NoResidentsData } from '~/ui/document-file'
import { FieldError, TextArea, TextInput } from '~/ui/field'
import { useHydrated } from '~/ui/hydrated'
import { LevelRuler } from '~/ui/level-ruler'

/** First which skill: an address of its own, so that it works without JavaScript. */
export function SkillChooser({ categories, chosen }: Pick<OffCyclePage, 'categories' | 'chosen'>) {
  const hydrated = useHydrated()
  return (
    <Form method="get" className="filter-bar" preventScrollReset>
      <div className="field">
        <label className="label" htmlFor="skill">
          スキル
        </label>
        <select
          id="skill"
          name="skill"
          className="input"
          key={chosen?.code ?? ''}
          defaultValue={chosen?.code ?? ''}
          onChange={(event) => event.currentTarget.form?.requestSubmit()}
        >
          <option value="" disabled>
            選んでください
          </option>
          {categories.map((category) => (
            <optgroup key={category.name} label={category.name}>
              {category.skills.map((skill) => (
                <option key={skill.code} value={skill.code}>
                  {skill.name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      {!hydrated && <Button>選ぶ</Button>}
    </Form>
  )
}

export type OffCycleProblem = {
  errors: Record<string, string>
  fields: Record<string, string>
  /** Offers that were ticked. */
  offers: string[]
}

type OffCycleFormProps = {
  skill: ChosenSkill
  problem: OffCycleProblem | null
  sending: boolean
}

/** Then the level, why, and evidence where it is needed. */
export function OffCycleForm({ skill, problem, sending }: OffCycleFormProps) {
  const sent = problem?.fields ?? {}
  const errors = problem?.errors ?? {}
  const [level, setLevel] = useState<SkillLevel | null>(sentLevel(sent[`level.${skill.code}`]))
  const needsEvidence = skill.tier === 'extended' && level !== null && level >= 2 && level !== skill.confirmed
  return (
    <Form method="post" encType="multipart/form-data" onKeyDown={keepEnterForText}>
      <input type="hidden" name="skill" value={skill.code} />
      <section className="skill" aria-labelledby="chosen">
        <div className="row row-between">
          <h2 id="chosen">{skill.name}</h2>
          <span className="small sub">
            {skill.confirmed === null
              ? 'まだ確認されていません'
              : `確認済み ${skill.confirmed}（${skill.confirmedNote}）`}
            {skill.goal !== null && `　めざす ${skill.goal}`}
          </span>
        </div>
        <p className="small sub">{skill.definition}</p>
        {errors.level && <FieldError id="level-error" error={errors.level} />}
        <LevelRuler
          skillCode={skill.code}
          skillName={skill.name}
          indicators={skill.indicators}
          value={level}
          previous={skill.confirmed}
          goal={skill.goal}
          onChoose={setLevel}
        />
      </section>
      <div className="mt-6 max-w-2xl">
        <TextArea
          name="reason"
          label="できるようになったこと（理由）"
          help="確認者が読んで分かるように、何をしたかを書いてください。"
          required
          maxLength={1000}
          defaultValue={sent.reason}
          error={errors.reason}
        />
        <fieldset className="panel panel-sub mt-6">
          <legend className="label float-left w-full">
            証跡{skill.tier === 'extended' ? '（拡張スキルをレベル 2 以上にするときは 1 つ要ります）' : '（任意）'}
          </legend>
          <div className="clear-both">
            <OffersToTick skill={skill} ticked={problem?.offers ?? []} />
            <NoResidentsData />
            <TextInput
              name="title"
              label="題"
              help="例：窓口予約アプリの設計書"
              required={needsEvidence && skill.offers.length === 0}
              defaultValue={sent.title}
              error={errors.title}
              className="w-full"
            />
            <TextArea name="detail" label="説明（任意）" defaultValue={sent.detail} error={errors.detail} />
            <TextInput
              name="url"
              label="リンク（任意）"
              type="url"
              defaultValue={sent.url}
              error={errors.url}
              className="w-full"
            />
            <DocumentFile name="file" error={errors.file} />
          </div>
        </fieldset>
        <div className="row mt-6">
          <Button look="primary" size="lg" wideOnPhone disabled={sending}>
            確認を頼む
          </Button>
        </div>
      </div>
    </Form>
  )
}

type OffersToTickProps = { skill: ChosenSkill; ticked: readonly string[] }

function OffersToTick({ skill: { offers, proposed }, ticked }: OffersToTickProps) {
  if (offers.length === 0) return null
  return (
    <div className="mb-4">
      <p className="small">
        {proposed === null ? '証跡にできる実践があります。' : `研修の修了から、レベル ${proposed} が提案できます。`}
        添えるものを選んでください。
      </p>
      {offers.map((offer) => (
        <Checkbox
          key={offer.key}
          name="offers"
          value={offer.key}
          label={offer.title}
          help={offer.note}
          defaultChecked={ticked.includes(offer.key)}
        />
      ))}
    </div>
  )
}

function sentLevel(text: string | undefined): SkillLevel | null {
  return text === undefined || text === '' ? null : toSkillLevel(Number(text))
}
