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
            <Tag>{CHANGE_KIND_WORDS[change.kind]}</Tag>{' '}
            {change.field !== CHANGE_KIND_WORDS[change.kind] && change.field}
          </p>
          {change.marked ? <Marked text={change.marked} /> : <FromTo change={change} />}
          {change.note && <p className="small sub">{change.note}</p>}
        </li>
      ))}
    </ul>
  )
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

function FromTo({ change: { before, after } }: { change: ShownChange }) {
  return (
    <dl className="from-to">
      {before !== null && (
        <div>
          <dt>前</dt>
          <dd className="marked-text">{before}</dd>
        </div>
      )}
      {after !== null && (
        <div>
          <dt>後</dt>
          <dd className="marked-text">{after}</dd>
        </div>
      )}
      {(before === null || after === null) && (
        <div>
          <dt>{before === null ? '前' : '後'}</dt>
          <dd className="sub">なし</dd>
        </div>
      )}
    </dl>
  )
}
