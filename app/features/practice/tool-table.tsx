import { Link } from '@remix-run/react'
import { inWarekiShort } from '~/domain/calendar'
import { type Column, DataTable } from '~/ui/data-table'
import { Tag } from '~/ui/tag'
import { ToolNeeds } from './tool-needs'
import { keeperWords } from './tool-view'
import type { ToolsPage } from './tools.server'

type Tool = ToolsPage['tools'][number]

const COLUMNS: Column<Tool>[] = [
  {
    id: 'name',
    label: 'ツール',
    names: true,
    cell: ({ toolId, name, purpose }) => (
      <>
        <Link to={`/tools/${toolId}`}>{name}</Link>
        <span className="small sub block font-normal">{purpose}</span>
      </>
    ),
  },
  {
    id: 'unit',
    label: '所属',
    cell: ({ unitName, unitsAbove, unitExists }) => (
      <>
        {unitsAbove && <span className="small sub block">{unitsAbove}</span>}
        {unitExists ? unitName : `${unitName}（いまはない）`}
      </>
    ),
  },
  { id: 'made', label: '作った道具', cell: ({ madeWith }) => madeWith },
  { id: 'owner', label: '担当', cell: ({ owner }) => keeperWords(owner) },
  { id: 'successor', label: '後任', cell: ({ successor }) => successor?.name ?? '–' },
  {
    id: 'tried',
    label: '最後にためした日',
    cell: ({ lastTrial }) => (
      <span className="num">
        {lastTrial ? `${inWarekiShort(lastTrial.on)}${lastTrial.worked ? '' : '（動かず）'}` : '–'}
      </span>
    ),
  },
  {
    id: 'needs',
    label: '要ること',
    cell: ({ needs, state }) => (state === 'retired' ? <Tag>廃止</Tag> : <ToolNeeds needs={needs} />),
  },
]

export function ToolTable({ tools }: { tools: readonly Tool[] }) {
  return <DataTable caption="内製ツール" captionHidden columns={COLUMNS} rows={tools} rowKey={({ toolId }) => toolId} />
}
