import { Form, Link } from '@remix-run/react'
import { inWareki } from '~/domain/calendar'
import { VERSION_IN_WORK_WORDS } from '~/domain/terms'
import { Button, LinkButton } from '~/ui/button'
import { DraftSteps } from '~/ui/draft-steps'
import { DateInput } from '~/ui/field'
import { KeyFigures } from '~/ui/key-figures'
import { Notice } from '~/ui/notice'
import { PrintButton } from '~/ui/print-button'
import { Tag } from '~/ui/tag'
import { TitleBar } from '~/ui/title-bar'
import type { EffectPage } from './effect.server'
import { effectHref } from './effect-href'

type Tables = Extract<EffectPage, { show: 'tables' }>

export function EffectHeading({ page }: { page: Tables }) {
  const { version, from, asOf, computedAt, problem, tables } = page
  return (
    <>
      <DraftSteps current="effect" />
      <TitleBar
        title="新しい版の影響"
        beside={<Tag>{VERSION_IN_WORK_WORDS[version.state]}</Tag>}
        lead={`${version.name} 第 ${version.version} 版を ${inWareki(from)} から使うと、いまの結果がどうなるかを、一人ずつ計算しました。`}
        insight={<InsightText page={page} />}
        actions={
          <>
            <PrintButton />
            <LinkButton to={effectHref({ from, file: 'xlsx' })} size="sm" icon="download" reloadDocument>
              Excel
            </LinkButton>
          </>
        }
      />
      {problem && (
        <Notice tone="error" live>
          {problem}
        </Notice>
      )}
      <Form method="get" className="filter-bar no-print">
        <DateInput name="from" label="いつから使いますか" defaultValue={from} size="sm" />
        <Button size="sm">この日で計算する</Button>
      </Form>
      <KeyFigures
        figures={[
          { label: '職員', value: tables.people, unit: '人' },
          {
            label: 'すべて引き継ぐ',
            value: tables.gravest.keeps,
            unit: '人',
            to: effectHref({ from, behind: 'all.keeps' }),
          },
          {
            label: '下がるスキルがある',
            value: tables.gravest.lowered,
            unit: '人',
            to: effectHref({ from, behind: 'all.lowered' }),
            bad: tables.gravest.lowered > 0,
          },
          {
            label: '再評価が要る',
            value: tables.gravest.reassess,
            unit: '人',
            to: effectHref({ from, behind: 'all.reassess' }),
            bad: tables.gravest.reassess > 0,
          },
          { label: '結果がない', value: tables.gravest.none, unit: '人', to: effectHref({ from, behind: 'all.none' }) },
        ]}
      />
      <p className="small sub mt-2">
        一人を、いちばん重い変わり方で 1 回数えます（再評価が要る → 下がる → 引き継ぐ）。
        {inWareki(asOf)}の在職者と確認済みのレベルから、{computedAt} に計算しました。開き直すと計算し直します。
        これまでの結果は消えません。前の日のスキルマップは、前の版のままです。
        {tables.endedPeople > 0 && (
          <>
            {' '}
            廃止するスキルに結果がある人は{' '}
            <Link to={effectHref({ from, behind: 'ended.' })}>{tables.endedPeople.toLocaleString('ja-JP')} 人</Link>
            です。
          </>
        )}
      </p>
      <nav aria-label="この画面の中" className="row no-print mt-4">
        {SECTIONS.map(({ id, label }) => (
          <a key={id} href={`#${id}`}>
            {label}
          </a>
        ))}
      </nav>
    </>
  )
}

/** The page is long, above all on a phone. */
const SECTIONS = [
  { id: 'skills', label: 'スキルごと' },
  { id: 'departments', label: '部局ごと' },
  { id: 'roles', label: '役割ごと' },
  { id: 'cases', label: '認定の条件が変わる人' },
]

/** Computed from the page's own figures. */
function InsightText({ page: { tables, cases } }: { page: Tables }) {
  const { people, gravest } = tables
  const untouched = people - gravest.lowered - gravest.reassess
  const falls = new Set(cases.filter(({ change }) => change === 'falls').map(({ staffNumber }) => staffNumber)).size
  return (
    <>
      {people.toLocaleString('ja-JP')} 人のうち {untouched.toLocaleString('ja-JP')} 人は何も下がりません。
      <em>
        下がるのは {gravest.lowered.toLocaleString('ja-JP')} 人、再評価が要るのは{' '}
        {gravest.reassess.toLocaleString('ja-JP')} 人
      </em>
      {falls === 0
        ? '、認定の条件を満たさなくなる人はいません。'
        : `、認定の条件を満たさなくなるのは ${falls.toLocaleString('ja-JP')} 人です。`}
    </>
  )
}
