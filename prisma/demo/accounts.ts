import { cityDate } from '~/domain/calendar'
import { record } from '~/facts/record'
import { insertRows, insertRowsForIds, officeTime } from './bulk'
import { type City, castMember, employmentOn, type Person } from './city'
import { fullName } from './names'
import { enteredOn, type Writing } from './written'

/** An account for everybody in the headcount and whom a head includes, the functions that 事務局 granted, and the list on the demo's sign-in page. */

const GRANTED_ON = cityDate('2026-10-01')
const COMMITTEE_ON = cityDate('2027-08-02')

const KINDS: readonly [string, string][] = [
  ['職員', '石黒 美咲'],
  ['所属長', '中川 誠一'],
  ['職員課', '小杉 亮子'],
  ['事務局', '奥村 亮'],
  ['リーダー', '加藤 香織'],
  ['マスター', '高島 直樹'],
  ['デジタル技術官', '大川 徹'],
  ['認定委員', '水橋 隆之'],
  ['部局長', '浅野 由紀'],
  ['監査', '監査 担当'],
  ['管理者', '城端 徹'],
]
const WITHOUT_PERSON = ['監査 担当', '佐伯 真（外部委員）']

const GRANTS: readonly [string, string, string][] = [
  ['奥村 亮', 'dx_office', GRANTED_ON],
  ['四方 哲也', 'dx_office', GRANTED_ON],
  ['佐藤 翔太', 'dx_office', GRANTED_ON],
  ['小杉 亮子', 'hr_section', GRANTED_ON],
  ['立山 典子', 'hr_section', GRANTED_ON],
  ['監査 担当', 'auditor', GRANTED_ON],
  ['城端 徹', 'administrator', GRANTED_ON],
  ['水橋 隆之', 'committee_member', COMMITTEE_ON],
  ['立山 典子', 'committee_member', COMMITTEE_ON],
  ['四方 哲也', 'committee_member', COMMITTEE_ON],
  ['荒木 恵子', 'committee_member', COMMITTEE_ON],
  ['佐伯 真（外部委員）', 'committee_member', COMMITTEE_ON],
]

export async function writeAccounts(writing: Writing, city: City): Promise<void> {
  const regular = city.people.filter((person) => person.employments.some((one) => one.type !== 'fiscal_year'))
  const owners = [...regular, ...city.inclusions.map(({ person }) => person)]
  const ids = await insertRowsForIds(writing.sql, 'account', [
    ...owners.map((person) => ({
      person_id: writing.personIds.get(person),
      display_name: fullName(person.family, person.given).name,
      disabled_at: disabledAt(person, writing),
    })),
    ...WITHOUT_PERSON.map((name) => ({ person_id: null, display_name: name, disabled_at: null })),
  ])
  owners.forEach((person, index) => {
    writing.accountIds.set(person, ids[index] ?? 0)
  })
  const accountOf = (name: string) => {
    const place = WITHOUT_PERSON.indexOf(name)
    const id = place >= 0 ? ids[owners.length + place] : writing.accountIds.get(castMember(city, name))
    if (id === undefined) throw new Error(`${name} has no account`)
    return id
  }
  for (const day of [GRANTED_ON, COMMITTEE_ON]) {
    const rows = GRANTS.filter(([, , on]) => on === day).map(([name, granted]) => ({
      accountId: accountOf(name),
      function: granted,
      validFrom: day,
      validTo: null,
    }))
    await record(writing.sql, 'function_grant', rows, enteredOn(day, 0.02))
  }
  await insertRows(
    writing.sql,
    'demo_account',
    KINDS.map(([kind, name], position) => ({ kind, position, account_id: accountOf(name) })),
  )
}

function disabledAt(person: Person, { today }: Writing): Date | null {
  if (employmentOn(person, today)) return null
  const left = person.employments.at(-1)?.to
  return left ? officeTime(left, 0) : null
}
