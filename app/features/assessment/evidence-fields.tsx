import type { EntrySkill, OfferShown, OwnEvidence } from '~/features/assessment/entry-sheet'
import { Button } from '~/ui/button'
import { Field, TextArea, TextInput } from '~/ui/field'
import { Icon } from '~/ui/icon'

const ACCEPT = '.pdf,.png,.jpg,.jpeg,.xlsx,.docx,.pptx,.txt,.csv'

/** Evidence given for a skill; what nothing handed in rests on can be taken out. */
export function EvidenceList({ evidence }: { evidence: readonly OwnEvidence[] }) {
  if (evidence.length === 0) return null
  return (
    <ul className="small grid gap-1" aria-label="証跡">
      {evidence.map((piece) => (
        <li key={piece.evidenceId} className="row gap-2!">
          <Icon name="file" />
          <b>{piece.title}</b>
          {piece.detail && <span className="sub">{piece.detail}</span>}
          {piece.url && (
            <a href={piece.url} rel="noreferrer noopener" target="_blank">
              リンクを開く<span className="sr-only">（{piece.title}、新しいタブ）</span>
            </a>
          )}
          {piece.fileName && <a href={`/evidence/${piece.evidenceId}/file`}>{piece.fileName}</a>}
          {!piece.inUse && (
            <button type="submit" className="link-button" name="go" value={`remove-${piece.evidenceId}`} formNoValidate>
              外す<span className="sr-only">（{piece.title}）</span>
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

/** What the portal knows already: one press makes it evidence. */
export function EvidenceOffers({
  skill: { code, name, offers, proposed },
}: {
  skill: Pick<EntrySkill, 'code' | 'name' | 'offers' | 'proposed'>
}) {
  if (offers.length === 0) return null
  return (
    <div className="panel panel-sub">
      <p className="small">
        <b>
          {proposed === null ? '証跡にできる実践があります。' : `研修の修了から、レベル ${proposed} が提案できます。`}
        </b>
        {proposed !== null && '選ぶのは自分、決めるのは確認者です。'}
      </p>
      <ul className="small grid gap-1 mt-2">
        {offers.map((offer) => (
          <li key={offer.key} className="row gap-2!">
            <OfferWords offer={offer} />
            <button type="submit" className="link-button" name="go" value={`offer-${code}.${offer.key}`} formNoValidate>
              証跡に添える
              <span className="sr-only">
                （{name}に{offer.title}）
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function OfferWords({ offer: { title, note } }: { offer: OfferShown }) {
  return (
    <span>
      {title} <span className="sub">{note}</span>
    </span>
  )
}

type EvidenceFieldsProps = {
  skill: Pick<EntrySkill, 'code' | 'name'>
  open: boolean
  errors: Record<string, string>
  texts: Record<string, string>
}

/** A title, what was done, and a link or a file. */
export function EvidenceFields({ skill: { code, name }, open, errors, texts }: EvidenceFieldsProps) {
  const field = (part: string) => `evidence.${code}.${part}`
  const kept = [field('title'), field('detail'), field('url'), `file.${code}`].some((id) => errors[id] || texts[id])
  return (
    <details open={open || kept || undefined} className="panel panel-sub">
      <summary>
        <b>証跡を添える</b>
        <span className="sr-only">（{name}）</span>
      </summary>
      <EvidenceWarning />
      <TextInput
        name={field('title')}
        label="題"
        help="例：研修「RPA開発ハンズオン」の演習、窓口予約アプリの設計書"
        error={errors[field('title')]}
        defaultValue={texts[field('title')]}
        className="w-full"
        maxLength={200}
      />
      <TextArea
        name={field('detail')}
        label="何をしたか（任意）"
        error={errors[field('detail')]}
        defaultValue={texts[field('detail')]}
        maxLength={2000}
      />
      <TextInput
        name={field('url')}
        label="リンク（任意）"
        type="url"
        inputMode="url"
        error={errors[field('url')]}
        defaultValue={texts[field('url')]}
        className="w-full"
      />
      <EvidenceFile name={`file.${code}`} error={errors[`file.${code}`]} />
      <div className="row mt-4">
        <Button size="sm" name="go" value={`evidence-${code}`}>
          この証跡を添える<span className="sr-only">（{name}）</span>
        </Button>
      </div>
    </details>
  )
}

export function EvidenceWarning() {
  return (
    <p className="small my-2">
      <Icon name="warn" /> <b>住民の個人情報や、機密の内容は入れないでください。</b>
      画面の写しは、氏名や番号を消してから使います。
    </p>
  )
}

export function EvidenceFile({ name, error }: { name: string; error?: string | undefined }) {
  return (
    <Field
      name={name}
      label="ファイル（任意）"
      help="10 MB まで。PDF、画像、Word、Excel、PowerPoint、テキスト"
      {...(error ? { error } : {})}
    >
      <input
        type="file"
        id={name}
        name={name}
        accept={ACCEPT}
        className="input w-full"
        aria-describedby={error ? `${name}-help ${name}-error` : `${name}-help`}
        aria-invalid={error ? true : undefined}
      />
    </Field>
  )
}
