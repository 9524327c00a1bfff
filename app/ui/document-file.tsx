import { Field } from './field'
import { Icon } from './icon'

const ACCEPT = '.pdf,.png,.jpg,.jpeg,.xlsx,.docx,.pptx,.txt,.csv'

export function NoResidentsData() {
  return (
    <p className="small my-2">
      <Icon name="warn" /> <b>住民の個人情報や、機密の内容は入れないでください。</b>
      画面の写しは、氏名や番号を消してから使います。
    </p>
  )
}

type DocumentFileProps = { name: string; label?: string; error?: string | string[] | undefined }

/** A document or a picture to attach; what is taken is told by its bytes. */
export function DocumentFile({ name, label = 'ファイル（任意）', error }: DocumentFileProps) {
  const bad = error !== undefined && error.length > 0
  return (
    <Field
      name={name}
      label={label}
      help="10 MB まで。PDF、画像、Word、Excel、PowerPoint、テキスト"
      {...(bad ? { error } : {})}
    >
      <input
        type="file"
        id={name}
        name={name}
        accept={ACCEPT}
        className="input w-full"
        aria-describedby={bad ? `${name}-help ${name}-error` : `${name}-help`}
        aria-invalid={bad ? true : undefined}
      />
    </Field>
  )
}
