import { beforeAll, describe, expect, test } from 'vitest'
import { inRequestScope } from '~/access/request-scope'
import { shell } from '~/features/shell/shell.server'
import routes from '~/routes'
import { type BusySection, busySection } from '../support/busy-section'
import { type Statement, statementsOf } from '../support/counted-statements'
import { testDatabase } from '../support/database'

const { db } = testDatabase()

type Who = keyof BusySection['visitors'] | null
type Visit = { file: string; most: number; who: Who; path: string }

/**
 * How many SQL statements each page may send, the viewer's among them: a page with a loop of queries sends more with
 * more people. `:round`, `:import`, `:mail` and `:evidence` stand for the ids of the section's own.
 */
const BUDGET: readonly Visit[] = [
  visit('home.tsx', 7, '石黒', '/'),
  visit('home.tsx', 13, '所属長', '/'),
  visit('home.tsx', 17, '事務局', '/'),
  visit('login.tsx', 3, null, '/login'),
  visit('logout.ts', 0, '石黒', '/logout'),
  visit('purpose.tsx', 3, '石黒', '/purpose'),
  visit('notices.tsx', 2, '石黒', '/notices'),
  visit('me-mail.tsx', 2, '石黒', '/me/mail'),
  visit('me-skills.tsx', 2, '石黒', '/me/skills'),
  visit('me-skills-review.tsx', 4, '石黒', '/me/skills/review'),
  visit('me-skills-extended.tsx', 4, '石黒', '/me/skills/extended'),
  visit('me-skills-submit.tsx', 4, '石黒', '/me/skills/submit'),
  visit('me-skills-category.tsx', 4, '石黒', '/me/skills/LIT'),
  visit('me-off-cycle.tsx', 2, '石黒', '/me/off-cycle'),
  visit('me-aim.tsx', 2, '石黒', '/me/aim'),
  visit('me-access-log.tsx', 2, '石黒', '/me/access-log'),
  visit('me-training-certificates.tsx', 3, '石黒', '/me/training/certificates'),
  visit('evidence-file.ts', 5, '石黒', '/evidence/:evidence/file'),
  visit('proxy.tsx', 6, '代理', '/proxy'),
  visit('proxy-entry.tsx', 14, '代理', '/proxy/100006'),
  visit('proxy-paper.tsx', 13, '代理', '/proxy/100006/paper'),
  visit('section.tsx', 11, '所属長', '/sections/S001'),
  visit('section.tsx', 8, '事務局', '/sections/S001'),
  visit('section-xlsx.ts', 11, '所属長', '/sections/S001/skills.xlsx'),
  visit('section-confirm.tsx', 15, '所属長', '/sections/S001/confirm'),
  visit('section-training.tsx', 11, '所属長', '/sections/S001/training'),
  visit('section-delegates.tsx', 6, '所属長', '/sections/S001/delegates'),
  visit('section-inclusions.tsx', 7, '所属長', '/sections/S001/inclusions'),
  visit('section-nominations.tsx', 7, '所属長', '/sections/S001/nominations'),
  visit('reviews.tsx', 8, 'マスター', '/reviews'),
  visit('training.tsx', 7, '石黒', '/training'),
  visit('training.tsx', 7, '事務局', '/training?view=calendar&month=2028-12'),
  visit('training-course.tsx', 6, '石黒', '/training/courses/TRN-303'),
  visit('training-course-edit.tsx', 4, '職員課', '/training/courses/TRN-303/edit'),
  visit('training-sessions.tsx', 4, '職員課', '/training/sessions'),
  visit('training-session-new.tsx', 4, '職員課', '/training/sessions/new?course=TRN-303'),
  visit('training-session.tsx', 7, '石黒', '/training/sessions/:session'),
  visit('training-session-edit.tsx', 4, '職員課', '/training/sessions/:session/edit'),
  visit('training-session-event.ts', 3, '石黒', '/training/sessions/:session/event.ics'),
  visit('me-training-calendar.tsx', 3, '石黒', '/me/training/calendar'),
  visit('calendar-feed.ts', 4, null, '/calendar/:feed.ics'),
  visit('mentoring.tsx', 7, 'マスター', '/mentoring'),
  visit('mentoring.tsx', 7, '事務局', '/mentoring'),
  visit('mentoring-pairs.tsx', 7, '事務局', '/mentoring/pairs'),
  visit('mentee.tsx', 12, 'マスター', '/mentoring/200001'),
  visit('me-mentoring.tsx', 2, '石黒', '/me/mentoring'),
  visit('goals.tsx', 9, '事務局', '/goals'),
  visit('goals.tsx', 9, '石黒', '/goals?view=table'),
  visit('goals-people.tsx', 8, '事務局', '/goals/people?line=candidates'),
  visit('goals-places.tsx', 7, '事務局', '/goals/places?unit=D01'),
  visit('goals-xlsx.ts', 8, '事務局', '/goals.xlsx'),
  visit('sheet.tsx', 12, '石黒', '/sheets/31'),
  visit('sheet.tsx', 12, '監査', '/sheets/4?year=2027'),
  visit('sheet-edit.tsx', 12, '事務局', '/sheets/31/edit'),
  visit('sheet-xlsx.ts', 12, '石黒', '/sheets/31/sheet.xlsx'),
  visit('pulse.tsx', 3, '石黒', '/pulse'),
  visit('pulse.tsx', 4, '事務局', '/pulse'),
  visit('me-certification.tsx', 12, '石黒', '/me/certification'),
  visit('me-certification.tsx', 12, 'マスター', '/me/certification?role=DX_MASTER&view=table&if=1'),
  visit('me-certification-application.tsx', 11, '石黒', '/me/certification/application?role=DX_LEADER'),
  visit('certification.tsx', 5, '事務局', '/certification'),
  visit('certification.tsx', 7, '事務局', '/certification?view=candidates'),
  visit('certification.tsx', 6, '職員課', '/certification?view=expiring'),
  visit('certification-xlsx.ts', 9, '事務局', '/certification.xlsx'),
  visit('certification-application.tsx', 9, '事務局', '/certification/applications/:application'),
  visit('certification-application.tsx', 11, '所属長', '/certification/applications/:application'),
  visit('certification-signoff.tsx', 17, 'マスター', '/certification/signoffs/100003?role=DX_LEADER'),
  visit('section-recommendations.tsx', 12, '所属長', '/sections/S001/recommendations'),
  visit('me-certification-resignation.tsx', 3, 'マスター', '/me/certification/resignation?role=DX_MASTER'),
  visit('certification-holders.tsx', 9, '事務局', '/certification/holders'),
  visit('certification-holders-xlsx.ts', 9, '職員課', '/certification/holders.xlsx?state=valid'),
  visit('certification-holder.tsx', 12, '職員課', '/certification/holders/100004'),
  visit('certification-committees.tsx', 2, '事務局', '/certification/committees'),
  visit('certification-committee.tsx', 9, '事務局', '/certification/committees/:committee'),
  visit('certification-committee-case.tsx', 14, '事務局', '/certification/committees/:committee/applications/:case'),
  visit('certification-appointments.tsx', 5, '事務局', '/certification/appointments'),
  visit('certification-appointment.tsx', 7, '職員課', '/certification/appointments/100008'),
  visit('certificates.tsx', 3, null, '/certificates'),
  visit('certificate.tsx', 5, null, '/certificates/R10-M-001'),
  visit('certificate-paper.ts', 8, '職員課', '/certificates/R10-M-001/paper.pdf'),
  visit('map.tsx', 2, '事務局', '/map'),
  visit('map.tsx', 4, '事務局', '/map?unit=D01&asOf=2028-07-31&compare=2028-04-01'),
  visit('map.tsx', 3, '監査', '/map'),
  visit('map-csv.ts', 2, '事務局', '/map.csv'),
  visit('map-xlsx.ts', 2, '事務局', '/map.xlsx'),
  visit('standard.tsx', 2, '石黒', '/standard'),
  visit('standard-skill.tsx', 5, '石黒', '/standard/skills/LIT-OFC'),
  visit('standard-role.tsx', 2, '石黒', '/standard/roles/DX_LEADER'),
  visit('standard-draft.tsx', 12, '事務局', '/standard/draft'),
  visit('standard-draft-skill.tsx', 12, '事務局', '/standard/draft/skills/LIT-DXB'),
  visit('standard-draft-category.tsx', 8, '事務局', '/standard/draft/categories/LIT'),
  visit('standard-draft-role.tsx', 8, '職員課', '/standard/draft/roles/DX_LEADER'),
  visit('standard-draft-history.tsx', 9, '事務局', '/standard/draft/history'),
  visit('standard-draft-effect.tsx', 23, '事務局', '/standard/draft/effect'),
  visit('standard-draft-effect.tsx', 25, '職員課', '/standard/draft/effect?behind=all.none'),
  visit('standard-draft-effect-xlsx.ts', 25, '職員課', '/standard/draft/effect.xlsx'),
  visit('standard-draft-origins.tsx', 6, '事務局', '/standard/draft/origins?skill=SYS-PRC'),
  visit('standard-draft-publish.tsx', 33, '事務局', '/standard/draft/publish'),
  visit('standard-draft-review.tsx', 20, '事務局', '/standard/draft/review'),
  visit('standard-draft-review.tsx', 20, '職員課', '/standard/draft/review?skill=SYS-PRC&show=all'),
  visit('standard-versions.tsx', 3, '石黒', '/standard/versions'),
  visit('standard-export.tsx', 3, '石黒', '/standard/export'),
  visit('standard-export-file.ts', 8, '事務局', '/standard/export/1.1.0/case'),
  visit('standard-compare.tsx', 14, '事務局', '/standard/compare?from=1.0.0&to=1.1.0'),
  visit('standard-compare-xlsx.ts', 14, '職員課', '/standard/compare.xlsx?from=1.0.0&to=1.1.0'),
  visit('standard-frameworks.tsx', 5, '石黒', '/standard/frameworks'),
  visit('standard-framework.tsx', 5, '石黒', '/standard/frameworks/ipaDssPv2'),
  visit('standard-framework-file.ts', 5, '石黒', '/standard/frameworks/ipaDssPv2/coverage.xlsx'),
  visit('standard-roles-compare.tsx', 2, '石黒', '/standard/roles/compare?a=DX_LEADER&b=DX_MASTER'),
  visit('standard-handbook.ts', 2, '石黒', '/standard/handbook.pdf'),
  visit('me-training.tsx', 11, '石黒', '/me/training'),
  visit('training-session-apply.tsx', 9, '石黒', '/training/sessions/:session/apply'),
  visit('training-session-roster.tsx', 6, '職員課', '/training/sessions/:session/roster'),
  visit('training-session-roster-xlsx.ts', 6, '職員課', '/training/sessions/:session/roster.xlsx'),
  visit('practices.tsx', 6, '石黒', '/practices?q=転記'),
  visit('practice-new.tsx', 5, '石黒', '/practices/new'),
  visit('practice.tsx', 12, '石黒', '/practices/:project'),
  visit('practice-edit.tsx', 8, '石黒', '/practices/:project/edit'),
  visit('practice-file.ts', 5, '石黒', '/practices/:project/files/:artefact'),
  visit('me-practices.tsx', 5, '石黒', '/me/practices'),
  visit('tools.tsx', 5, '石黒', '/tools'),
  visit('tool-new.tsx', 5, '石黒', '/tools/new'),
  visit('tool.tsx', 9, '石黒', '/tools/:tool'),
  visit('tool-edit.tsx', 8, '石黒', '/tools/:tool/edit'),
  visit('training-certificates.tsx', 3, '職員課', '/training/certificates'),
  visit('training-matching.tsx', 8, '職員課', '/training/matching'),
  visit('training-certificate-file.ts', 5, '職員課', '/training/certificates/:certificate/file'),
  visit('people.tsx', 5, '職員課', '/people'),
  visit('person.tsx', 12, '所属長', '/people/100003'),
  visit('person.tsx', 13, '職員課', '/people/100004'),
  visit('training-plan.tsx', 12, '職員課', '/training/plan?course=TRN-301'),
  visit('training-plan-xlsx.ts', 10, '職員課', '/training/plan.xlsx'),
  visit('training-plan-edit.tsx', 10, '職員課', '/training/plan/edit'),
  visit('training-plan-compare.tsx', 6, '職員課', '/training/plan/compare'),
  visit('training-plan-budget.tsx', 10, '職員課', '/training/plan/budget'),
  visit('training-plan-budget-xlsx.ts', 10, '職員課', '/training/plan/budget.xlsx'),
  visit('training-plan-people.tsx', 12, '職員課', '/training/plan/people'),
  visit('training-plan-people-csv.ts', 12, '職員課', '/training/plan/people.csv'),
  visit('training-plan-people-xlsx.ts', 12, '職員課', '/training/plan/people.xlsx'),
  visit('rounds.tsx', 3, '事務局', '/rounds'),
  visit('round-new.tsx', 3, '事務局', '/rounds/new'),
  visit('round-vacancies.tsx', 5, '事務局', '/rounds/vacancies'),
  visit('round.tsx', 5, '事務局', '/rounds/:round'),
  visit('imports.tsx', 2, '職員課', '/admin/imports'),
  visit('import-template.ts', 1, '職員課', '/admin/imports/template/staff.csv'),
  visit('import.tsx', 2, '職員課', '/admin/imports/:import'),
  visit('import-bad-rows.ts', 4, '職員課', '/admin/imports/:import/bad-rows'),
  visit('admin-mail.tsx', 4, '事務局', '/admin/mail'),
  visit('admin-mail-one.tsx', 5, '事務局', '/admin/mail/:mail'),
  visit('xapi-statements.ts', 0, null, '/xapi/statements'),
  visit('admin-clock.tsx', 1, '管理者', '/admin/clock'),
]

const counted = new Map<Visit, { few: Statement[]; many: Statement[] }>()

beforeAll(async () => {
  const section = await busySection(db)
  await section.grow(4)
  for (const page of BUDGET) counted.set(page, { few: await statementsFor(section, page), many: [] })
  await section.grow(12)
  for (const page of BUDGET) {
    const statements = counted.get(page)
    if (statements) statements.many = await statementsFor(section, page)
  }
})

test('every address that reads has its budget', async () => {
  const reading: string[] = []
  for (const { file } of routes) if ('loader' in (await routeOf(file))) reading.push(file)
  expect([...new Set(BUDGET.map((page) => `routes/${page.file}`))].sort()).toEqual([...new Set(reading)].sort())
})

describe.each(BUDGET)('$path for $who', (page) => {
  test('keeps its budget', () => {
    const { few } = counted.get(page) ?? { few: [] }
    expect(few.length, few.map((statement) => statement.text.trim().slice(0, 200)).join('\n')).toBeLessThanOrEqual(
      page.most,
    )
  })

  test('sends as many statements for many people as for few', () => {
    const { few, many } = counted.get(page) ?? { few: [], many: [] }
    // Those that a page sends at once arrive in any order.
    const texts = (statements: Statement[]) => statements.map(({ text }) => text).sort()
    expect(texts(many)).toEqual(texts(few))
  })
})

function visit(file: string, most: number, who: Who, path: string): Visit {
  return { file, most, who, path }
}

type Route = { loader?: (given: { request: Request; params: object; context: object }) => Promise<unknown> }

function routeOf(file: string): Promise<Route> {
  return import(/* @vite-ignore */ `../../app/${file}`)
}

/** What the second visit sends: the first one finds out what a process keeps. */
async function statementsFor(section: BusySection, page: Visit): Promise<Statement[]> {
  const { loader } = await routeOf(`routes/${page.file}`)
  const path = page.path
    .replace(':round', String(section.roundId))
    .replace(':import', String(section.importId))
    .replace(':evidence', String(section.evidenceId))
    .replace(':certificate', String(section.certificateId))
    .replace(':mail', String(section.mailId))
    .replace(':session', String(section.sessionId))
    .replace(':project', String(section.projectId))
    .replace(':artefact', String(section.artefactId))
    .replace(':tool', String(section.toolId))
    .replace(':application', String(section.applicationId))
    .replace(':committee', String(section.committeeId))
    .replace(':case', String(section.caseId))
    .replace(':feed', section.feedToken)
  const request = () => (page.who === null ? new Request(`http://localhost${path}`) : section.visitors[page.who](path))
  const isPage = page.file.endsWith('.tsx')
  const open = () =>
    inRequestScope(() =>
      Promise.all([
        isPage && shell(request(), {}),
        loader?.({ request: request(), params: paramsOf(page.file, path), context: {} }),
      ]),
    )
  try {
    await open()
    // Some keep an answer until anything in the database server changes, as other tests beside this one may do or not.
    await db.$queryRaw`SELECT pg_current_xact_id()::text`
    return await statementsOf(open)
  } catch (thrown) {
    if (thrown instanceof Response) throw new Error(`${path} for ${page.who} answered ${thrown.status}`)
    throw thrown
  }
}

/** The parts of a path that its address in app/routes.ts names. */
function paramsOf(file: string, path: string): Record<string, string> {
  const pattern = routes.find((route) => route.file === `routes/${file}`)?.path ?? ''
  const given = new URL(path, 'http://localhost').pathname.slice(1).split('/')
  const names = pattern
    .split('/')
    .flatMap((part, at) => (part.startsWith(':') ? [[part.slice(1), given[at] ?? '']] : []))
  return Object.fromEntries(names)
}
