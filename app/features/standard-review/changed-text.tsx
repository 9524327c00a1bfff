import { CHANGE_KIND_WORDS } from '~/domain/standard-change'
import type { MarkedText } from '~/domain/word-diff'
import { Tag } from '~/ui/tag'
import type { ShownChange } from './shown-changes'

/** The changes of one thing, each with its kind, what of it, and its texts. */
export function ChangeList({ changes }: { changes: readonly ShownChange[] }) {
  return (
    <ul className="change-list">
      {changes.map((change) => (
        <li key={`${change.kind} ${change.field}`}>
          <p className="change-what">
            <Tag>{CHANGE_KIND_WORDS[change.kind]}</Tag> {fieldOf(change)}
          </p>
          <Told change={change} />
          {change.note && <p className="small sub">{change.note}</p>}
        </li>
      ))}
    </ul>
  )
}

/** Said only where the kind does not say it already. */
function fieldOf({ kind, field }: ShownChange): string {
  const isSaid = field === CHANGE_KIND_WORDS[kind] || ['added', 'removed', 'split', 'merged'].includes(kind)
  return isSaid ? '' : field
}

/** Gone words struck out, new ones underlined; read out as such, too. */
function Marked({ text }: { text: MarkedText }) {
  return (
    <p className="marked-text">
      {text.map(({ mark, text: words }, index) => {
        const key = `${index} ${mark}`
        if (mark === 'same') return <span key={key}>{words}</span>
        const Mark = mark
        return (
          <Mark key={key}>
            <span className="sr-only">{mark === 'del' ? '［削除］' : '［追加］'}</span>
            {words}
            <span className="sr-only">［ここまで］</span>
          </Mark>
        )
      })}
    </p>
  )
}

/** Shorter texts stand on one line. */
const LONGEST_ON_A_LINE = 40

function Told({ change }: { change: ShownChange }) {
  const { kind, before, after, marked } = change
  if (marked) return <Marked text={marked} />
  if (kind === 'added' || kind === 'removed') return <p className="marked-text">{after ?? before}</p>
  const texts = [before, after].map((text) => text ?? 'なし')
  if (texts.every((text) => text.length <= LONGEST_ON_A_LINE && !text.includes('\n'))) {
    return (
      <p>
        <span className="sr-only">前：</span>
        <span className="sub">{texts[0]}</span>
        <span aria-hidden="true"> → </span>
        <span className="sr-only">、後：</span>
        <b>{texts[1]}</b>
      </p>
    )
  }
  return (
    <dl className="from-to">
      {(['前', '後'] as const).map((word, side) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd className="marked-text">{texts[side]}</dd>
        </div>
      ))}
    </dl>
  )
}
