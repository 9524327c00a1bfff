import { Tag } from '~/ui/tag'
import type { SheetPage } from './sheet.server'
import { SheetFigure } from './sheet-figure'
import type { BlockRows, OutputRows, SheetCell, SheetYear } from './sheet-rows'

/** 各年度の行程・取組指標: the plan against what came of it, over all years of the plan. */
export function PlanTable({ page }: { page: SheetPage }) {
  const { years, blocks } = page
  return (
    <table className="sheet-table wide-only">
      <caption className="sr-only">計画と実績（年度ごと）</caption>
      <SheetColumns />
      <thead>
        <tr>
          <th scope="col" colSpan={2} rowSpan={2} className="sheet-name">
            各年度の行程・取組指標
          </th>
          <th scope="col" className="c">
            現状
          </th>
          <th scope="colgroup" colSpan={years.length - 1} className="c">
            計画期間
          </th>
        </tr>
        <tr>
          {years.map((year) => (
            <YearHead key={year.fiscalYear} year={year} />
          ))}
        </tr>
      </thead>
      {blocks.map((block, place) => (
        <Block
          key={block.outputs[0]?.name ?? block.activity?.name}
          block={block}
          years={years}
          outcome={block.outcome === blocks[place - 1]?.outcome ? '（上と同じ）' : block.outcome}
        />
      ))}
    </table>
  )
}

/** The same columns in both tables of the sheet. */
export function SheetColumns() {
  return (
    <colgroup>
      <col className="sheet-col-name" />
      <col className="sheet-col-kind" />
    </colgroup>
  )
}

function YearHead({ year }: { year: SheetYear }) {
  return (
    <th scope="col" className={year.isAsked ? 'c sheet-asked' : 'c'}>
      {year.code} {year.isFixed && <Tag look="strong">確定</Tag>}
      {year.state === 'running' && <Tag>途中</Tag>}
      <span className="sheet-year">{year.name}</span>
    </th>
  )
}

type BlockProps = { block: BlockRows; years: readonly SheetYear[]; outcome: string | null }

function Block({ block, years, outcome }: BlockProps) {
  return (
    <tbody>
      {block.activity && (
        <>
          <tr>
            <RowName level="アクティビティ" name={block.activity.name} rows={2} />
            <th scope="row" className="sheet-kind">
              計画
            </th>
            {spans(block.activity.plan).map(({ from, words, years: length }) => (
              <td key={from} colSpan={length}>
                <Span words={words} length={length} until={years[from + length - 1]?.name ?? ''} />
              </td>
            ))}
          </tr>
          <tr className="sheet-actual">
            <th scope="row" className="sheet-kind">
              実績
            </th>
            <Cells cells={block.activity.actual} years={years} name={block.activity.name} />
          </tr>
        </>
      )}
      {block.outputs.map((output) => (
        <Output key={output.name} output={output} years={years} />
      ))}
      {outcome && (
        <tr>
          <RowName level="アウトカム" name={outcome} rows={1} />
          <th scope="row" className="sheet-kind">
            目標
          </th>
          <td colSpan={years.length} className="sub">
            年度別の数値目標はありません。動きは下の参考指標で見ます。
          </td>
        </tr>
      )}
    </tbody>
  )
}

function RowName({ level, name, rows }: { level: string; name: string; rows: number }) {
  return (
    <th scope="rowgroup" rowSpan={rows} className="sheet-name">
      {level}
      <span className="block font-normal">{name}</span>
    </th>
  )
}

/** Where each field of the row begins. */
function spans(plan: readonly { words: string; years: number }[]) {
  return plan.map((span, place) => ({
    ...span,
    from: plan.slice(0, place).reduce((sum, { years }) => sum + years, 0),
  }))
}

function Span({ words, length, until }: { words: string; length: number; until: string }) {
  if (length === 1 || words === '') return <>{words}</>
  return (
    <span className="sheet-span">
      {words}
      <span className="sr-only">（{until}まで）</span>
      <span className="sheet-arrow" aria-hidden="true" />
    </span>
  )
}

function Output({ output, years }: { output: OutputRows; years: readonly SheetYear[] }) {
  return (
    <>
      <tr>
        <RowName level="アウトプット" name={output.name} rows={output.total ? 3 : 2} />
        <th scope="row" className="sheet-kind">
          目標
        </th>
        <Cells cells={output.plan} years={years} name={`${output.name} 目標`} isNumber />
      </tr>
      <tr className="sheet-actual">
        <th scope="row" className="sheet-kind">
          実績
        </th>
        <Cells cells={output.actual} years={years} name={`${output.name} 実績`} isNumber />
      </tr>
      {output.total && (
        <tr className="sheet-total">
          <th scope="row" className="sheet-kind">
            累計
          </th>
          <Cells cells={output.total} years={years} name={`${output.name} 累計`} isNumber />
        </tr>
      )}
    </>
  )
}

type CellsProps = { cells: readonly SheetCell[]; years: readonly SheetYear[]; name: string; isNumber?: boolean }

export function Cells({ cells, years, name, isNumber }: CellsProps) {
  return years.map((year, place) => {
    const cell = cells[place]
    return (
      <td
        key={year.fiscalYear}
        className={[isNumber && 'n', year.isAsked && 'sheet-asked'].filter(Boolean).join(' ') || undefined}
      >
        {cell && <SheetFigure cell={cell} label={`${year.name} ${name}`} />}
      </td>
    )
  })
}
