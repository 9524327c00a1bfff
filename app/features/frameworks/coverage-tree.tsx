import { Link } from '@remix-run/react'
import { DefinitionList } from '~/ui/definition-list'
import { EmptyState } from '~/ui/empty-state'
import { StateMark } from '~/ui/state-mark'
import { Tag } from '~/ui/tag'
import type { FrameworkPage, ItemShown } from './framework.server'

/** The framework as its tree: areas as headings, below them each item with the skills that cover it. */
export function CoverageTree({ page }: { page: FrameworkPage }) {
  const { items, chosen } = page
  if (items.length === 0) {
    return (
      <EmptyState title="あてはまる項目がありません">条件をゆるめるか、「条件をやめる」を押してください。</EmptyState>
    )
  }
  const below = new Map<string, ItemShown[]>()
  for (const item of items) {
    if (item.parentCode !== null) below.set(item.parentCode, [...(below.get(item.parentCode) ?? []), item])
  }
  const competences = new Set(items.filter((item) => item.kind === 'competence').map((item) => item.code))
  // Statements stand inside the row of their competence; by themselves where there is none above them.
  const isInside = (item: ItemShown) => item.kind === 'statement' && competences.has(item.parentCode ?? '')
  const rows = items.filter((item) => item.kind !== 'level' && !isInside(item))
  return (
    <table className="data-table stack coverage-tree">
      <caption className="sr-only">枠組みの項目と、扱う市のスキル</caption>
      <thead>
        <tr>
          <th scope="col">項目</th>
          <th scope="col" className="w-32">
            扱い
          </th>
          <th scope="col" className="w-[36%]">
            市のスキル
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((item) =>
          item.kind === 'area' ? (
            <AreaRow key={item.code} item={item} version={chosen?.version ?? ''} />
          ) : (
            <ItemRow
              key={item.code}
              item={item}
              statements={(below.get(item.code) ?? []).filter((each) => each.kind === 'statement')}
              version={chosen?.version ?? ''}
            />
          ),
        )}
      </tbody>
    </table>
  )
}

function AreaRow({ item, version }: { item: ItemShown; version: string }) {
  return (
    <tr className={item.depth === 0 ? 'coverage-area' : 'coverage-subarea'}>
      <th scope="rowgroup" colSpan={2}>
        {item.title}
        {item.description !== '' && <span className="small sub block font-normal">{item.description}</span>}
      </th>
      <td>
        <Skills skills={item.skills} version={version} />
      </td>
    </tr>
  )
}

function ItemRow({ item, statements, version }: { item: ItemShown; statements: ItemShown[]; version: string }) {
  const quotedBelow = statements.filter((each) => each.skills.length > 0)
  return (
    <tr>
      <th scope="row">
        {isShort(item.code) && <span className="num sub">{item.code}　</span>}
        {item.title} {item.level !== null && <Tag>{item.level}</Tag>}
        {item.description !== '' && <span className="small sub block font-normal">{item.description}</span>}
        {statements.length > 0 && <Statements statements={statements} />}
      </th>
      <td data-label="扱い">
        {item.counts &&
          (item.isCovered ? (
            <StateMark state="ok" size="sm">
              扱う
            </StateMark>
          ) : (
            <span className="sub">扱わない</span>
          ))}
      </td>
      <td data-label="市のスキル">
        <Skills skills={[...item.skills, ...quotedBelow.flatMap((each) => each.skills)]} version={version} />
      </td>
    </tr>
  )
}

/** A code that people use; one made of a name says nothing more. */
function isShort(code: string): boolean {
  return code.length <= 14 && !code.includes('／')
}

function Statements({ statements }: { statements: ItemShown[] }) {
  return (
    <details className="mt-2 font-normal">
      <summary className="small">記述 {statements.length} 件</summary>
      <ul className="small mt-1">
        {statements.map(({ code, title, level, skills }) => (
          <li key={code} className="mt-1">
            <span className="num sub">{code}</span> {title} {level !== null && <Tag>{level}</Tag>}
            {skills.length > 0 && `（${skills.map((skill) => skill.name).join('、')}）`}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Skills({ skills, version }: { skills: ItemShown['skills']; version: string }) {
  const each = [...new Map(skills.map((skill) => [skill.code, skill])).values()]
  const query = version === '' ? '' : `?${new URLSearchParams({ version })}`
  return (
    <ul className="coverage-skills">
      {each.map(({ code, name }) => (
        <li key={code}>
          <Link to={`/standard/skills/${encodeURIComponent(code)}${query}`}>{name}</Link>
        </li>
      ))}
    </ul>
  )
}

/** The levels of the framework itself. */
export function FrameworkLevels({ page: { items } }: { page: FrameworkPage }) {
  const levels = items.filter((item) => item.kind === 'level')
  if (levels.length === 0) return null
  return (
    <section className="section">
      <h2>この枠組みのレベル</h2>
      <DefinitionList items={levels.map(({ title, description }) => ({ term: title, value: description }))} />
    </section>
  )
}

/** What skills quote that the framework does not have: a wrong code, another version. */
export function UnknownQuotes({ page: { unknown, framework } }: { page: FrameworkPage }) {
  if (unknown.length === 0) return null
  return (
    <section className="section">
      <h2>枠組みにない引用（{unknown.length} 件）</h2>
      <p className="small sub">
        市のスキルが引用していて、「{framework.name}」第 {framework.version}{' '}
        版に見つからない項目です。コードか名前、または枠組みの版を確かめてください。
      </p>
      <ul className="list-disc pl-6 mt-2">
        {unknown.map(({ skill, title }) => (
          <li key={`${skill.code} ${title}`}>
            {skill.name}（{skill.code}）：{title}
          </li>
        ))}
      </ul>
    </section>
  )
}
