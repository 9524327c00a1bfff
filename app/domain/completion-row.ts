/**
 * One row of a file of completions, read on its own: who, which course, when, with which score.
 */
import type { CityDate } from './calendar'
import { parseCityMoment } from './city-date'
import { type CompletionFaultCode, isPassed, PASS_COLUMNS, parseScore } from './completion-columns'
import { type CourseDirectory, courseKey } from './completion-courses'
import type { Candidate, PeopleDirectory } from './completion-people'
import type { CellFault } from './import-outcome'
import type { KnownPerson } from './known-staff'
import { cellsOfRow, keyOf, type RowCells } from './row-cells'
import type { DataRow } from './table-columns'

export type CompletionRow = {
  line: number
  staffNumber: string
  courseCode: string
  completedOn: CityDate
  /** Null: the row says nothing of a score. */
  score: number | null
}

/** What only its reader knows: which of these people a row means. */
export type PersonQuestion = { line: number; name: string; candidates: Candidate[]; chosen: string | null }

/** What a provider calls a course that the catalogue does not know; `course`: the code that was said of it. */
export type CourseQuestion = { key: string; written: string; course: string | null }

export type ReadCompletion = {
  line: number
  /** Failed or still learning: passed over. */
  notCompleted: boolean
  completion: CompletionRow | null
  faults: CellFault<CompletionFaultCode>[]
  person: PersonQuestion | null
  course: CourseQuestion | null
}

/** `filled`: columns in which at least one row holds something. */
export type CompletionFacts = {
  filled: ReadonlySet<string>
  people: PeopleDirectory
  courses: CourseDirectory
  today: CityDate
  /** Whom ambiguous rows mean, by line, as somebody chose. */
  answers: Readonly<Record<string, string>>
}

type Cells = RowCells<CompletionFaultCode>
type Found<T> = { found: T | null; question: PersonQuestion | null }

/** Reads one row; every fault that it shows is noted. */
export function readCompletion(row: DataRow, facts: CompletionFacts): ReadCompletion {
  const cells = cellsOfRow<CompletionFaultCode>(row)
  const read = { line: row.line, completion: null, faults: cells.faults, person: null, course: null }
  if (readPassed(cells) === false) return { ...read, faults: [], notCompleted: true }
  const completedOn = readDay(cells, facts)
  const { found: person, question } = readPerson(cells, facts, completedOn)
  const course = readCourse(cells, facts, completedOn)
  const score = readScore(cells)
  const isSound = cells.faults.length === 0 && person && course.code && completedOn
  return {
    ...read,
    notCompleted: false,
    person: question,
    course: course.question,
    completion: isSound
      ? { line: row.line, staffNumber: person.staffNumber, courseCode: course.code ?? '', completedOn, score }
      : null,
  }
}

// One column that says no is enough: a report holds both how far somebody came and whether they passed.
function readPassed(cells: Cells): boolean {
  const unknown: string[] = []
  for (const column of PASS_COLUMNS) {
    const word = cells.text(column)
    if (word === '') continue
    const passed = isPassed(word)
    if (passed === false) return false
    if (passed === null) unknown.push(column)
  }
  for (const column of unknown) {
    cells.note(
      column,
      'PASS_UNKNOWN',
      '修了したかどうか読み取れません。「合格」「修了」「○」か、「不合格」「×」などにしてください。',
    )
  }
  return true
}

function readDay(cells: Cells, { today }: CompletionFacts): CityDate | null {
  const day = cells.requiredDate('修了日', parseCityMoment)
  if (day === null || day <= today) return day
  cells.note('修了日', 'DATE_FUTURE', `修了日がきょう（${today}）より後です。日付を確かめてください。`)
  return null
}

function readPerson(cells: Cells, facts: CompletionFacts, day: CityDate | null): Found<KnownPerson> {
  const nobody = { found: null, question: null }
  const keys = ['職員番号', 'メール'].filter((column) => facts.filled.has(column))
  const by = keys.find((column) => cells.text(column) !== '') ?? keys[0] ?? '氏名'
  if (cells.required(by) === '') return nobody
  if (by === '職員番号') return { found: personNumbered(cells, facts), question: null }
  // Without a day nobody can tell who was where: the day is mended first.
  if (day === null && by === '氏名') return nobody
  const on = day ?? facts.today
  const fitting = by === 'メール' ? facts.people.byMail(mailOf(cells), on) : facts.people.byName(wordsOf(cells), on)
  return oneOf(cells, facts, { by, on, fitting })
}

function oneOf(
  cells: Cells,
  { people, answers }: CompletionFacts,
  { by, on, fitting }: { by: string; on: CityDate; fitting: readonly KnownPerson[] },
): Found<KnownPerson> {
  const [only] = fitting
  if (!only) {
    cells.note(by, 'PERSON_UNKNOWN', unknownReason(cells, people, by, on))
    return { found: null, question: null }
  }
  if (fitting.length === 1) return { found: only, question: null }
  const candidates = fitting.map((person) => people.candidateOf(person, on))
  const chosen = fitting.find((person) => person.staffNumber === answers[cells.line]) ?? null
  const question = { line: cells.line, name: cells.text(by), candidates, chosen: chosen?.staffNumber ?? null }
  if (chosen) return { found: chosen, question }
  const hint = candidates.map(({ staffNumber, unit, title }) => `${staffNumber}（${[unit, title].join(' ').trim()}）`)
  const reason = `当てはまる人が ${fitting.length} 人います：${hint.join('、')}。どの人かを選ぶか、職員番号を書いてください。`
  cells.note(by, 'PERSON_AMBIGUOUS', reason, { hint: candidates.map((one) => one.staffNumber) })
  return { found: null, question }
}

function personNumbered(cells: Cells, { people }: CompletionFacts): KnownPerson | null {
  const number = keyOf(cells.text('職員番号'))
  if (!/^\d{1,20}$/.test(number)) {
    cells.note('職員番号', 'STAFFNO_FORMAT', '職員番号は数字だけで書いてください。')
    return null
  }
  const person = people.byNumber(number)
  if (person) return person
  const like = people.likeNumber(number)
  if (like) {
    const reason = `職員番号 ${like} と先頭の 0 だけが違います。同じ人なら ${like} に直してください（Excel では列を文字列にします）。`
    cells.note('職員番号', 'STAFFNO_ZEROS', reason, { hint: [like] })
  } else {
    cells.note(
      '職員番号',
      'PERSON_UNKNOWN',
      'この職員番号の職員がいません。番号を確かめるか、先に職員を取り込んでください。',
    )
  }
  return null
}

function unknownReason(cells: Cells, people: PeopleDirectory, by: string, on: CityDate): string {
  if (by === 'メール') return 'このメールアドレスの職員がいません。アドレスを確かめるか、職員番号を書いてください。'
  const elsewhere = people.named(cells.text('氏名')).map((person) => people.candidateOf(person, on))
  if (elsewhere.length === 0)
    return 'この氏名の職員がいません。漢字（髙・﨑など）を確かめるか、職員番号を書いてください。'
  const units = [...new Set(elsewhere.map(({ unit }) => `「${unit}」`))].join('')
  return `修了日にこの部局・所属にいた、この氏名の職員がいません。同じ氏名の人は${units}にいます。所属か職員番号を直してください。`
}

function mailOf(cells: Cells): string {
  return cells.text('メール').normalize('NFKC').toLowerCase()
}

function wordsOf(cells: Cells) {
  const [first = '', second] = cells.text('所属').split(/[/／]/)
  const department = cells.text('部局')
  if (department === '' && second !== undefined) {
    return { name: cells.text('氏名'), department: first.trim(), section: second.trim() }
  }
  return { name: cells.text('氏名'), department, section: cells.text('所属') }
}

function readCourse(
  cells: Cells,
  { courses, filled }: CompletionFacts,
  day: CityDate | null,
): { code: string | null; question: CourseQuestion | null } {
  const code = cells.text('研修コード')
  const title = cells.text('研修名')
  const column = code !== '' || (title === '' && filled.has('研修コード')) ? '研修コード' : '研修名'
  const written = cells.required(column)
  if (written === '') return { code: null, question: null }
  const known =
    column === '研修コード' ? [courses.byCode(written)].flatMap((one) => one ?? []) : courses.byTitle(written, day)
  const [only] = known
  if (only && known.length === 1) return { code: only.code, question: null }
  if (only) {
    const hint = known.map((course) => course.code)
    const reason = `同じ名前の研修が ${hint.join('、')} とあります。研修コードを書いてください。`
    cells.note(column, 'COURSE_UNKNOWN', reason, { hint })
    return { code: null, question: null }
  }
  const said = courses.byAlias(written)?.code ?? null
  if (said === null) {
    const reason = `「${written}」という研修が目録にありません。研修コードか名前を直すか、どの研修に当たるかを決めてください。`
    cells.note(column, 'COURSE_UNKNOWN', reason)
  }
  const shown = column === '研修コード' && title !== '' ? `${written}（${title}）` : written
  return { code: said, question: { key: courseKey(written), written: shown, course: said } }
}

function readScore(cells: Cells): number | null {
  const written = cells.text('点数')
  if (written === '') return null
  const parsed = parseScore(written)
  if (parsed.ok) return parsed.score
  const reason =
    parsed.bad === 'SCORE_RANGE'
      ? '点数は 0 から 100 までです。点数を確かめてください。'
      : '点数として読めません。90 や 87.5 のように、数字で書いてください。'
  cells.note('点数', parsed.bad, reason)
  return null
}
