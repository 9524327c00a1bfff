import { Form, Link } from '@remix-run/react'
import { inWareki, inWarekiShort } from '~/domain/calendar'
import { roleWord } from '~/domain/terms'
import { Button } from '~/ui/button'
import { DataTable } from '~/ui/data-table'
import { Dialog } from '~/ui/dialog'
import { StateMark } from '~/ui/state-mark'

type NominationsData = Awaited<ReturnType<typeof import('./nominations.server').nominations>>
type Aiming = NominationsData['people'][number]

/** Who aims at a role, what is still missing, and the button that nominates. */
export function NominationList({ page, busy }: { page: NominationsData; busy: boolean }) {
  return (
    <DataTable
      caption="役割をめざしている人"
      captionHidden
      rows={page.people}
      rowKey={(person) => person.personId}
      columns={[
        {
          id: 'name',
          label: '職員',
          names: true,
          cell: (person) => (
            <>
              {person.staffNumber ? <Link to={`/people/${person.staffNumber}`}>{person.name}</Link> : person.name}
              <span className="small sub font-normal">
                {' '}
                {person.title}
                {!person.isPrimary && '・兼務'}
              </span>
            </>
          ),
        },
        {
          id: 'role',
          label: 'めざす役割',
          cell: (person) => (
            <>
              {roleWord(person.role)}
              <span className="small sub block font-normal">{inWarekiShort(person.since)} から</span>
            </>
          ),
        },
        {
          id: 'progress',
          label: '必要なレベル',
          align: 'n',
          cell: (person) => `${person.met} / ${person.required}`,
        },
        {
          id: 'short',
          label: '必須で足りないもの',
          cell: (person) => (person.short.length === 0 ? 'なし' : shortList(person.short)),
        },
        {
          id: 'nominate',
          label: '推薦',
          cell: (person) => <Nominate person={person} unit={page.unit.code} busy={busy} />,
        },
      ]}
    />
  )
}

function Nominate({ person, unit, busy }: { person: Aiming; unit: string; busy: boolean }) {
  if (person.nominatedOn) {
    return (
      <>
        <StateMark state="ok" size="sm">
          {inWareki(person.nominatedOn)} に推薦
        </StateMark>
        {!person.isSelf && <TakeBack person={person} unit={unit} busy={busy} />}
      </>
    )
  }
  if (person.isSelf) return <span className="sub">本人は推薦できません</span>
  if (!person.isPrimary) return <span className="sub">主の所属の長が推薦します</span>
  if (person.role === 'DX_MASTER' && !person.isLeader) {
    return <span className="sub">リーダーの認定がまだありません</span>
  }
  return (
    <Form method="post">
      <input type="hidden" name="unit" value={unit} />
      <input type="hidden" name="person" value={person.personId} />
      <input type="hidden" name="role" value={person.role} />
      <Button size="sm" disabled={busy} aria-label={`${person.name}を${roleWord(person.role)}に推薦する`}>
        推薦する
      </Button>
    </Form>
  )
}

/** Asked once more, for it is told to the person. */
function TakeBack({ person, unit, busy }: { person: Aiming; unit: string; busy: boolean }) {
  return (
    <div className="mt-1">
      <Dialog label="推薦を取り消す" title={`${person.name}の推薦を取り消す`} look="text" size="sm">
        <p>{roleWord(person.role)}の候補ではなくなり、本人に知らせます。あとでまた推薦できます。</p>
        <Form method="post" className="mt-4">
          <input type="hidden" name="unit" value={unit} />
          <input type="hidden" name="person" value={person.personId} />
          <input type="hidden" name="role" value={person.role} />
          <Button look="primary" name="intent" value="take-back" disabled={busy}>
            推薦を取り消す
          </Button>
        </Form>
      </Dialog>
    </div>
  )
}

function shortList(short: readonly string[]): string {
  return short.length <= 4 ? short.join('、') : `${short.slice(0, 4).join('、')} ほか ${short.length - 4}`
}
