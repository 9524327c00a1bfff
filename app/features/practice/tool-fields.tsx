import type { ReactNode } from 'react'
import { Select, TextArea, TextInput } from '~/ui/field'
import type { KeptForm } from './kept-form'

type ToolFieldsProps = {
  kept: KeptForm
  units: readonly { code: string; name: string }[]
  /** Asks who owns it, in the form of a new tool. */
  withOwner?: boolean
  children: ReactNode
}

export const TOOL_LABELS = {
  name: 'ツールの名前',
  unit: '所属',
  purpose: '何をするか',
  madeWith: '作った道具',
  documentsUrl: '資料のリンク',
  note: '備考',
  sourceProject: 'もとの業務改善',
} as const

/** What is written of a tool; the same for a new one and for a change. */
export function ToolFields({ kept: { values, errors }, units, withOwner, children }: ToolFieldsProps) {
  const field = (name: string) => ({ name, defaultValue: values[name] ?? '', error: errors[name] })
  return (
    <>
      <TextInput {...field('name')} label={TOOL_LABELS.name} className="w-full" maxLength={100} />
      <Select
        {...field('unit')}
        label="使う所属"
        help="担当がこの所属から異動すると、新しい担当を求めます。"
        className="w-full max-w-md"
        options={[
          { value: '', label: '選んでください' },
          ...units.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
      <TextArea {...field('purpose')} label={TOOL_LABELS.purpose} rows={2} maxLength={500} />
      <TextInput
        {...field('madeWith')}
        label={TOOL_LABELS.madeWith}
        help="例：Excel マクロ、RPA、ノーコードツール"
        className="w-full max-w-md"
        maxLength={100}
      />
      <TextInput
        {...field('documentsUrl')}
        label="資料のリンク（任意）"
        help="作り方、直し方、動かし方の書いてある所"
        type="url"
        inputMode="url"
        className="w-full"
      />
      <TextInput
        {...field('sourceProject')}
        label="もとの業務改善（任意）"
        help="業務改善のページのアドレスか、その終わりの番号"
        className="w-full max-w-md"
      />
      {withOwner && (
        <TextInput
          {...field('owner')}
          label="担当（任意）"
          help="職員番号か、氏名。空のときは、あなたが担当になります。"
          className="w-full max-w-md"
        />
      )}
      <TextArea {...field('note')} label="備考（任意）" rows={3} maxLength={1000} />
      <div className="row mt-6">{children}</div>
    </>
  )
}
