/**
 * The file of a course catalogue (研修の目録): the keys of the reference catalogue, with words or codes for format.
 * Source: the reference catalogue and its `semantics`; domain notes §1.
 */
import { z } from 'zod'
import type { CityDate, FiscalYear } from './calendar'
import { type JsonFault, jsonFaults, pathInJson } from './json-faults'
import type { SkillLevel } from './skill-standard'
import { COURSE_FORMAT_WORDS } from './terms'
import { COURSE_FORMATS, type Course, type CourseFormat, PROVIDER_TYPES } from './training'

/** A course as a catalogue tells it. */
export type ToldCourse = Omit<Course, 'courseId'>

const text = z.string().trim().min(1)
const courseCode = z.string().regex(/^[A-Z][A-Z0-9_-]{0,39}$/)
const code = z.string().regex(/^[A-Z][A-Z0-9_-]{0,39}$/)
const seats = z.number().int().min(1).nullable()
const year = z.number().int().min(2000).max(2200)

const FORMAT_OF_WORD: Readonly<Record<string, CourseFormat>> = Object.fromEntries(
  COURSE_FORMATS.flatMap((format) => [
    [format, format],
    [COURSE_FORMAT_WORDS[format], format],
  ]),
)

const courseFormat = z.string().transform((word, context): CourseFormat => {
  const found = FORMAT_OF_WORD[word.normalize('NFKC').trim()]
  if (found) return found
  const words = Object.values(COURSE_FORMAT_WORDS).join('・')
  context.addIssue({ code: 'custom', message: `${words} のどれかにしてください。` })
  return z.NEVER
})

const developed = z.object({
  skill: code,
  toLevel: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)], {
    error: '1・2・3・4 のどれかにしてください。',
  }),
})

const courseOfFile = z.object({
  code: courseCode,
  title: z.object({ ja: text, en: text.optional() }),
  provider: z.object({ type: z.enum(PROVIDER_TYPES), name: text }),
  format: courseFormat,
  hours: z.number().gt(0).max(2_000),
  develops: z.array(developed).default([]),
  prerequisites: z.array(courseCode).default([]),
  targetRoles: z.array(code).default([]),
  capacityPerSession: seats.default(null),
  sessionsPerYear: z.number().int().min(0).max(1_000),
  annualCapacity: z.number().int().min(0).nullable().default(null),
  capacityByFiscalYear: z.record(z.string().regex(/^2\d{3}$/), z.number().int().min(0)).default({}),
  fromFiscalYear: year,
  recurrence: z.enum(['once', 'every_fiscal_year']),
  completionCriteria: text,
  costPerSession: z.number().int().min(0).nullable().default(null),
})

const catalogueFile = z.object({ courses: z.array(courseOfFile).min(1) }).superRefine(checkCourses)

type CourseOfFile = z.infer<typeof courseOfFile>

/**
 * Reads a catalogue from parsed JSON.
 * @returns the courses in the order of the file, or every fault in that order; never throws
 */
export function readCourseCatalogue(
  json: unknown,
): { ok: true; courses: ToldCourse[] } | { ok: false; faults: JsonFault[] } {
  const read = catalogueFile.safeParse(json)
  if (read.success) return { ok: true, courses: read.data.courses.map(toldCourse) }
  return { ok: false, faults: jsonFaults(read.error.issues, json, formatOf) }
}

/**
 * What a catalogue cannot tell by itself: skills that the standard in force lacks, prerequisites that are nowhere or
 * lead back to their course.
 * @param known prerequisites of the courses that the portal has, by code
 * @param skills codes of the standard in force; null before the first one
 */
export function faultsOfCourses(
  courses: readonly ToldCourse[],
  known: ReadonlyMap<string, readonly string[]>,
  skills: ReadonlySet<string> | null,
): JsonFault[] {
  const all = new Map([...known, ...courses.map((course) => [course.code, course.prerequisites] as const)])
  const faults: JsonFault[] = []
  courses.forEach((course, index) => {
    course.develops.forEach(({ skillCode }, place) => {
      if (skills === null || skills.has(skillCode)) return
      const path = pathInJson(['courses', index, 'develops', place, 'skill'])
      faults.push({ path, reason: `スキル「${skillCode}」は、いまの ITスキル標準にありません。` })
    })
    course.prerequisites.forEach((before, place) => {
      const path = pathInJson(['courses', index, 'prerequisites', place])
      if (!all.has(before)) faults.push({ path, reason: `先に修了する研修「${before}」がありません。` })
      else if (leadsTo(before, course.code, all)) {
        faults.push({ path, reason: `「${before}」をたどると「${course.code}」に戻り、どちらも受けられません。` })
      }
    })
  })
  return faults
}

/** A course under one form for a time; days are half-open. */
export type CoursePeriod = ToldCourse & { validFrom: CityDate; validTo: CityDate | null }

/**
 * The periods of a course when it is told anew from a day: what was in force then ends or, told the same, goes on; what
 * begins later stays.
 * @param periods in the order of time
 */
export function periodsWith(periods: readonly CoursePeriod[], told: ToldCourse, from: CityDate): CoursePeriod[] {
  const current = periods.find((one) => one.validFrom <= from && (one.validTo === null || one.validTo > from))
  if (current && saysTheSame(current, told)) return [...periods]
  const until = current ? current.validTo : (periods.find((one) => one.validFrom > from)?.validFrom ?? null)
  const kept = periods.flatMap((one) => {
    if (one !== current) return [one]
    return one.validFrom < from ? [{ ...one, validTo: from }] : []
  })
  return [...kept, { ...told, validFrom: from, validTo: until }].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
}

/** Fields in which two forms of a course differ, by name. */
export function courseDifferences(a: ToldCourse, b: ToldCourse): (keyof ToldCourse)[] {
  return COURSE_FIELDS.filter((field) => JSON.stringify(a[field]) !== JSON.stringify(b[field]))
}

function saysTheSame(a: ToldCourse, b: ToldCourse): boolean {
  return courseDifferences(a, b).length === 0
}

const COURSE_FIELDS: readonly (keyof ToldCourse)[] = [
  'title',
  'providerType',
  'providerName',
  'format',
  'hours',
  'develops',
  'prerequisites',
  'targetRoles',
  'capacityPerSession',
  'sessionsPerYear',
  'annualCapacity',
  'capacityByYear',
  'fromFiscalYear',
  'recurrence',
  'completionCriteria',
  'costPerSession',
]

function toldCourse(course: CourseOfFile): ToldCourse {
  return {
    code: course.code,
    title: course.title.ja,
    providerType: course.provider.type,
    providerName: course.provider.name,
    format: course.format,
    hours: course.hours,
    develops: course.develops.map(({ skill, toLevel }) => ({ skillCode: skill, toLevel: toLevel as SkillLevel })),
    prerequisites: course.prerequisites,
    targetRoles: course.targetRoles,
    capacityPerSession: course.capacityPerSession,
    sessionsPerYear: course.sessionsPerYear,
    annualCapacity: course.annualCapacity,
    capacityByYear: course.capacityByFiscalYear,
    fromFiscalYear: course.fromFiscalYear as FiscalYear,
    recurrence: course.recurrence,
    completionCriteria: course.completionCriteria,
    costPerSession: course.costPerSession,
  }
}

function leadsTo(from: string, goal: string, all: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>()
  const waiting = [from]
  for (let code = waiting.pop(); code !== undefined; code = waiting.pop()) {
    if (code === goal) return true
    if (seen.has(code)) continue
    seen.add(code)
    waiting.push(...(all.get(code) ?? []))
  }
  return false
}

function formatOf(path: readonly PropertyKey[]): string {
  if (path.includes('capacityByFiscalYear')) return '「2028」のように、年度を西暦で書いてください。'
  return '英大文字で始め、英大文字・数字・「-」・「_」で書いてください。'
}

function checkCourses(file: { courses: CourseOfFile[] }, context: z.core.$RefinementCtx): void {
  const seen = new Set<string>()
  file.courses.forEach((course, index) => {
    const fault = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path: ['courses', index, ...path], message })
    if (seen.has(course.code)) fault(['code'], `コード「${course.code}」が 2 回あります。`)
    seen.add(course.code)
    course.develops.forEach(({ skill }, place) => {
      const first = course.develops.findIndex((one) => one.skill === skill)
      if (first !== place) fault(['develops', place, 'skill'], `スキル「${skill}」が 2 回あります。`)
    })
  })
}
