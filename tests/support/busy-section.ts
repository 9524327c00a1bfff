import type { ApplicationEvent } from '~/domain/application'
import { addDays, cityDate, fiscalYearOf } from '~/domain/calendar'
import { type CertifiedRole, validThroughOf } from '~/domain/certificate'
import { issueCertificate } from '~/facts/certificates'
import { rulesOn } from '~/facts/certification-rules'
import { recordConfirmations } from '~/facts/confirmed-levels'
import { storeTargets } from '~/facts/goal-targets'
import { notify } from '~/facts/notices'
import { addCertificate } from '~/facts/outside-certificates'
import { storePublication } from '~/facts/publication'
import { storePulseYear } from '~/facts/pulse'
import { record } from '~/facts/record'
import { storeRoundSnapshot } from '~/facts/round-snapshot'
import { previewImport } from '~/features/imports/preview-import.server'
import { startImport } from '~/features/imports/start-import.server'
import type { PrismaClient } from '~/generated/prisma/client'
import { newSecretToken, secretTokenHash } from '~/platform/secret-token'
import { storeFile } from '~/platform/upload.server'
import targets from '../../prisma/demo/plan-targets.json'
import { writeFrameworks } from '../../prisma/demo/write-frameworks'
import { handIn, head, roundFor } from './builders'
import { application, committee } from './certification'
import { BEGINNING, confirmed, person, STAMP, standardFrom, unit } from './city-of'
import { cityWithCourses } from './imported-files'
import { courseSession, enrolment, rulesFrom } from './learning'
import { nextStandardDraft } from './next-standard'
import { project, tool } from './practice'
import { signIn, type Visitor } from './signed-in'

const TODAY = cityDate('2028-11-15')
const JULY = cityDate('2028-07-10')
const CLOSED = cityDate('2028-08-18')

/** A section in the middle of a round, as full of things to show as it has people. */
export type BusySection = {
  visitors: Record<
    '石黒' | '所属長' | '部局長' | 'マスター' | '代理' | '事務局' | '職員課' | '監査' | '管理者',
    Visitor
  >
  roundId: number
  importId: number
  evidenceId: number
  certificateId: number
  sessionId: number
  projectId: number
  artefactId: number
  toolId: number
  /** 石黒's, waiting for the head's recommendation. */
  applicationId: number
  /** The round that has it before it, and a case that is ready for it. */
  committeeId: number
  caseId: number
  /** Opens 石黒's calendar. */
  feedToken: string
  mailId: number
  /** More people, each with levels, things handed in and passed on, notices, looks and a wrong row in a file. */
  grow: (people: number) => Promise<void>
}

async function appointed(db: PrismaClient, personId: number): Promise<void> {
  const term = { validFrom: cityDate('2027-04-01'), validTo: cityDate('2032-04-01') }
  await record(db, 'appointment', [{ personId, role: 'TECH_OFFICER', ...term }], STAMP)
}

export async function busySection(db: PrismaClient): Promise<BusySection> {
  const skills = [...(await standardFrom(db, BEGINNING)).values()]
  await nextStandardDraft(db)
  await writeFrameworks(db)
  await rulesFrom(db, BEGINNING)
  await storeTargets(db, { version: '1', content: targets, from: BEGINNING }, STAMP)
  const november = { opensOn: cityDate('2028-11-01'), closesOn: cityDate('2028-11-30') }
  await storePulseYear(db, { fiscalYear: fiscalYearOf(TODAY), questions: ['一', '二', '三'], ...november }, STAMP)
  const department = await unit(db, { code: 'D01', name: '福祉保健部' })
  const section = await unit(db, { code: 'S001', name: '介護保険課', parentId: department })
  const elsewhere = await unit(db, { code: 'S002', name: '障害福祉課', parentId: department })
  const named = (number: string, name: string, unitId: number, title = '主事') =>
    person(db, { number, name, unitId, title, email: `${number}@city.example.jp` })
  const director = await named('100001', '浅野 由紀', department, '部長')
  const chief = await named('100002', '中川 誠一', section, '課長')
  const ishiguro = await named('100003', '石黒 美咲', section)
  const master = await named('100004', '高島 直樹', elsewhere)
  const helper = await named('100005', '坂井 健', section)
  const nurse = await named('100006', '水野 啓介', section)
  const officer = await named('100007', '奥村 亮', elsewhere)
  await appointed(db, await named('100008', '大川 徹', elsewhere))
  await head(db, department, director)
  await head(db, section, chief)
  const since = { validFrom: BEGINNING, validTo: null }
  await certified(db, master, 'DX_MASTER')
  await record(
    db,
    'delegation',
    [
      {
        unitId: section,
        personId: helper,
        kind: 'proxy',
        personIds: [],
        validFrom: JULY,
        validTo: addDays(TODAY, 100),
      },
    ],
    STAMP,
  )
  const period = { opensOn: cityDate('2028-11-01'), dueOn: cityDate('2028-11-24') }
  const roundId = await roundFor(db, period, [ishiguro, nurse], skills)
  await db.roundParticipant.update({
    where: { roundId_personId: { roundId, personId: nurse } },
    data: { modes: ['self', 'proxy', 'paper'] },
  })
  await confirmAll(db, [ishiguro, nurse, helper], skills)
  await publishRound(db, skills)
  const evidenceId = await evidenceWithFile(db, ishiguro, skills[0] ?? 0)
  if ((await db.course.count()) === 0) await cityWithCourses(db)
  const certificateId = await givesCertificate(db, ishiguro)
  const visitors = {
    石黒: await signIn(db, ishiguro),
    所属長: await signIn(db, chief),
    部局長: await signIn(db, director),
    マスター: await signIn(db, master),
    代理: await signIn(db, helper),
    事務局: await signIn(db, officer, ['dx_office']),
    職員課: await signIn(db, null, ['hr_section']),
    監査: await signIn(db, null, ['auditor']),
    管理者: await signIn(db, null, ['administrator']),
  }
  const { sessionId, feedToken } = await trainingOf(db, ishiguro)
  const practised = await practiceOf(db, { unitId: section, personId: ishiguro })
  const rounds = { fiscalYear: 2028, sequence: 2, applyBy: cityDate('2029-01-31'), heldOn: cityDate('2029-02-20') }
  const committeeId = await committee(db, rounds)
  const applicationId = await appliesAsLeader(db, ishiguro, committeeId)
  const caseId = await appliesAsLeader(db, helper, committeeId, true)
  await record(db, 'mentor_pair', [{ mentorId: master, menteeId: ishiguro, kind: 'mentor', ...since }], STAMP)
  let people = 0
  const busy = {
    visitors,
    roundId,
    importId: 0,
    evidenceId,
    certificateId,
    sessionId,
    ...practised,
    applicationId,
    committeeId,
    caseId,
    feedToken,
    mailId: 0,
    grow,
  }
  return busy

  async function grow(more: number): Promise<void> {
    for (let each = 0; each < more; each += 1) {
      people += 1
      const someone = await named(String(200_000 + people), `職員 ${people}`, section)
      await confirmAll(db, [someone], skills)
      await db.roundParticipant.create({
        data: {
          roundId,
          personId: someone,
          rule: 'POP-1',
          modes: ['self', 'proxy'],
          skillIds: skills,
          selfDueOn: new Date(period.dueOn),
          state: 'not_started',
        },
      })
      if (people % 2 === 0) await handInAndPassOn(someone)
      await record(db, 'role_aim', [{ personId: someone, role: 'DX_LEADER', ...since }], STAMP)
      await record(db, 'mentor_pair', [{ mentorId: master, menteeId: someone, kind: 'mentor', ...since }], STAMP)
      await noticedAndLookedAt(someone)
      await givesCertificate(db, someone)
      await certified(db, someone, 'DX_LEADER')
      await enrolment(db, {
        sessionId,
        personId: someone,
        state: ['waitlisted', 'seated', 'applied'][people % 3] ?? 'applied',
      })
      await practiceOf(db, { unitId: section, personId: someone })
      await appliesAsLeader(db, someone, committeeId)
    }
    busy.importId = await previewWithBadRows(people)
  }

  async function handInAndPassOn(someone: number): Promise<void> {
    const levels = new Map(skills.map((skillId, index) => [skillId, index % 4]))
    const { claims } = await handIn(db, someone, roundId, TODAY, levels)
    const claim = claims.get(skills[3] ?? 0) ?? 0
    await db.reviewRoute.create({
      data: {
        selfAssessmentId: claim,
        reviewerId: master,
        routedById: chief,
        routedOn: new Date(TODAY),
        recordedAt: STAMP.at,
      },
    })
    const given = { personId: someone, skillId: skills[3] ?? 0, detail: '', recordedAt: STAMP.at }
    await db.evidence.create({ data: { ...given, title: '報告', links: { create: { selfAssessmentId: claim } } } })
  }

  async function noticedAndLookedAt(someone: number): Promise<void> {
    await notify({ sql: db, today: TODAY, stamp: STAMP }, [ishiguro], { title: 'お知らせ', href: '/' })
    busy.mailId = (await db.mail.findFirstOrThrow({ orderBy: { id: 'desc' } })).id
    await signIn(db, someone)
    const account = await db.account.findUniqueOrThrow({ where: { personId: someone } })
    await db.look.create({
      data: { at: STAMP.at, accountId: account.id, actedAs: 'head', page: '/people/100003', personIds: [ishiguro] },
    })
  }
}

/** An application that has been taken in and waits for the head, or where that is done for the committee. */
async function appliesAsLeader(
  db: PrismaClient,
  personId: number,
  committeeId: number,
  recommended = false,
): Promise<number> {
  const published = await rulesOn(db, TODAY)
  const path = { signoff: true, recommendation: true, committee: true }
  const given = { signedOff: true, recommended }
  const events: ApplicationEvent[] = [
    { event: 'submit', on: cityDate('2028-11-01') },
    { event: 'accept', on: cityDate('2028-11-06'), given },
  ]
  const frozen = { rulesId: published?.id ?? 0, dossier: EMPTY_DOSSIER, committeeId }
  return application(db, { personId, role: 'DX_LEADER', startedOn: cityDate('2028-10-20'), path, events, frozen })
}

const EMPTY_DOSSIER = {
  rulesVersion: '2.0.0',
  ruleId: 'CERT-LEADER-1',
  role: 'DX_LEADER',
  stage: 'certification',
  on: '2028-11-01',
  evaluation: { eligible: false, usedTransitional: [], criteria: [] },
  serviceMonths: 30,
  levels: [],
  courses: [],
  projects: [],
  certificates: [],
}

async function certified(db: PrismaClient, personId: number, role: CertifiedRole): Promise<void> {
  const validThrough = validThroughOf(JULY, 3)
  const grant = { personId, role, event: 'grant', effectiveOn: JULY, state: 'valid' as const, validThrough }
  await record(db, 'certificate_event', [{ ...grant, conditionalThrough: null, note: null }], STAMP)
  await db.$transaction((sql) => issueCertificate(sql, { personId, role, grantedOn: JULY, applicationId: null }, STAMP))
}

async function confirmAll(db: PrismaClient, people: readonly number[], skills: readonly number[]): Promise<void> {
  const rows = people.flatMap((personId) => skills.slice(0, 12).map((skillId) => confirmed(personId, skillId, 2, JULY)))
  await db.$transaction((sql) => recordConfirmations(sql, rows, STAMP, TODAY))
}

async function evidenceWithFile(db: PrismaClient, personId: number, skillId: number): Promise<number> {
  const fileId = await storeFile(db, { name: '手順書.txt', kind: 'text', bytes: Buffer.from('手順') }, STAMP)
  const data = { personId, skillId, title: '手順書', detail: '', recordedAt: STAMP.at, fileId }
  return (await db.evidence.create({ data })).id
}

/** A project of somebody that operates, with a file, and the tool that came of it. */
async function practiceOf(
  db: PrismaClient,
  { unitId, personId }: { unitId: number; personId: number },
): Promise<{ projectId: number; artefactId: number; toolId: number }> {
  const steps = { start: cityDate('2028-06-01'), operate: cityDate('2028-08-01') }
  const projectId = await project(db, { unitId, by: personId, steps, measured: { on: CLOSED, hours: 40 } })
  const fileId = await storeFile(db, { name: '設計書.txt', kind: 'text', bytes: Buffer.from('設計') }, STAMP)
  const row = { projectId, kind: 'artifact', title: '設計書', url: null, fileId, addedOn: CLOSED }
  const [artefactId = 0] = await record(db, 'project_artefact', [row], STAMP)
  return { projectId, artefactId, toolId: await tool(db, { unitId, ownerId: personId }) }
}

/** A session that somebody has a seat in, and their calendar. */
async function trainingOf(db: PrismaClient, personId: number): Promise<{ sessionId: number; feedToken: string }> {
  const { id: courseId } = await db.course.findUniqueOrThrow({ where: { code: 'TRN-303' }, select: { id: true } })
  const sessionId = await courseSession(db, { courseId, startsOn: cityDate('2028-12-19'), capacity: null })
  await enrolment(db, { sessionId, personId, state: 'seated' })
  const feedToken = newSecretToken()
  await db.calendarFeed.create({
    data: { personId, tokenHash: secretTokenHash(feedToken), createdAt: STAMP.at },
  })
  return { sessionId, feedToken }
}

/** A certificate from elsewhere, waiting to be checked, with its file. */
async function givesCertificate(db: PrismaClient, personId: number): Promise<number> {
  const fileId = await storeFile(db, { name: '修了証.txt', kind: 'text', bytes: Buffer.from('修了') }, STAMP)
  const course = await db.course.findFirstOrThrow({ select: { id: true } })
  const given = {
    personId,
    courseId: course.id,
    completedOn: JULY,
    issuer: '県',
    fileId,
    url: null,
    submittedOn: TODAY,
  }
  return addCertificate(db, given, STAMP)
}

/** A round of the summer, closed and published, for those who see publications only. */
async function publishRound(db: PrismaClient, skills: readonly number[]): Promise<void> {
  const people = await db.person.findMany({ select: { id: true } })
  const roundId = await roundFor(
    db,
    { name: '夏の自己評価', opensOn: cityDate('2028-06-01'), dueOn: JULY },
    people.map(({ id }) => id),
    skills,
  )
  await db.round.update({ where: { id: roundId }, data: { state: 'closed', closedOn: new Date(CLOSED) } })
  await storeRoundSnapshot(db, roundId, CLOSED)
  await db.$transaction((sql) => storePublication(sql, { roundId, day: TODAY, title: '令和10年8月', stamp: STAMP }))
}

/** A staff file of which every row is wrong, read but not taken over. */
async function previewWithBadRows(rows: number): Promise<number> {
  const lines = ['職員番号,氏名,フリガナ,所属コード,職名,任用形態,採用年月日,発令年月日']
  for (let row = 0; row < rows; row += 1)
    lines.push(`30000${row},試験　太郎,シケン　タロウ,S999,主事,正規,2020-04-01,2028-04-01`)
  const file = { name: '職員.csv', kind: 'text' as const, bytes: Buffer.from(lines.join('\r\n')) }
  const started = await startImport.byCommandLine({ kind: 'staff', file })
  if (!started.ok) throw new Error(JSON.stringify(started))
  await previewImport.byCommandLine({ batchId: started.value.batchId })
  return started.value.batchId
}
