import { type CityDate, inWareki } from '~/domain/calendar'
import type { Dossier as FrozenDossier } from '~/domain/dossier'
import type { SkillLevel } from '~/domain/skill-standard'
import {
  APPLICATION_STAGE_WORDS,
  ARTEFACT_KIND_WORDS,
  CERTIFICATE_STATE_WORDS,
  PROJECT_ROLE_WORDS,
  PROJECT_STATE_WORDS,
  roleWord,
} from '~/domain/terms'
import { DataTable } from './data-table'
import { LevelBadge } from './level-badge'
import { type MarkedState, StateMark } from './state-mark'
import { Tag } from './tag'

type Criterion = FrozenDossier['evaluation']['criteria'][number]

/** What was so on the day of an application, as it was frozen: criteria first, then the records behind them. */
export function Dossier({ dossier }: { dossier: FrozenDossier }) {
  const { levels, courses, projects, certificates } = dossier
  return (
    <>
      <p className="sub">
        {roleWord(dossier.role)}の{APPLICATION_STAGE_WORDS[dossier.stage]}。申請日 {inWareki(dossier.on)}{' '}
        で固定した内容です。規則 第 {dossier.rulesVersion} 版
        {dossier.serviceMonths !== null && `、在職 ${dossier.serviceMonths} か月`}。
      </p>
      <section className="section-tight">
        <h3 className="mb-2">条件ごとの判定</h3>
        <DossierCriteria criteria={dossier.evaluation.criteria} />
      </section>
      {levels.length > 0 && (
        <section className="section-tight">
          <h3 className="mb-2">確認済みのレベル</h3>
          <LevelsTable levels={levels} />
        </section>
      )}
      {courses.length > 0 && (
        <section className="section-tight">
          <h3 className="mb-2">研修の修了</h3>
          <CoursesTable courses={courses} />
        </section>
      )}
      {projects.length > 0 && (
        <section className="section-tight">
          <h3 className="mb-2">業務改善</h3>
          <ProjectsTable projects={projects} />
        </section>
      )}
      {certificates.length > 0 && (
        <section className="section-tight">
          <h3 className="mb-2">認定証</h3>
          <ul>
            {certificates.map((one) => (
              <li key={`${one.role}${one.certifiedOn}`}>
                {roleWord(one.role)}（{wordOf(CERTIFICATE_STATE_WORDS, one.state)}）{inWareki(one.certifiedOn)} から{' '}
                {inWareki(one.validThrough)} まで
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function DossierCriteria({ criteria }: { criteria: readonly Criterion[] }) {
  return (
    <DataTable
      caption="条件ごとの判定"
      captionHidden
      dense
      rows={criteria}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'title',
          label: '条件',
          names: true,
          className: 'w-[17%]',
          cell: ({ id, title }) => (
            <>
              {title} <span className="small sub font-normal">{id}</span>
            </>
          ),
        },
        { id: 'met', label: '判定', className: 'w-[14%]', cell: ({ met, type }) => <Met met={met} type={type} /> },
        {
          id: 'asks',
          label: '必要なこと',
          cell: ({ asks, provisions }) => (
            <>
              {asks}{' '}
              {provisions.map((one) => (
                <Tag key={one} look="warn">
                  経過措置 {one}
                </Tag>
              ))}
            </>
          ),
        },
        { id: 'shows', label: '申請日の状況', cell: ({ shows }) => shows },
      ]}
    />
  )
}

const GIVEN_LATER = ['signoff', 'recommendation']

function Met({ met, type }: Pick<Criterion, 'met' | 'type'>) {
  const [state, word] = metInWords(met, type)
  return (
    <StateMark state={state} size="sm">
      {word}
    </StateMark>
  )
}

function metInWords(met: boolean | null, type: string): [MarkedState, string] {
  if (met === null) return ['wait', '人が決める']
  if (met) return ['ok', '満たす']
  return GIVEN_LATER.includes(type) ? ['wait', 'まだ'] : ['no', '満たさない']
}

function LevelsTable({ levels }: Pick<FrozenDossier, 'levels'>) {
  return (
    <DataTable
      caption="確認済みのレベル"
      captionHidden
      dense
      rows={levels}
      rowKey={({ code }) => code}
      columns={[
        {
          id: 'skill',
          label: 'スキル',
          names: true,
          cell: ({ code, name }) => (
            <>
              {name} <span className="small sub font-normal">{code}</span>
            </>
          ),
        },
        { id: 'required', label: '要るレベル', align: 'n', className: 'w-[18%]', cell: ({ required }) => required },
        {
          id: 'level',
          label: '確認済み',
          className: 'w-[18%]',
          cell: ({ level }) => <LevelBadge level={level as SkillLevel | null} size="sm" />,
        },
        { id: 'on', label: '確認した日', className: 'w-[26%]', cell: ({ confirmedOn }) => dayOrNone(confirmedOn) },
      ]}
    />
  )
}

function CoursesTable({ courses }: Pick<FrozenDossier, 'courses'>) {
  return (
    <DataTable
      caption="研修の修了"
      captionHidden
      dense
      rows={courses}
      rowKey={({ code }) => code}
      columns={[
        {
          id: 'course',
          label: '研修',
          names: true,
          cell: ({ code, title }) => (
            <>
              {title} <span className="small sub font-normal">{code}</span>
            </>
          ),
        },
        { id: 'on', label: '修了日', className: 'w-[26%]', cell: ({ completedOn }) => dayOrNone(completedOn) },
      ]}
    />
  )
}

function ProjectsTable({ projects }: Pick<FrozenDossier, 'projects'>) {
  return (
    <DataTable
      caption="業務改善"
      captionHidden
      dense
      rows={projects}
      rowKey={({ projectId }) => projectId}
      columns={[
        { id: 'title', label: '業務改善', names: true, cell: ({ title }) => title },
        { id: 'role', label: '立場', className: 'w-[14%]', cell: ({ role }) => wordOf(PROJECT_ROLE_WORDS, role) },
        {
          id: 'state',
          label: '状態',
          className: 'w-[26%]',
          cell: ({ status, completedOn, operatingSince }) => (
            <>
              {wordOf(PROJECT_STATE_WORDS, status)}
              {completedOn
                ? `（${inWareki(completedOn)}）`
                : operatingSince
                  ? `（${inWareki(operatingSince)} から）`
                  : ''}
            </>
          ),
        },
        {
          id: 'evidence',
          label: '証跡',
          className: 'w-[26%]',
          cell: ({ evidence }) => evidence.map((kind) => wordOf(ARTEFACT_KIND_WORDS, kind)).join('、') || 'なし',
        },
      ]}
    />
  )
}

function dayOrNone(day: CityDate | null): string {
  return day ? inWareki(day) : 'まだ'
}

function wordOf(words: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(words, code) ? (words[code] ?? code) : code
}
