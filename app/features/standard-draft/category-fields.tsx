import { Button } from '~/ui/button'
import type { CategoryEditPage } from './category-edit.server'
import { DraftArea, DraftText } from './draft-fields'
import { DraftForm } from './draft-form'
import type { DraftFailure } from './draft-intents.server'
import { IntentForm } from './intent-form'

/** The texts of a category; an empty one can go. */
export function CategoryFields({ page, failure }: { page: CategoryEditPage; failure: DraftFailure | null }) {
  const { draft, code, texts, skills } = page
  const of = (field: string) => `category:${code}/${field}`
  return (
    <>
      <DraftForm id="category" draft={draft} texts={texts} failure={failure} save="この分類を保存する">
        <div className="field-row">
          <DraftText name={of('name')} label="名前" className="w-80 max-w-full" />
          <DraftText name={of('shortName')} label="短い名前（任意）" className="w-48" />
          <DraftText name={of('nameEn')} label="英語の名前（任意）" className="w-72 max-w-full" />
        </div>
        <DraftArea name={of('description')} label="説明" rows={3} />
      </DraftForm>
      {draft.mayEdit && skills.length === 0 && (
        <IntentForm intent="remove" version={draft.id} values={{ kind: 'category', code }} className="mt-6">
          <Button look="danger" size="sm">
            この分類を外す
          </Button>
        </IntentForm>
      )}
    </>
  )
}
