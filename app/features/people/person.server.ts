import { z } from 'zod'
import { read } from '~/access/read'
import { nothing } from '~/access/subject'
import { type LevelStepsLayout, layoutLevelSteps } from '~/charts/level-steps-layout'
import { type Freshness, freshnessOf } from '~/domain/assessment'
import { type CityDate, fiscalYearOf, fiscalYearStart } from '~/domain/calendar'
import { type CertificatePaper, papersOf } from '~/facts/certificate-papers'
import { personNumbered } from '~/facts/person-number'
import {
  type LevelThen,
  lastSelfLevels,
  type NameThen,
  type PersonRecord,
  type PostThen,
  personRecord,
  type RoleThen,
  requiredOf,
  type SelfLevel,
} from '~/facts/person-record'
import { type Standard, standardInForce } from '~/facts/standard'

const STEPS_SIZE = { width: 176, height: 36 }

/** One skill of one person; `self` only for those who may know it. */
export type SkillOfPerson = {
  code: string
  name: string
  level: number | null
  on: CityDate | null
  freshness: Freshness | null
  required: number | null
  self: { level: number; on: CityDate } | null
  history: { level: number; on: CityDate; as: string; source: string }[]
  steps: LevelStepsLayout
}

export type PersonPage = {
  isSelf: boolean
  showsSelf: boolean
  name: string
  kana: string
  formerName: string | null
  numbers: string[]
  place: string | null
  title: string | null
  employmentType: string | null
  jobCategory: string | null
  categories: { name: string; skills: SkillOfPerson[] }[]
  assessed: number
  posts: PostThen[]
  names: NameThen[]
  roles: (RoleThen & { paper: string | null })[]
}

/** One person's confirmed levels now and over time, with the posts, names and roles that they have had. */
export const person = read({
  action: 'person.read',
  params: z.object({ staffNumber: z.string().max(20) }),
  async subject({ staffNumber }, sql) {
    const personId = await personNumbered(sql, staffNumber)
    return personId === null ? nothing : { about: 'person', personId }
  },
  async run(
    { sql, viewer, today, relations },
    { staffNumber },
  ): Promise<{ page: PersonPage; looked: number[] } | null> {
    const personId = await personNumbered(sql, staffNumber)
    if (personId === null) return null
    const isSelf = viewer.personId === personId
    const showsSelf = isSelf || relations.has('confirmer') || relations.has('mentor')
    const mayHavePaper = isSelf || relations.has('dx_office') || relations.has('hr_section')
    const [record, standard, required, self, papers] = await Promise.all([
      personRecord(sql, personId, today),
      standardInForce(sql, today),
      requiredOf(sql, personId, today),
      showsSelf ? lastSelfLevels(sql, personId, today) : [],
      mayHavePaper ? papersOf(sql, personId, today) : [],
    ])
    if (!record) return null
    const requirements = new Map(required.map(({ skillId, level }) => [skillId, level]))
    return {
      page: {
        ...headOf(record, papers),
        isSelf,
        showsSelf,
        ...skillsOf(record.levels, standard, { today, required: requirements, self }),
      },
      looked: [personId],
    }
  },
})

function headOf(
  record: PersonRecord,
  papers: readonly CertificatePaper[],
): Omit<PersonPage, 'isSelf' | 'showsSelf' | 'categories' | 'assessed'> {
  const [name] = record.names
  const post = record.posts.find((each) => each.kind === 'primary' && each.until === null)
  return {
    name: name?.name ?? '',
    kana: name?.kana ?? '',
    formerName: name?.formerName ?? null,
    numbers: record.numbers,
    place: post?.place ?? null,
    title: post?.title ?? null,
    employmentType: record.employmentType,
    jobCategory: record.jobCategory,
    posts: record.posts,
    names: record.names,
    roles: record.roles.map((one) => ({ ...one, paper: one.event === 'grant' ? paperOf(one, papers) : null })),
  }
}

function paperOf({ role, on }: RoleThen, papers: readonly CertificatePaper[]): string | null {
  const paper = papers.find((one) => one.role === role && one.grantedOn === on)
  return paper ? `/certificates/${paper.number}/paper.pdf` : null
}

type Given = { today: CityDate; required: ReadonlyMap<number, number>; self: readonly SelfLevel[] }

function skillsOf(
  levels: readonly LevelThen[],
  standard: Standard | null,
  given: Given,
): Pick<PersonPage, 'categories' | 'assessed'> {
  const first = levels[0]?.on ?? given.today
  const span = { from: fiscalYearStart(fiscalYearOf(first)), to: given.today }
  const skills = (standard?.skills ?? []).map((skill): SkillOfPerson & { category: string } => {
    const history = levels.filter((level) => level.skillId === skill.skillId).map(({ skillId: _, ...rest }) => rest)
    const now = history.at(-1)
    const claimed = given.self.find((level) => level.skillId === skill.skillId)
    return {
      category: skill.categoryCode,
      code: skill.code,
      name: skill.name,
      level: now?.level ?? null,
      on: now?.on ?? null,
      freshness: now ? freshnessOf(now.on, given.today) : null,
      required: given.required.get(skill.skillId) ?? null,
      self: claimed ? { level: claimed.level, on: claimed.on } : null,
      history,
      steps: layoutLevelSteps(history, span, STEPS_SIZE),
    }
  })
  const shown = skills.filter((skill) => skill.history.length > 0 || skill.required !== null || skill.self !== null)
  return {
    categories: (standard?.categories ?? []).flatMap(({ code, name }) => {
      const own = shown.filter((skill) => skill.category === code)
      return own.length > 0 ? [{ name, skills: own.map(({ category: _, ...skill }) => skill) }] : []
    }),
    assessed: skills.filter((skill) => skill.level !== null).length,
  }
}
