import type { z } from 'zod'
import { type Reading, read } from '~/access/read'
import { theCity } from '~/access/subject'
import { type CityDate, type FiscalYear, fiscalYear, fiscalYearInWareki, fullMonths } from '~/domain/calendar'
import { roleWord } from '~/domain/terms'
import { itemKey, type Need } from '~/domain/training-figures'
import { isUnlimited } from '~/domain/training-plan'
import { coursesOn } from '~/facts/courses'
import { type ListedPerson, peopleOn } from '~/facts/people-list'
import { heldPeople } from './held-people'
import { isShown } from './plan-rows'
import { type PeopleState, peopleParams } from './plan-state'
import { loadPlanning, nextYear, type Planning } from './planning'
import { reasonsShown } from './reason-words'
import { type ThisYearItem, thisYearOf } from './this-year'

const PAGE_SIZE = 100

export type PlanPerson = Pick<ListedPerson, 'staffNumber' | 'name' | 'kana' | 'title' | 'place'> & {
  /** One line a course: what it is, why it is needed, how long it has been waited for. */
  needs: {
    code: string
    title: string
    kind: string
    reasons: string[]
    since: CityDate | null
    months: number | null
  }[]
}

/** The people behind a number of the plan, a page at a time. */
export const planPeople = read({
  action: 'training-plan.read',
  params: peopleParams,
  subject: () => theCity,
  async run(given, asked) {
    const found = await findPeople(given, asked)
    const { total, people, ids } = await listed(given, found, asked.page, PAGE_SIZE)
    return { page: { ...found.heading, people, total, pageSize: PAGE_SIZE }, looked: ids }
  },
})

/** All of them, for a file. */
export const planPeopleFile = read({
  action: 'training-plan.read',
  params: peopleParams,
  subject: () => theCity,
  async run(given, asked) {
    const found = await findPeople(given, asked)
    const { people, ids } = await listed(given, found, 1, Math.max(1, found.needs.size))
    return { page: { ...found.heading, people }, looked: ids }
  },
})

export type PlanPeoplePage = Awaited<ReturnType<typeof planPeople>>

type Asked = z.output<typeof peopleParams>
type Found = {
  needs: Map<number, PlanPerson['needs']>
  heading: {
    state: PeopleState & { year: number }
    title: string
    yearName: string
    needCount: number
    personCount: number
  }
}

async function findPeople({ sql, today }: Reading, asked: Asked): Promise<Found> {
  const year = fiscalYear(asked.year ?? nextYear(today))
  if (asked.list === 'taken' || asked.list === 'completed')
    return findHeld({ sql, today }, { ...asked, year }, asked.list)
  const planning = await loadPlanning(sql, today, { year })
  const needs = asked.list === 'candidates' ? candidateNeeds(planning, asked) : demandNeeds(planning, asked)
  return {
    needs,
    heading: {
      state: { ...asked, year },
      title: titleOf(planning, asked),
      yearName: fiscalYearInWareki(asked.list === 'candidates' ? planning.thisYear : year),
      ...counted(needs),
    },
  }
}

/** Who was there when the courses of a year were held, whatever is planned or needed. */
async function findHeld(
  { sql, today }: Pick<Reading, 'sql' | 'today'>,
  asked: Asked & { year: FiscalYear },
  list: 'taken' | 'completed',
): Promise<Found> {
  const course = (await coursesOn(sql, today)).find(({ code }) => code === asked.course)
  const title = course?.title ?? asked.course
  const needs = byPerson(await heldPeople(sql, list, { year: asked.year, code: asked.course, title }))
  return {
    needs,
    heading: {
      state: asked,
      title: `${title} ${list === 'taken' ? '席のついた人' : '修了した人'}`,
      yearName: fiscalYearInWareki(asked.year),
      ...counted(needs),
    },
  }
}

function counted(needs: Found['needs']) {
  return { needCount: [...needs.values()].reduce((sum, own) => sum + own.length, 0), personCount: needs.size }
}

async function listed({ sql, today }: Reading, { needs }: Found, page: number, pageSize: number) {
  const among = [...needs.keys()]
  if (among.length === 0) return { total: 0, people: [], ids: [] }
  const found = await peopleOn(sql, today, {
    among,
    text: '',
    unitId: null,
    directly: false,
    skill: null,
    page,
    pageSize,
  })
  const people = found.people.map(({ personId, staffNumber, name, kana, title, place }) => ({
    staffNumber,
    name,
    kana,
    title,
    place,
    needs: needs.get(personId) ?? [],
  }))
  return { total: found.total, people, ids: found.people.map(({ personId }) => personId) }
}

function demandNeeds(planning: Planning, asked: Asked): Found['needs'] {
  const unit = planning.city.topUnits.find(({ code }) => code === asked.unit)
  const needs = planning.needs.filter(
    (need) =>
      isAsked(planning, need, asked) &&
      isShown(need, asked.kind) &&
      (asked.unit === '' || need.topUnitId === unit?.unitId) &&
      (asked.stage === 'all' || need.isSeated === (asked.stage === 'seated')),
  )
  return byPerson(
    needs.map(({ personId, courseCode, kind, since }) => ({
      personId,
      need: {
        code: courseCode,
        title: planning.courseOf.get(courseCode)?.title ?? courseCode,
        kind: kind === 'rules' ? '認定・更新に要る' : '役割の差',
        reasons: reasonsShown(planning, personId, courseCode),
        since,
        months: since === null ? null : fullMonths(since, planning.today),
      },
    })),
  )
}

/** Without a course the courses with limited seats are meant, as in the totals. */
function isAsked({ courseOf }: Planning, { courseCode }: Need, asked: Asked): boolean {
  if (asked.course !== '') return courseCode === asked.course
  const course = courseOf.get(courseCode)
  return course !== undefined && !isUnlimited(course)
}

function candidateNeeds(planning: Planning, asked: Asked): Found['needs'] {
  const items = thisYearOf(planning).items.filter(
    ({ item }) =>
      (asked.role === '' || item.role === asked.role) &&
      (asked.courses === '' || itemKey(item) === `${item.role} ${asked.courses}`),
  )
  return byPerson(
    items.flatMap((item) =>
      peopleAt(item, asked.standing).map((personId) => ({
        personId,
        need: {
          code: item.item.codes.join('・'),
          title: item.titles.join(' または '),
          kind: `${roleWord(item.item.role)}の候補`,
          reasons: [standingWord(item, personId)],
          since: null,
          months: null,
        },
      })),
    ),
  )
}

function peopleAt(item: ThisYearItem, standing: Asked['standing']): number[] {
  if (standing === 'all') return item.all
  if (standing === 'applied') return [...item.seated, ...item.applied]
  return item[standing]
}

function standingWord({ seated, applied }: ThisYearItem, personId: number): string {
  if (seated.includes(personId)) return '席がある'
  return applied.includes(personId) ? '申込み済み・席はまだ' : '申込みなし'
}

function titleOf(planning: Planning, asked: Asked): string {
  const unit = planning.city.topUnits.find(({ code }) => code === asked.unit)?.name
  if (asked.list === 'candidates') {
    const codes = asked.courses === '' ? '規則が求める研修' : asked.courses.split(' ').join('・')
    const words = {
      all: 'が残る候補',
      seated: 'の席がある候補',
      applied: 'に申込み済みの候補',
      none: 'に申込みのない候補',
    }
    return `${codes} ${words[asked.standing]}`
  }
  const course =
    asked.course === '' ? '席に限りのある研修' : (planning.courseOf.get(asked.course)?.title ?? asked.course)
  const kinds = { all: 'が要る人', rules: 'が認定・更新に要る人', gap: 'で役割の差が埋まる人' }
  const stages = { open: '', seated: '（今年度の席がある）', all: '（今年度の席がある人も入れる）' }
  return `${unit ? `${unit}の ` : ''}${course} ${kinds[asked.kind]}${stages[asked.stage]}`
}

function byPerson(rows: readonly { personId: number; need: PlanPerson['needs'][number] }[]): Found['needs'] {
  const people: Found['needs'] = new Map()
  for (const { personId, need } of rows) {
    const own = people.get(personId)
    if (own) own.push(need)
    else people.set(personId, [need])
  }
  return people
}
