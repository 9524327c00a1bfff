import { Tag } from '~/ui/tag'
import { PlanOnPhone } from './plan-on-phone'
import { PlanTable } from './plan-table'
import type { SheetPage } from './sheet.server'
import { SupportingTable } from './supporting-table'

/** The sheet itself, as it stands on one page of A4. */
export function SheetPaper({ page }: { page: SheetPage }) {
  return (
    <article className="sheet-paper" aria-label={`個票${page.number}`}>
      <div className="paper-only">
        <p className="sheet-paper-head">
          <span>○○市行政改革実施計画　個票（毎年度のモニタリング）</span>
          <span>{page.yearName}</span>
        </p>
      </div>
      <header className="sheet-head">
        <span className="sheet-number" aria-hidden="true">
          {page.number}
        </span>
        <div>
          <h2 className="sheet-title">{page.title}</h2>
          <p>〈 {page.owner} 〉</p>
        </div>
        <div className="sheet-purpose">
          <Tag look="strong">DX</Tag>
          <p>{page.purpose}</p>
        </div>
      </header>
      <p className="sheet-gist">{page.gist}</p>
      <div className="sheet-ground">
        <BulletList title="現状" items={page.present} />
        <BulletList title="課題" items={page.issues} />
      </div>
      <LogicModel page={page} />
      <PlanTable page={page} />
      <PlanOnPhone page={page} />
      <SupportingTable page={page} />
      <Comments page={page} />
      <NoteList page={page} />
    </article>
  )
}

function BulletList({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <ul className="sheet-bullets">
        {items.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </section>
  )
}

const LEVELS = [
  { level: 'activity', word: 'アクティビティ', sub: '活動内容' },
  { level: 'output', word: 'アウトプット', sub: '活動目標' },
  { level: 'outcome', word: 'アウトカム', sub: '成果目標' },
  { level: 'impact', word: 'インパクト', sub: '本事業の目的' },
] as const

function LogicModel({ page }: { page: SheetPage }) {
  return (
    <ol className="sheet-logic">
      {LEVELS.map(({ level, word, sub }) => (
        <li key={level}>
          <p className="sheet-logic-name">
            <b>{word}</b> <span className="sub">{sub}</span>
          </p>
          {page.logicModel[level].map((words) => (
            <p key={words}>{words}</p>
          ))}
        </li>
      ))}
    </ol>
  )
}

function Comments({ page }: { page: SheetPage }) {
  if (page.comments.length === 0 && !page.before) {
    return <p className="sub sheet-comments-none">{page.yearName}のコメントはまだありません。</p>
  }
  return (
    <section aria-labelledby="comments">
      <h2 className="sheet-sub" id="comments">
        コメントと意見
      </h2>
      <dl className="sheet-comments">
        {page.before && (
          <div>
            <dt>{page.before.term}</dt>
            <dd>{page.before.words}</dd>
          </div>
        )}
        {page.comments.map(({ text, term, words }) => (
          <div key={text}>
            <dt>{term}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function NoteList({ page }: { page: SheetPage }) {
  return (
    <section aria-labelledby="sources">
      <h3 id="sources" className="sheet-notes-title">
        数の出どころ
      </h3>
      <ol className="sheet-notes">
        {page.notes.map((words, place) => (
          <li key={words} value={place + 1}>
            {words}
          </li>
        ))}
      </ol>
      <p className="sheet-foot">
        目標の版：第 {page.targets.version} 版（{page.targets.from}から）　数え方：純増　基準日：{page.asOfWords}
        {page.chosen && `　コメント：第 ${page.chosen.version} 版（${page.chosen.on}）`}　出力：{page.today}
        　DX人材ポータル
      </p>
    </section>
  )
}
