import { Link } from '@remix-run/react'
import { LinkButton } from '~/ui/button'
import { DataTable } from '~/ui/data-table'
import type { TaskRow } from './task-rows'

/** What waits for the viewer, what is due first in front with the one solid button of the page. */
export function TaskTable({ tasks, heading }: { tasks: readonly TaskRow[]; heading: string }) {
  if (tasks.length === 0) return null
  const [first] = tasks
  return (
    <section className="section no-print" aria-labelledby="tasks">
      <h2 id="tasks">{heading}</h2>
      <DataTable
        caption={heading}
        captionHidden
        rows={tasks}
        rowKey={({ key }) => key}
        columns={[
          {
            id: 'title',
            label: 'すること',
            names: true,
            className: 'w-[10rem]',
            cell: ({ title, criterion }) => (
              <>
                {title} {criterion && <span className="num sub font-normal">{criterion}</span>}
              </>
            ),
          },
          { id: 'who', label: 'だれに', className: 'w-[15rem]', cell: (task) => <Who task={task} /> },
          {
            id: 'what',
            label: 'なにを',
            cell: ({ what, says }) => (
              <>
                {what}
                {says && <span className="small sub block">{says}</span>}
              </>
            ),
          },
          { id: 'due', label: 'しめきり', className: 'w-[10.5rem]', cell: ({ due }) => due },
          {
            id: 'do',
            label: <span className="sr-only">操作</span>,
            className: 'w-[8rem]',
            cell: ({ key, name, to, action }) => (
              <LinkButton
                size="sm"
                wideOnPhone
                look={key === first?.key ? 'primary' : 'outline'}
                to={to}
                aria-label={`${name}：${action}`}
              >
                {action}
              </LinkButton>
            ),
          },
        ]}
      />
    </section>
  )
}

function Who({ task: { name, personTo, place } }: { task: TaskRow }) {
  return (
    <>
      {personTo ? (
        <Link className="font-bold" to={personTo}>
          {name}
        </Link>
      ) : (
        <b>{name}</b>
      )}
      <span className="small sub block">{place}</span>
    </>
  )
}
