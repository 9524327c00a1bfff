import { type CityDate, inWareki } from '~/domain/calendar'
import {
  type CoursePeriod,
  courseDifferences,
  faultsOfCourses,
  readCourseCatalogue,
  type ToldCourse,
} from '~/domain/course-catalogue'
import type { RowResult } from '~/domain/import-outcome'
import { COURSE_FORMAT_WORDS, PROVIDER_TYPE_WORDS, RECURRENCE_WORDS } from '~/domain/terms'
import type { Sql } from '~/facts/sql'
import { standardInForce } from '~/facts/standard'
import { storedCourses, writeCourses } from '~/facts/write-courses'
import type { ChangedRow, ImportPreview } from '~/features/imports/import-preview'
import { badPlaces, parsedJson, withFaults } from '~/features/imports/json-file'
import { digestOf, type PlannedFile, type PlanningGiven } from '~/features/imports/planned-file'

type Outcome = { course: ToldCourse; before: ToldCourse | null; result: RowResult }

/** Plans a catalogue of courses in JSON against the courses of the day from which it is to hold. */
export async function planCoursesFile(
  sql: Sql,
  bytes: Uint8Array,
  { today, answers }: PlanningGiven,
): Promise<PlannedFile> {
  const from = answers.from ?? today
  const json = parsedJson(bytes)
  if ('fault' in json) return { ok: false, fault: json.fault }
  const read = readCourseCatalogue(json.value)
  if (!read.ok) return withFaults(badPlaces(read.faults, json.value, 'COURSE_FORMAT'))
  const stored = (await storedCourses(sql)).filter((course) => course.periods.length > 0)
  const known = new Map(stored.map(({ code, periods }) => [code, formOn(periods, from)]))
  const standard = await standardInForce(sql, today)
  const skills = standard && new Set(standard.skills.map((skill) => skill.code))
  const prerequisites = new Map([...known].map(([code, course]) => [code, course?.prerequisites ?? []]))
  const faults = faultsOfCourses(read.courses, prerequisites, skills)
  if (faults.length > 0) return withFaults(badPlaces(faults, json.value, 'COURSE_REFERENCE'))
  const outcomes = read.courses.map((course): Outcome => {
    const before = known.get(course.code) ?? null
    return { course, before, result: resultOf(course, before) }
  })
  const changing = outcomes.filter((one) => one.result !== 'unchanged').map((one) => one.course)
  return {
    ok: true,
    preview: previewOf(outcomes, known, { from, hasStandard: standard !== null }),
    accepted: outcomes.map(({ course, result }) => ({ ...course, result })),
    digest: digestOf({ courses: read.courses, from, before: outcomes.map((one) => one.before) }),
    write: async (transaction, stamp) => {
      await writeCourses(transaction, changing, { from }, stamp)
      return null
    },
  }
}

/** The form in force on the day, else the next one, else the last. */
function formOn(periods: readonly CoursePeriod[], day: CityDate): CoursePeriod | undefined {
  return periods.find((one) => one.validTo === null || one.validTo > day) ?? periods.at(-1)
}

function resultOf(course: ToldCourse, before: ToldCourse | null): RowResult {
  if (!before) return 'new'
  return courseDifferences(course, before).length > 0 ? 'changed' : 'unchanged'
}

function previewOf(
  outcomes: readonly Outcome[],
  known: ReadonlyMap<string, ToldCourse | undefined>,
  { from, hasStandard }: { from: CityDate; hasStandard: boolean },
): ImportPreview {
  const count = (result: RowResult) => outcomes.filter((one) => one.result === result).length
  const told = new Set(outcomes.map((one) => one.course.code))
  const missing = [...known.values()].flatMap((course) => (course && !told.has(course.code) ? [course] : []))
  const named = ({ code, title, format }: ToldCourse) => ({
    id: code,
    name: title,
    detail: COURSE_FORMAT_WORDS[format],
  })
  const notes = [`${inWareki(from)}から有効な内容として取り込みます。`]
  if (!hasStandard) notes.push('公開された ITスキル標準がないため、スキルのコードは確かめていません。')
  return {
    counts: {
      new: count('new'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      missing: missing.length,
      bad: 0,
      ignored: 0,
    },
    bad: [],
    ignored: [],
    missing: missing.map(named),
    notes,
    added: outcomes.filter((one) => one.result === 'new').map((one) => ({ line: null, ...named(one.course) })),
    changed: outcomes.flatMap((one) => (one.result === 'changed' ? [changedCourse(one)] : [])),
  }
}

const LABELS: Partial<Record<keyof ToldCourse, string>> = {
  title: '研修名',
  providerType: '実施者の種別',
  providerName: '実施者',
  format: '形式',
  hours: '時間',
  develops: '伸ばすスキル',
  prerequisites: '先に修了する研修',
  targetRoles: '対象の役割',
  capacityPerSession: '1 回の定員',
  sessionsPerYear: '年の回数',
  annualCapacity: '年の定員',
  capacityByYear: '年度ごとの定員',
  fromFiscalYear: '始まる年度',
  recurrence: '受ける頻度',
  completionCriteria: '修了の条件',
  costPerSession: '1 回の費用',
}

function changedCourse({ course, before }: Outcome): ChangedRow {
  const fields = before
    ? courseDifferences(course, before).map((field) => ({
        label: LABELS[field] ?? field,
        now: shown(before[field]),
        after: shown(course[field]),
      }))
    : []
  return { line: null, id: course.code, name: course.title, fields }
}

const WORDS: Readonly<Record<string, string>> = { ...COURSE_FORMAT_WORDS, ...PROVIDER_TYPE_WORDS, ...RECURRENCE_WORDS }

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return '（なし）'
  if (Array.isArray(value)) return value.map(shownPart).join('、') || '（なし）'
  if (typeof value === 'object') {
    return (
      Object.entries(value)
        .map(([year, seats]) => `${year}年度 ${seats}`)
        .join('、') || '（なし）'
    )
  }
  return WORDS[String(value)] ?? String(value)
}

function shownPart(part: unknown): string {
  if (typeof part !== 'object' || part === null) return String(part)
  const { skillCode, toLevel } = part as ToldCourse['develops'][number]
  return `${skillCode} レベル ${toLevel}`
}
