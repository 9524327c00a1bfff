import { Form, Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { inWareki } from '~/domain/calendar'
import { Button } from '~/ui/button'
import { DefinitionList } from '~/ui/definition-list'
import { KeyPanel } from '~/ui/panel'
import { StateMark } from '~/ui/state-mark'
import type { ToolPage } from './tool.server'

const PLACE_WORDS = { here: '', elsewhere: '異動', on_leave: '休職など', left: '退職' } as const

/** Who keeps a tool, and why they cannot any more. */
export function keeperWords(keeper: ToolPage['owner']): ReactNode {
  if (!keeper) return <StateMark state="no">いません</StateMark>
  const { name, place, unitName } = keeper
  if (place === 'here') return name
  return (
    <>
      {name}
      <span className="small sub block">
        {PLACE_WORDS[place]}
        {place === 'elsewhere' && unitName && `（いまは${unitName}）`}
      </span>
    </>
  )
}

/** What the tool asks for, in one sentence. */
export function toolInsight({ needs, owner, state, unitExists }: ToolPage): ReactNode {
  if (state === 'retired') return 'いまは使われていません。'
  if (needs.includes('owner')) {
    const why = !owner
      ? '担当が決まっていません。'
      : !unitExists
        ? '所属がなくなりました。'
        : owner.place === 'left'
          ? `担当の${owner.name}さんは、もう在職していません。`
          : owner.place === 'on_leave'
            ? `担当の${owner.name}さんは、いま休職などをしています。`
            : `担当の${owner.name}さんは、${owner.unitName ?? 'ほかの所属'}に異動しました。`
    return (
      <>
        {why}
        <em>新しい担当を決めてください。</em>
      </>
    )
  }
  if (needs.includes('repair')) return '最後にためしたとき、動きませんでした。'
  if (needs.includes('trial')) return '1 年以上ためしていません。動くかどうかを確かめてください。'
  if (needs.includes('documents')) return '資料がありません。作り方と直し方を残してください。'
  return '担当がいて、1 年以内に動くことを確かめてあり、資料もあります。'
}

export function TakeOverPanel({ page }: { page: ToolPage }) {
  if (!page.may.takeOver) return null
  return (
    <div className="no-print section-tight">
      <KeyPanel
        title="あなたが後任です"
        action={
          <Form method="post">
            <Button look="primary" size="lg" name="intent" value="take-over" wideOnPhone>
              引き継ぐ
            </Button>
          </Form>
        }
      >
        <p>引き継ぐと、きょうからあなたが担当になります。前の担当には知らせが届きます。</p>
      </KeyPanel>
    </div>
  )
}

export function ToolSummary({ page }: { page: ToolPage }) {
  const { owner, successor, documentsUrl, project, lastTrial, note, madeWith } = page
  return (
    <DefinitionList
      items={[
        { term: '担当', value: keeperWords(owner) },
        { term: '後任', value: successor ? keeperWords(successor) : '決まっていません' },
        { term: '作った道具', value: madeWith },
        {
          term: '資料',
          value: documentsUrl ? (
            <a href={documentsUrl} target="_blank" rel="noreferrer noopener">
              {documentsUrl}
            </a>
          ) : (
            'ありません'
          ),
        },
        {
          term: 'もとの業務改善',
          value: project ? <Link to={`/practices/${project.projectId}`}>{project.title}</Link> : '–',
        },
        {
          term: '最後にためした日',
          value: lastTrial ? (
            <StateMark state={lastTrial.worked ? 'ok' : 'no'}>
              {inWareki(lastTrial.on)}　{lastTrial.worked ? '動いた' : '動かなかった'}
            </StateMark>
          ) : (
            'まだためしていません'
          ),
        },
        { term: '備考', value: note ? <span className="whitespace-pre-line">{note}</span> : '–' },
      ]}
    />
  )
}
