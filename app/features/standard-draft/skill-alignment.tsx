import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { Select, TextInput } from '~/ui/field'
import { Unfold } from '~/ui/unfold'
import type { DraftFailure } from './draft-intents.server'
import { IntentForm } from './intent-form'
import type { SkillEditPage } from './skill-edit.server'

type SkillAlignmentProps = { page: SkillEditPage; failure: DraftFailure | null }

/** The items of outside frameworks with which a skill is aligned. */
export function SkillAlignment({ page, failure }: SkillAlignmentProps) {
  const { draft, code, aligned, frameworks } = page
  return (
    <>
      {aligned.length === 0 && <p className="sub">まだ対応がありません。</p>}
      {aligned.map(({ framework, name, items }) => (
        <div key={framework} className="mt-3">
          <h3>{name}</h3>
          <ul className="draft-aligned">
            {items.map((words) => (
              <li key={words}>
                <span>{words}</span>
                {draft.mayEdit && (
                  <IntentForm intent="unalign" version={draft.id} values={{ code, framework, words }}>
                    <Button size="sm" look="text" aria-label={`「${words}」との対応を外す`}>
                      外す
                    </Button>
                  </IntentForm>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {draft.mayEdit && (
        <Unfold label="対応を加える" open={failure?.intent === 'align'}>
          {failure?.intent === 'align' && <ErrorSummary errors={failure.errors} />}
          {frameworks.map((framework) => (
            <IntentForm
              key={framework.code}
              intent="align"
              version={draft.id}
              values={{ code, framework: framework.code }}
              className="draft-align"
            >
              <Select
                name="item"
                id={`item-${framework.code}`}
                label={framework.name}
                size="sm"
                options={framework.items.map((item) => ({ value: item.code, label: itemWords(item) }))}
              />
              <Button size="sm">加える</Button>
            </IntentForm>
          ))}
          <TypedItem page={page} failure={failure} />
        </Unfold>
      )}
    </>
  )
}

/** Some titles begin with their code. */
function itemWords({ code, title }: { code: string; title: string }): string {
  return title.startsWith(code) ? title : `${code} ${title}`
}

function TypedItem({ page: { draft, code }, failure }: SkillAlignmentProps) {
  const sent = failure?.intent === 'align' ? failure.sent : {}
  return (
    <IntentForm intent="align" version={draft.id} values={{ code }} className="mt-6">
      <div className="field-row">
        <TextInput
          name="framework"
          label="枠組みの略号"
          help="取り込んでいない枠組みのとき。例：sfia9"
          defaultValue={sent.framework}
          autoComplete="off"
          className="w-48"
        />
        <TextInput name="typed" label="項目" defaultValue={sent.typed} autoComplete="off" className="w-80 max-w-full" />
      </div>
      <div className="row mt-4">
        <Button size="sm">書いて加える</Button>
      </div>
    </IntentForm>
  )
}
