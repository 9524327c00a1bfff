import { Form, Link } from '@remix-run/react'
import { Button } from '~/ui/button'
import { type Column, DataTable } from '~/ui/data-table'
import { FieldError } from '~/ui/field'
import { StateMark } from '~/ui/state-mark'
import { Tag } from '~/ui/tag'
import { Unfold } from '~/ui/unfold'
import { originHref } from './effect-href'
import type { KeptDecision } from './kept-origin'
import type { BeforeRow, OriginRow, OriginsPage } from './origins.server'

type Page = Extract<OriginsPage, { show: 'origins' }>
type Given = { page: Page; kept: KeptDecision | null; busy: boolean }

/** Each skill of the draft with where its results come from; those of which nothing changes are folded away. */
export function SkillOrigins({ page, busy }: Given) {
  const asIs = page.skills.filter(isAsIs)
  const others = page.skills.filter((row) => !asIs.includes(row))
  return (
    <section aria-labelledby="skills" className="mt-8">
      <h2 id="skills">新しい版のスキル</h2>
      {others.length > 0 && <OriginTable page={page} rows={others} busy={busy} caption="引き継ぎ方の変わるスキル" />}
      {asIs.length > 0 && (
        <Unfold label={`そのまま引き継ぐ ${asIs.length} スキル`}>
          <OriginTable page={page} rows={asIs} busy={busy} caption="そのまま引き継ぐスキル" />
        </Unfold>
      )}
    </section>
  )
}

function isAsIs({ origin, code, asked }: OriginRow): boolean {
  return origin?.kind === 'carry' && origin.from === code && asked.length === 0
}

type TableGiven = { page: Page; rows: OriginRow[]; busy: boolean; caption: string }

function OriginTable({ page, rows, busy, caption }: TableGiven) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      dense
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        {
          id: 'name',
          label: 'スキル',
          names: true,
          cell: ({ code, name }) => (
            <span id={`skill-${code}`}>
              {name} <span className="num sub">{code}</span>
            </span>
          ),
        },
        {
          id: 'origin',
          label: '結果の引き継ぎ',
          className: 'w-[45%]',
          cell: (row) => (
            <>
              {row.text}
              {row.asked.map((text) => (
                <span key={text} className="block">
                  <StateMark state="no" size="sm">
                    {text}
                  </StateMark>
                </span>
              ))}
            </>
          ),
        },
        ...(page.mayEdit ? [changeColumn(page, busy)] : []),
      ]}
    />
  )
}

function changeColumn(page: Page, busy: boolean): Column<OriginRow> {
  return {
    id: 'change',
    label: '変える',
    cell: (row) => (
      <div className="row">
        <Link to={originHref(row.code)} aria-label={`${row.name}の引き継ぎを変える`}>
          変える
        </Link>
        {row.proposals.map((proposal) => (
          <Proposed key={proposal.text} page={page} row={row} proposal={proposal} busy={busy} />
        ))}
      </div>
    ),
  }
}

/** A proposal, taken by one press. */
function Proposed({
  page,
  row,
  proposal,
  busy,
}: {
  page: Page
  row: OriginRow
  proposal: OriginRow['proposals'][number]
  busy: boolean
}) {
  const { origin, text } = proposal
  const sources = origin.kind === 'new' ? [] : [origin.from].flat()
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="decide" />
      <input type="hidden" name="version" value={page.version.id} />
      <input type="hidden" name="code" value={row.code} />
      <input type="hidden" name="was" value={row.was} />
      <input type="hidden" name="kind" value={origin.kind} />
      {sources.map((source) => (
        <input key={source} type="hidden" name="from" value={source} />
      ))}
      <Button size="sm" disabled={busy} aria-label={`${row.name}：提案「${text}」にする`}>
        {text}にする
      </Button>
    </Form>
  )
}

/** Each skill of the version before with where its results go. */
export function BeforeSkills({ page, kept, busy }: Given) {
  const same = page.befores.filter(goesToItself)
  const others = page.befores.filter((row) => !same.includes(row))
  const open = others.filter(({ takenBy, droppedBecause }) => takenBy.length === 0 && droppedBecause === null)
  return (
    <section aria-labelledby="befores" className="mt-8">
      <h2 id="befores">前の版のスキル</h2>
      <p className="small sub">
        第 {page.before} 版の結果は、どれも行き先が決まっていなければ公開できません。{same.length}{' '}
        スキルの結果は、同じコードのスキルだけへ行きます。
      </p>
      <DataTable
        caption="前の版のスキルと、その結果の行き先"
        captionHidden
        dense
        rows={[...open, ...others.filter((row) => !open.includes(row))]}
        rowKey={({ code }) => code}
        columns={[
          {
            id: 'name',
            label: 'スキル',
            names: true,
            cell: ({ code, name }) => (
              <span id={`before-${code}`}>
                {name} <span className="num sub">{code}</span>
              </span>
            ),
          },
          {
            id: 'to',
            label: '結果の行き先',
            className: 'w-[55%]',
            cell: (row) => <GoesTo page={page} row={row} kept={kept} busy={busy} />,
          },
        ]}
      />
    </section>
  )
}

function goesToItself({ code, takenBy }: BeforeRow): boolean {
  return takenBy.length === 1 && takenBy[0]?.code === code
}

function GoesTo({ page, row, kept, busy }: Given & { row: BeforeRow }) {
  const { takenBy, droppedBecause, alike } = row
  if (takenBy.length > 0) {
    return (
      <>
        {takenBy.map(({ code, name }, at) => (
          <span key={code}>
            {at > 0 && '、'}
            <a href={`#skill-${code}`}>{name}</a>
          </span>
        ))}
      </>
    )
  }
  if (droppedBecause !== null) return <Dropped page={page} row={row} kept={kept} busy={busy} reason={droppedBecause} />
  return (
    <>
      <StateMark state="no" size="sm">
        行き先がありません
      </StateMark>
      {alike.length > 0 && (
        <p className="small">
          名前の似たスキル：
          {alike.map(({ code, name }) => (
            <Link key={code} to={originHref(code)}>
              {name}
            </Link>
          ))}
        </p>
      )}
      {page.mayEdit && <DropForm page={page} row={row} kept={kept} busy={busy} />}
    </>
  )
}

function Dropped({ page, row, kept, busy, reason }: Given & { row: BeforeRow; reason: string }) {
  const error = kept?.intent === 'undrop' && kept.kept.code === row.code ? kept.kept.errors[''] : undefined
  return (
    <div className="row row-between">
      <span>
        <Tag>廃止</Tag> {reason}
        {error && <FieldError id={`undrop-${row.code}-error`} error={error} />}
      </span>
      {page.mayEdit && (
        <Form method="post">
          <input type="hidden" name="intent" value="undrop" />
          <input type="hidden" name="version" value={page.version.id} />
          <input type="hidden" name="code" value={row.code} />
          <Button size="sm" look="text" disabled={busy} aria-label={`${row.name}の廃止をやめる`}>
            廃止をやめる
          </Button>
        </Form>
      )}
    </div>
  )
}

function DropForm({ page, row, kept, busy }: Given & { row: BeforeRow }) {
  const own = kept?.intent === 'drop' && kept.kept.code === row.code ? kept.kept : null
  const error = own && Object.values(own.errors).flat()
  const id = `reason-${row.code}`
  return (
    <Form method="post" className="row mt-2">
      <input type="hidden" name="intent" value="drop" />
      <input type="hidden" name="version" value={page.version.id} />
      <input type="hidden" name="code" value={row.code} />
      <label className="sr-only" htmlFor={id}>
        {row.name}を廃止する理由
      </label>
      <input
        id={id}
        name="reason"
        className="input input-sm"
        placeholder="廃止の理由"
        defaultValue={own?.reason}
        aria-describedby={error && error.length > 0 ? `${id}-error` : undefined}
        aria-invalid={(error && error.length > 0) || undefined}
        autoComplete="off"
        maxLength={400}
      />
      <Button size="sm" disabled={busy}>
        廃止する
      </Button>
      {error && error.length > 0 && <FieldError id={`${id}-error`} error={error} />}
    </Form>
  )
}
