import { PrismaPg } from '@prisma/adapter-pg'
import { type CityDate, cityDate } from '~/domain/calendar'
import { rebuildCurrentLevels } from '~/facts/current-levels'
import { storePublication } from '~/facts/publication'
import type { Sql } from '~/facts/sql'
import { publishStandard, storeStandardDraft } from '~/facts/standard-draft'
import { PrismaClient } from '~/generated/prisma/client'
import { writeAccounts } from './accounts'
import { buildCity } from './build-city'
import { officeTime } from './bulk'
import { writeCertificateNumbers } from './certificate-numbers'
import { writeAims, writeCertificates, writeProvisionalMentors } from './certificates'
import { writeCertification } from './certification/write-certification'
import { type City, isRegularOn } from './city'
import { writeGoals } from './goals'
import { type History, tellHistory } from './history'
import { type Learning, tellLearning, writeAllLearning } from './learning/learning'
import { writeMentoring } from './mentoring'
import { writeLooks, writeNotices } from './notices'
import { writeOfficer } from './officer'
import { type Practice, tellPractice, writePractice } from './practice/write-practice'
import type { Programme } from './programme'
import { writeSheets } from './sheets'
import { STANDARD } from './skills'
import timeline from './timeline.json'
import {
  closeRounds,
  writeDrafts,
  writeEntries,
  writeOfficerLevels,
  writePurpose,
  writeRounds,
} from './write-assessments'
import { writeFrameworks } from './write-frameworks'
import { writeNextStandard } from './write-next-standard'
import { writeHeads, writeInclusions, writeUnits } from './write-organisation'
import { writePeople } from './write-people'
import { enteredOn, type Writing, type WrittenSkill } from './written'

/**
 * Fills an empty database with the demo city and its history up to the autumn of R10, in one transaction:
 * a fill that is killed leaves nothing. The same city every time.
 */
export async function fillDemoCity(
  ownerUrl: string,
  options: { today: string; say: (line: string) => void },
): Promise<void> {
  const today = cityDate(options.today)
  const { city, programme } = buildCity(HISTORY_ENDS)
  const history = tellHistory(city, programme, HISTORY_ENDS)
  const learning = tellLearning(city, programme, history, HISTORY_ENDS)
  const practice = tellPractice(city, programme, history, HISTORY_ENDS)
  const adapter = new PrismaPg({
    connectionString: ownerUrl,
    max: 1,
    // The adapter drops the offset of a timestamptz: sessions must speak UTC.
    options: '-c TimeZone=UTC -c jit=off -c synchronous_commit=off',
  })
  const owner = new PrismaClient({ adapter })
  try {
    await owner.$transaction(
      (sql) => write(sql, { city, programme, history, learning, practice, today, say: options.say }),
      {
        timeout: 300_000,
        maxWait: 20_000,
      },
    )
    // Without fresh statistics the first pages would be planned for empty tables.
    await owner.$executeRawUnsafe('ANALYZE')
  } finally {
    await owner.$disconnect()
  }
}

const HISTORY_ENDS = cityDate(timeline.demoDate)
const PILOT_FROM = cityDate('2026-10-01')

type Told = {
  city: City
  programme: Programme
  history: History
  learning: Learning
  practice: Practice
  today: CityDate
  say: (line: string) => void
}

async function write(sql: Sql, told: Told): Promise<void> {
  const { city, programme, history, learning, practice, today, say } = told
  await sql.$executeRawUnsafe(
    'INSERT INTO portal_clock (id, today) VALUES (1, $1::date) ON CONFLICT (id) DO UPDATE SET today = excluded.today',
    today,
  )
  const writing: Writing = {
    sql,
    today: HISTORY_ENDS,
    unitIds: new Map(),
    personIds: new Map(),
    accountIds: new Map(),
    ...(await writeStandard(sql)),
  }
  await writeUnits(writing)
  await writePeople(writing, city.people, programme.leftLate)
  await writeHeads(writing, city)
  await writeInclusions(writing, city)
  await writeAccounts(writing, city)
  say('組織と職員を書きました。')
  await writeCertificates(writing, programme)
  await writeGoals(writing, city)
  await writeOfficer(writing, city)
  await writeProvisionalMentors(writing, programme)
  await writeAims(writing, city, programme, history.volunteers)
  await writeMentoring(writing, city, programme)
  await writeAssessments(writing, told)
  say('評価と確認を書きました。')
  await writeAllLearning(writing, city, learning)
  await writePractice(writing, practice)
  await writeCertification(writing, city, programme)
  await writeCertificateNumbers(writing)
  say('研修と業務改善を書きました。')
  await writeSheets(writing, city)
  await writeNextStandard(writing, city)
  await writeNotices(writing, city)
  await writeLooks(writing, city)
}

async function writeStandard(sql: Sql): Promise<{ standardVersionId: number; skills: WrittenSkill[] }> {
  const draft = await storeStandardDraft(sql, STANDARD, enteredOn(PILOT_FROM, 0))
  if (!draft.stored) throw new Error(draft.reason)
  await publishStandard(sql, draft.versionId, PILOT_FROM, enteredOn(PILOT_FROM, 0.01))
  await writeFrameworks(sql)
  const skills = await sql.$queryRawUnsafe<WrittenSkill[]>(
    'SELECT id, code, tier FROM skill WHERE standard_version_id = $1 ORDER BY position',
    draft.versionId,
  )
  return { standardVersionId: draft.versionId, skills }
}

async function writeAssessments(writing: Writing, { city, history, today }: Told): Promise<void> {
  const roundIds = await writeRounds(writing, history)
  const { asOf, acknowledged } = timeline.purposeAcknowledgements
  const present = new Set(city.people.filter((person) => isRegularOn(person, cityDate(asOf))))
  await writePurpose(writing, { entries: history.entries, present, count: acknowledged })
  await writeOfficerLevels(writing, city, history)
  await writeEntries(writing, history.entries, roundIds)
  await writeDrafts(writing, history, roundIds)
  // The planner knows nothing of rows that this transaction has written until they are analysed.
  await writing.sql.$executeRawUnsafe('ANALYZE')
  // The rest reads what was just written: without statistics it would be planned for empty tables.
  await writing.sql.$executeRawUnsafe('ANALYZE')
  await closeRounds(writing, roundIds)
  await rebuildCurrentLevels(writing.sql, today)
  for (const { id, title, on } of PUBLISHED) {
    const day = cityDate(on)
    const stamp = { at: officeTime(day, 0.5), by: null }
    const published = await storePublication(writing.sql, { roundId: roundIds.get(id) ?? 0, day, title, stamp })
    if (published === null) throw new Error(`${id} could not be published`)
  }
}

const PUBLISHED = [
  { id: 'RND-R9', title: '令和9年度 スキルマップ', on: '2027-08-31' },
  { id: 'RND-R10', title: '令和10年度 スキルマップ', on: '2028-08-31' },
]
