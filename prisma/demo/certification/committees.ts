import { type CityDate, cityDate } from '~/domain/calendar'
import { insertRows } from '../bulk'
import { type City, castMember, type Person, postOn } from '../city'
import { sectionOfCode } from '../establishment'
import timeline from '../timeline.json'
import type { Writing } from '../written'
import { type CommitteeName, committeeDays } from './applicants'

/** 認定委員会: who sat in each round, who was kept out of a case, and what was minuted. */
export type Committees = {
  idOf: (name: CommitteeName) => number
  /** Who took part in a decision on somebody, and who was excluded. */
  present: (name: CommitteeName, applicant: Person, day: CityDate) => { tookPart: number[]; excluded: number[] }
}

const NAMES = ['CMT-2027-1', 'CMT-2027-2', 'CMT-2028-1', 'CMT-2028-2'] as const
const CHAIR = '水橋 隆之'
const STAFF = [CHAIR, '立山 典子', '四方 哲也', '荒木 恵子']

export async function writeCommittees(writing: Writing, city: City): Promise<Committees> {
  const accounts = await membersOf(writing)
  const rows = await writing.sql.$queryRaw<{ id: number; heldOn: CityDate }[]>`
    SELECT c.id, c.held_on::text AS "heldOn" FROM committee c`
  const idOf = (name: CommitteeName) => {
    const found = rows.find(({ heldOn }) => heldOn === committeeDays(name).heldOn)
    if (!found) throw new Error(`${name} was not written`)
    return found.id
  }
  const chair = writing.accountIds.get(castMember(city, CHAIR))
  await insertRows(
    writing.sql,
    'committee_member',
    NAMES.flatMap((name) =>
      accounts.map((account) => ({ committee_id: idOf(name), account_id: account, chair: account === chair })),
    ),
  )
  await insertRows(
    writing.sql,
    'committee_minutes',
    NAMES.flatMap((name) => {
      const text = minutesOf(name)
      if (!text) return []
      return [{ committee_id: idOf(name), text, recorded_at: new Date(`${committeeDays(name).heldOn}T16:00:00+09:00`) }]
    }),
  )
  const staff = STAFF.map((name) => castMember(city, name))
  return {
    idOf,
    present(_name, applicant, day) {
      const excluded = staff
        .filter((member) => sectionOn(member, day) === sectionOn(applicant, day))
        .flatMap((member) => writing.accountIds.get(member) ?? [])
      return { tookPart: accounts.filter((account) => !excluded.includes(account)), excluded }
    },
  }
}

function sectionOn(person: Person, day: CityDate): string {
  return sectionOfCode(postOn(person, day)?.unit ?? '')
}

async function membersOf({ sql }: Writing): Promise<number[]> {
  const rows = await sql.$queryRaw<{ id: number }[]>`
    SELECT g.account_id AS id FROM function_grants_on(${cityDate('2027-10-01')}::date) g WHERE g.function = 'committee_member' ORDER BY 1`
  return rows.map(({ id }) => id)
}

/** null while it has not met. */
function minutesOf(name: CommitteeName): string | null {
  const decided = timeline.applications.filter(({ committee }) => committee === name)
  const counted = (key: 'certified' | 'refused') => decided.reduce((sum, one) => sum + one[key], 0)
  if (counted('certified') === 0) return null
  return `申請書類と、メンターの承認、所属長の推薦を確かめて審査した。認定 ${counted('certified')} 件、不認定 ${counted('refused')} 件。除斥の委員は、その申請の審査の間、席を外した。不認定の申請者には、理由と次にすることを書面で知らせる。`
}
