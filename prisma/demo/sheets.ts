import { createHash } from 'node:crypto'
import { addDays, type CityDate, cityDate, dayOf, fiscalYear } from '~/domain/calendar'
import { mayNameDepartment } from '~/domain/pulse'
import { pulseMeansNow, storePulsePublication, storePulseYear } from '~/facts/pulse'
import { addSheetVersion } from '~/facts/sheets'
import { loadSheet } from '~/features/sheets/load-sheet.server'
import { figuresToKeep } from '~/features/sheets/sheet-rows'
import { insertRows } from './bulk'
import { type City, castMember, isRegularOn, onLeaveOn, type Person, postOn } from './city'
import { departmentOfCode } from './establishment'
import targets from './plan-targets.json'
import { type Random, randomOf } from './random'
import timeline from './timeline.json'
import { enteredOn, personId, unitId, type Writing } from './written'

/** 組織文化の調査 of three Novembers, and what was written and said of the plan's sheets for R9. */
export async function writeSheets(writing: Writing, city: City): Promise<void> {
  for (const told of timeline.pulse) await writePulse(writing, city, told)
  for (const told of SAID) await writeSheet(writing, city, told)
}

type PulseTold = (typeof timeline.pulse)[number]

async function writePulse(writing: Writing, city: City, told: PulseTold): Promise<void> {
  const year = fiscalYear(told.fiscalYear)
  const opensOn = dayOf(told.fiscalYear, 11, 1)
  const closesOn = told.openUntil === undefined ? dayOf(told.fiscalYear, 11, 30) : cityDate(told.openUntil)
  const { questions } = targets.supportingMeasures.pulse
  await storePulseYear(
    writing.sql,
    { fiscalYear: year, questions, opensOn, closesOn },
    enteredOn(addDays(opensOn, -14)),
  )
  const random = randomOf(`組織文化 ${told.fiscalYear}`)
  const asked = city.people.filter((person) => isRegularOn(person, opensOn) && !onLeaveOn(person, opensOn))
  const willing = asked.filter((person) => !isShown(city, person))
  const answering = random.sample(willing, told.responses)
  const answers = told.means.map((mean) => answersOf(random, told.responses, mean))
  const departments = departmentsOf(asked, opensOn)
  await insertRows(
    writing.sql,
    'pulse_answer',
    answering.map((person, place) => ({
      id: uuidOf(`${told.fiscalYear} ${place}`),
      fiscal_year: told.fiscalYear,
      department_id: departmentId(writing, departments, person, opensOn),
      answers: answers.map((own) => own[place]),
    })),
  )
  if (told.openUntil === undefined) return
  await insertRows(
    writing.sql,
    'pulse_participation',
    random.shuffle(answering).map((person) => ({ fiscal_year: told.fiscalYear, person_id: personId(writing, person) })),
  )
  const means = await pulseMeansNow(writing.sql, year)
  if (!means) throw new Error(`no answers in ${told.fiscalYear}`)
  const publishedOn = addDays(writing.today, -1)
  await storePulsePublication(writing.sql, { fiscalYear: year, publishedOn, means }, enteredOn(publishedOn, 0.7))
}

/** Those whom the demo signs in as have not answered this year: they see how it is done. */
function isShown(city: City, person: Person): boolean {
  return [...city.cast.values()].includes(person)
}

/** Answers around a mean that come to it exactly, in no order. */
function answersOf(random: Random, count: number, mean: number): number[] {
  const answers = Array.from({ length: count }, () => {
    const drawn = Math.round(mean + random.normal() * 0.9)
    return Math.min(5, Math.max(1, drawn))
  })
  let missing = Math.round(mean * count) - answers.reduce((sum, answer) => sum + answer, 0)
  while (missing !== 0) {
    const step = Math.sign(missing)
    const place = random.int(0, count - 1)
    const changed = (answers[place] ?? 0) + step
    if (changed < 1 || changed > 5) continue
    answers[place] = changed
    missing -= step
  }
  return answers
}

/** How many work in each department on a day. */
function departmentsOf(people: readonly Person[], day: CityDate): Map<string, number> {
  const departments = new Map<string, number>()
  for (const person of people) {
    const post = postOn(person, day)
    if (!post) continue
    const code = departmentOfCode(post.unit)
    departments.set(code, (departments.get(code) ?? 0) + 1)
  }
  return departments
}

function departmentId(
  writing: Writing,
  departments: ReadonlyMap<string, number>,
  person: Person,
  day: CityDate,
): number | null {
  const post = postOn(person, day)
  if (!post) return null
  const code = departmentOfCode(post.unit)
  return mayNameDepartment(departments.get(code) ?? 0) ? unitId(writing, code) : null
}

/** The same id every time, from a text. */
function uuidOf(text: string): string {
  const hash = createHash('sha256').update(`組織文化 ${text}`).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

type Said = {
  sheet: number
  year: number
  by: string
  on: string
  comment: string
  issues: string
  opinion?: string
  answer?: string
  activities?: string[]
}

const R9_COMMENT =
  'DX推進リーダーは +31人、DX推進マスターは +2人で、どちらも目標を満たした。認定は10月と2月の委員会で行い、完了・運用に入った業務改善は 41 件である。'
const R9_ISSUES =
  'リーダーもマスターもいない所属が多く残る。令和10年度は、候補者のいない所属の所属長に推薦を依頼し、業務改善の時期を早める。'

const SAID: readonly Said[] = [
  {
    sheet: 31,
    year: 2026,
    by: '奥村 亮',
    on: '2027-04-21',
    comment:
      '育成計画を策定し、ITスキル標準とスキルマップを 3 部局で試行した。デジタル技術官は 2月に採用を決め、4月に着任した。',
    issues: '令和9年度は全庁で自己評価を行い、10月に最初の認定委員会を開く。',
    activities: ['育成計画を策定', '採用を決定'],
  },
  { sheet: 31, year: 2027, by: '奥村 亮', on: '2028-04-14', comment: R9_COMMENT, issues: R9_ISSUES },
  {
    sheet: 31,
    year: 2027,
    by: '奥村 亮',
    on: '2028-05-26',
    comment: R9_COMMENT,
    issues: R9_ISSUES,
    opinion:
      '初年度の目標を達成したことは評価する。人数だけでなく、所属の偏りと、育成した職員が業務改善に使えている時間を示してほしい。',
    answer:
      'リーダーかマスターがいる所属の数と、業務改善で減った時間を、参考指標として毎年度この個票に載せる。部局ごとの偏りも、ポータルの目標のページで示す。',
  },
  {
    sheet: 31,
    year: 2028,
    by: '奥村 亮',
    on: '2028-11-01',
    comment:
      '10月の委員会でリーダー 14人とマスター 1人を認定した。年度の目標には、2月の委員会に間に合う候補で届く見込みである。',
    issues: '候補の業務改善の運用開始を 12月までに早める。リーダーも候補もいない所属の所属長に、推薦を依頼する。',
  },
  {
    sheet: 4,
    year: 2026,
    by: '奥村 亮',
    on: '2027-04-21',
    comment: 'データ利活用人材の役割と要る技能を決め、育成計画に入れた。',
    issues: '令和9年度に最初の 2 人を指定する。',
    activities: ['育成計画を策定'],
  },
  {
    sheet: 4,
    year: 2027,
    by: '奥村 亮',
    on: '2028-04-14',
    comment: 'データ利活用人材を 2 人指定し、目標を満たした。',
    issues: '令和12年度の目標は計画の表に記載がなく、+2人と推定している。中間評価で確かめる。',
  },
]

async function writeSheet(writing: Writing, city: City, told: Said): Promise<void> {
  const { sql } = writing
  const savedOn = cityDate(told.on)
  const year = fiscalYear(told.year)
  const loaded = await loadSheet({ sql, today: savedOn }, { number: told.sheet, year })
  if (!loaded) throw new Error(`no sheet ${told.sheet} of ${told.year}`)
  const [row] = await sql.$queryRaw<{ id: number }[]>`
    SELECT id FROM account WHERE person_id = ${personId(writing, castMember(city, told.by))}`
  const basedOn = loaded.versions.filter((version) => version.fiscalYear === year).length
  const content = {
    comment: told.comment,
    issues: told.issues,
    opinion: told.opinion ?? '',
    answer: told.answer ?? '',
    activities: told.activities ?? [],
    asOf: loaded.ground.asOf,
    figures: figuresToKeep(loaded.ground),
  }
  const stamp = { ...enteredOn(savedOn, 0.6), by: row?.id ?? null }
  const version = await addSheetVersion(sql, { sheet: told.sheet, fiscalYear: year, basedOn, content, savedOn }, stamp)
  if (version === null) throw new Error(`sheet ${told.sheet} of ${told.year} was not saved`)
}
