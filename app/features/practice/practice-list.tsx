import { Link } from '@remix-run/react'
import { inWarekiShort } from '~/domain/calendar'
import { Tag } from '~/ui/tag'
import { hoursSaved } from './figures'
import type { PracticesPage } from './practices.server'
import { afterWord, ProjectStateTag } from './project-state'

type Found = PracticesPage['projects'][number]

/** Each project in a few lines: what it was, what it is now, what it saves, whom to ask. */
export function PracticeList({ projects }: { projects: readonly Found[] }) {
  return (
    <ul className="projects">
      {projects.map((project) => (
        <li key={project.projectId}>
          <div className="row gap-x-3! gap-y-1!">
            <h2>
              <Link to={`/practices/${project.projectId}`}>{project.title}</Link>
            </h2>
            <ProjectStateTag state={project.state} />
            {project.specified && <Tag>仕様書あり</Tag>}
          </div>
          <div className="project-body">
            <dl className="comparison">
              <div>
                <dt>いままで</dt>
                <dd>{project.asIs}</dd>
              </div>
              <div>
                <dt>{afterWord(project.state)}</dt>
                <dd>{project.toBe || <span className="sub">まだ書かれていません</span>}</dd>
              </div>
            </dl>
            <Saved project={project} />
          </div>
          <p className="small sub">{footOf(project)}</p>
        </li>
      ))}
    </ul>
  )
}

function Saved({ project }: { project: Found }) {
  const saved = hoursSaved(project.measuredHours, project.plannedHours)
  if (!saved) return <p className="saved sub small">効果は未測定</p>
  return (
    <p className="saved">
      <span className="small">年に</span> <b className="num">{saved.hours}</b>
      <span className="small sub block">減（{saved.from}）</span>
    </p>
  )
}

function footOf({ unitsAbove, unitName, tools, ask, lastOn }: Found): string {
  return [
    [unitsAbove, unitName].filter(Boolean).join(' '),
    tools.join('、'),
    ask && `聞く人：${ask.name}${ask.unitName === unitName ? '' : `（いまは${ask.unitName}）`}`,
    `${inWarekiShort(lastOn)} 更新`,
  ]
    .filter((part) => part)
    .join('　')
}
