import { Link } from '@remix-run/react'
import { freshnessOf } from '~/domain/assessment'
import { type CityDate, fiscalYear, fiscalYearEnd, fiscalYearOf, inWareki } from '~/domain/calendar'
import { toSkillLevel } from '~/domain/terms'
import type { SectionView } from '~/features/section/section-view'
import { DataTable } from '~/ui/data-table'
import { LevelBadge } from '~/ui/level-badge'
import { StateMark } from '~/ui/state-mark'

type Thin = SectionView['thin'][number]

const SHOWN_AT_FIRST = 8

/** Skills that one person carries, or nobody: who it is, what to watch, who is nearest, what to do next. */
export function ThinSkills({ section }: { section: SectionView }) {
  const { thin } = section
  const onOne = thin.filter((each) => each.carrier !== null).length
  if (thin.length === 0) return null
  return (
    <section className="section-tight">
      <h2>
        1 人だけが持つスキル {onOne}、だれもいないスキル {thin.length - onOne}
      </h2>
      <p className="sub mb-3">
        役割に要るスキルのうち、レベル 2（自立）以上の人が 1 人以下のものです。いちばん近い人を次の人に育てます。
      </p>
      <ThinTable section={section} rows={thin.slice(0, SHOWN_AT_FIRST)} />
      {thin.length > SHOWN_AT_FIRST && (
        <details className="mt-3">
          <summary className="link-button">ほかの {thin.length - SHOWN_AT_FIRST} スキルも見る</summary>
          <ThinTable section={section} rows={thin.slice(SHOWN_AT_FIRST)} />
        </details>
      )}
    </section>
  )
}

function ThinTable({ section, rows }: { section: SectionView; rows: readonly Thin[] }) {
  const skillOf = (row: Thin) => section.skills.find((skill) => skill.skillId === row.skillId)
  return (
    <DataTable
      caption="持つ人の少ないスキル"
      captionHidden
      rows={rows}
      rowKey={(row) => row.skillId}
      columns={[
        {
          id: 'skill',
          label: 'スキル',
          names: true,
          className: 'w-[22%]',
          cell: (row) => <Link to={`/standard/skills/${skillOf(row)?.code}`}>{skillOf(row)?.name}</Link>,
        },
        { id: 'carrier', label: 'いまできる人', className: 'w-[16%]', cell: (row) => <Carrier row={row} /> },
        { id: 'watch', label: '気をつけること', cell: (row) => watchOf(row, section.day) },
        {
          id: 'nearest',
          label: 'いちばん近い人',
          className: 'w-[20%]',
          cell: (row) =>
            row.nearest ? (
              <>
                <Name {...row.nearest} />
                <br />
                <LevelBadge level={toSkillLevel(row.nearest.level)} size="sm" />
              </>
            ) : (
              <span className="sub">始めた人がまだいない</span>
            ),
        },
        {
          id: 'next',
          label: '次の一歩',
          className: 'w-[20%]',
          cell: (row) => <NextStep row={row} section={section} />,
        },
      ]}
    />
  )
}

function Carrier({ row }: { row: Thin }) {
  if (row.carrier === null) {
    return (
      <StateMark state="no" size="sm">
        だれもいない
      </StateMark>
    )
  }
  return (
    <>
      <Name {...row.carrier} />
      <br />
      <LevelBadge level={toSkillLevel(row.carrier.level)} size="sm" /> <span className="small">1 人だけ</span>
    </>
  )
}

function Name({ name, title, staffNumber }: { name: string; title: string; staffNumber: string | null }) {
  return (
    <>
      {staffNumber ? <Link to={`/people/${staffNumber}`}>{name}</Link> : <b>{name}</b>}
      <span className="small sub"> {title}</span>
    </>
  )
}

/** What the records say about the only carrier: an end in sight, or a level that nobody looked at for long. */
function watchOf({ carrier }: Thin, day: CityDate): string {
  if (carrier === null) return '頼める人が所属にいない'
  if (carrier.termEndsOn) return `任期付・${inWareki(carrier.termEndsOn)}まで`
  const leaves = carrier.retirementFiscalYear
  if (leaves !== null && leaves <= fiscalYearOf(day) + 1) {
    return `定年退職の予定（${inWareki(fiscalYearEnd(fiscalYear(leaves)))}）`
  }
  if (carrier.confirmedOn && freshnessOf(carrier.confirmedOn, day) !== 'fresh') return '確認から 1 年より経っている'
  return 'その人が休むと止まる'
}

function NextStep({ row, section }: { row: Thin; section: SectionView }) {
  if (row.claims > 0 && section.mayConfirm) {
    return <Link to={`/sections/${section.unit.code}/confirm`}>出ている自己評価を確認する</Link>
  }
  if (row.nearest) return `${row.carrier ? '一緒に担当して' : '研修と実践で'}、レベル 2 の確認へ`
  return row.carrier ? 'もう 1 人、担当を決めて教わる' : 'だれが始めるかを決める'
}
