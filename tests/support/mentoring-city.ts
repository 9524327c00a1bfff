import { setConsequences } from '~/access/consequences'
import { cityDate } from '~/domain/calendar'
import { recordConfirmations } from '~/facts/confirmed-levels'
import { record } from '~/facts/record'
import { mentee } from '~/features/mentoring/mentee.server'
import { mentoring } from '~/features/mentoring/mentoring.server'
import { whatFollows } from '~/wiring/consequences'
import { certified, committee, mentorOf } from './certification'
import { BEGINNING, confirmed, person, STAMP, standardFrom, unit } from './city-of'
import { testDatabase, todayIs } from './database'
import { cityWithCourses } from './imported-files'
import { aimAt, rulesFrom } from './learning'
import { signIn, type Visitor } from './signed-in'

/* A small city in which some mentor others, for tests of mentoring. */

const { db } = testDatabase()
const day = cityDate
export const today = day('2028-11-15')
export let city: Awaited<ReturnType<typeof smallCity>>

export async function mentoringCity(): Promise<void> {
  setConsequences(whatFollows)
  city = await smallCity()
}

export async function atToday(): Promise<void> {
  await todayIs(today)
}

/** An officer, a master with six candidates, a provisional and an assistant mentor; each unit is one department. */
async function smallCity() {
  const skills = await standardFrom(db, BEGINNING)
  await rulesFrom(db, BEGINNING)
  await cityWithCourses(db)
  await committee(db, { fiscalYear: 2028, sequence: 2, applyBy: day('2029-01-31'), heldOn: day('2029-02-20') })
  const department = await unit(db, { code: 'D01', name: '財務部' })
  const tax = await unit(db, { code: 'S001', name: '市民税課', parentId: department })
  const finance = await unit(db, { code: 'S002', name: '財政課', parentId: department })
  const it = await unit(db, { code: 'S006', name: '情報システム課', parentId: department })
  const named = (number: string, name: string, unitId: number) => person(db, { number, name, unitId })
  const officer = await named('100001', '大川 徹', it)
  const master = await named('100002', '高島 直樹', finance)
  const provisional = await named('100003', '野口 哲也', it)
  const leader = await named('100004', '加藤 香織', finance)
  const office = await named('100005', '奥村 亮', it)
  const nobody = await named('100006', '大野 五月', tax)
  const candidates: number[] = []
  for (const [index, name] of [
    '石黒 美咲',
    '安藤 達也',
    '木下 恵理',
    '谷川 健一',
    '野村 賢治',
    '大野 真由',
    '今井 久美',
  ].entries()) {
    const candidate = await named(`20000${index + 1}`, name, tax)
    await aimAt(db, {
      personId: candidate,
      role: 'DX_LEADER',
      from: day('2028-05-01'),
      nominatedBy: { personId: nobody, unitId: tax },
    })
    candidates.push(candidate)
  }
  await record(
    db,
    'appointment',
    [
      { personId: officer, role: 'TECH_OFFICER', validFrom: day('2027-04-01'), validTo: day('2032-04-01') },
      { personId: provisional, role: 'PROVISIONAL_MENTOR', validFrom: day('2028-04-01'), validTo: day('2029-04-01') },
    ],
    STAMP,
  )
  await certified(db, master, 'DX_MASTER', day('2028-02-22'), day('2031-03-31'))
  await certified(db, leader, 'DX_LEADER', day('2027-10-19'), day('2031-03-31'))
  for (const candidate of candidates.slice(0, 6)) await mentorOf(db, master, candidate, day('2028-05-22'))
  await mentorOf(db, leader, candidates[0] ?? 0, day('2028-06-05'), 'assistant_mentor')
  await mentorOf(db, officer, master, day('2028-04-03'))
  await db.$transaction((sql) =>
    recordConfirmations(
      sql,
      [master, officer].flatMap((who) =>
        ['AUT-RPA', 'BPR-ASI'].map((code) => confirmed(who, skills.get(code) ?? 0, 3, day('2028-07-10'))),
      ),
      STAMP,
      today,
    ),
  )
  return {
    skills,
    people: { officer, master, provisional, leader, nobody, candidates, misaki: candidates[0] ?? 0 },
    visitors: {
      技術官: await signIn(db, officer),
      マスター: await signIn(db, master),
      暫定: await signIn(db, provisional),
      補助: await signIn(db, leader),
      事務局: await signIn(db, office, ['dx_office']),
      職員: await signIn(db, nobody),
      美咲: await signIn(db, candidates[0] ?? 0),
    } satisfies Record<string, Visitor>,
  }
}

export const see = (who: Visitor) => mentoring(who('/mentoring'), { open: '', mentee: '' })

export const seeMentee = (who: Visitor, staffNumber = '200001') =>
  mentee(who(`/mentoring/${staffNumber}`), { staffNumber, edit: '0' })

export async function noticesOf(personId: number): Promise<string[]> {
  const rows = await db.notice.findMany({ where: { personId }, orderBy: { id: 'desc' }, select: { title: true } })
  return rows.map(({ title }) => title)
}
