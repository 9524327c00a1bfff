import type { EntrySkill, OfferShown, OwnEvidence } from '~/features/assessment/entry-sheet'
import { Button } from '~/ui/button'
import { DocumentFile, NoResidentsData } from '~/ui/document-file'
import { TextArea, TextInput } from '~/ui/field'
import { Icon } from '~/ui/icon'

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
      <NoResidentsData />
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
      <DocumentFile name={`file.${code}`} error={errors[`file.${code}`]} />
      <div className="row mt-4">
        <Button size="sm" name="go" value={`evidence-${code}`}>
          この証跡を添える<span className="sr-only">（{name}）</span>
        </Button>
      </div>
    </details>
  )
}
