import { TextInput } from '~/ui/field'
import type { DraftFailure } from './draft-intents.server'

type CodeAndNameProps = {
  /** Tells these two fields from those of the other forms on the page. */
  place: string
  /** What was sent in vain, to be put right. */
  failed: DraftFailure | null
  help?: string
}

/** The code and the name of a new part of the standard. */
export function CodeAndName({ place, failed, help }: CodeAndNameProps) {
  return (
    <>
      <TextInput
        name="code"
        id={`code-${place}`}
        label="コード"
        help={help}
        defaultValue={failed?.sent.code}
        error={failed?.errors.code}
        autoComplete="off"
        className="num w-48"
      />
      <TextInput
        name="name"
        id={`name-${place}`}
        label="名前"
        defaultValue={failed?.sent.name}
        error={failed?.errors.name}
        autoComplete="off"
        className="w-72 max-w-full"
      />
    </>
  )
}
