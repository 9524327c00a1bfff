import { Form } from '@remix-run/react'
import { type CityDate, inWareki, inWarekiShort } from '~/domain/calendar'
import { WHY_NOT_INCLUDABLE } from '~/features/delegation/inclusion-words'
import { Button } from '~/ui/button'
import { Checkbox } from '~/ui/choice'
import { type Column, DataTable } from '~/ui/data-table'

export type InclusionsData = Awaited<ReturnType<typeof import('./inclusions.server').inclusions>>
type Staff = InclusionsData['others'][number]

type ListProps = { page: InclusionsData; ticked: readonly string[]; busy: boolean }

/** Whom the head includes now, each with a tick for taking them out. */
export function IncludedStaff({ page, ticked, busy }: ListProps) {
  return (
    <Form method="post">
      <input type="hidden" name="unit" value={page.unit.code} />
      <DataTable
        caption="対象にしている会計年度任用職員"
        captionHidden
        rows={page.included}
        rowKey={(person) => person.personId}
        columns={[
          ...WHO,
          {
            id: 'included',
            label: '対象にした日',
            className: 'w-[20%]',
            cell: (person) => <span className="num">{person.included ? inWareki(person.included.from) : ''}</span>,
          },
          {
            id: 'leave-out',
            label: <>外す</>,
            className: 'w-[22%]',
            cell: (person) => (
              <Tick name="people" person={person} ticked={ticked}>
                対象から外す
              </Tick>
            ),
          },
        ]}
      />
      <p className="mt-4">
        <Button name="intent" value="leave-out" disabled={busy} wideOnPhone>
          印を付けた人を対象から外す
        </Button>
      </p>
    </Form>
  )
}

/** Whom the head does not include: a tick says that the person works at a terminal; whose term is too short has none. */
export function OtherStaff({ page, ticked, busy }: ListProps) {
  return (
    <Form method="post">
      <input type="hidden" name="unit" value={page.unit.code} />
      <DataTable
        caption="対象にしていない会計年度任用職員"
        captionHidden
        rows={page.others}
        rowKey={(person) => person.personId}
        columns={[
          ...WHO,
          {
            id: 'include',
            label: <>対象にする</>,
            className: 'w-[42%]',
            cell: (person) =>
              person.whyNot ? (
                <span className="sub">{WHY_NOT_INCLUDABLE[person.whyNot]}</span>
              ) : (
                <Tick name="worksAtTerminal" person={person} ticked={ticked}>
                  端末で業務を行う
                </Tick>
              ),
          },
        ]}
      />
      {page.others.some((person) => person.whyNot === null) && (
        <p className="mt-4">
          <Button look="primary" name="intent" value="include" disabled={busy} wideOnPhone>
            印を付けた人を対象にする
          </Button>
        </p>
      )}
    </Form>
  )
}

const WHO: Column<Staff>[] = [
  {
    id: 'name',
    label: '職員',
    names: true,
    cell: (person) => (
      <>
        {person.name}
        <span className="small sub font-normal">
          {' '}
          {[person.unitName, person.onLeave && '休職など', person.wasIncluded && !person.included && '前に対象でした']
            .filter(Boolean)
            .join('・')}
        </span>
      </>
    ),
  },
  { id: 'term', label: '任期', className: 'w-[24%]', cell: (person) => <Term {...person} /> },
]

function Term({ hiredOn, lastDay }: { hiredOn: CityDate; lastDay: CityDate }) {
  return (
    <span className="num">
      {inWarekiShort(hiredOn)} から {inWarekiShort(lastDay)} まで
    </span>
  )
}

type TickProps = { name: string; person: Staff; ticked: readonly string[]; children: string }

function Tick({ name, person, ticked, children }: TickProps) {
  const value = String(person.personId)
  return (
    <Checkbox
      name={name}
      value={value}
      defaultChecked={ticked.includes(value)}
      label={
        <>
          {children}
          <span className="sr-only">：{person.name}</span>
        </>
      }
    />
  )
}
