import { readFileSync } from 'node:fs'
import Encoding from 'encoding-japanese'
import { addMonths, type CityDate, cityDate, dayOf, inWareki, laterOf, partsOf } from '~/domain/calendar'
import type { AppointingAuthority } from '~/domain/known-units'
import { APPOINTING_AUTHORITY_WORDS } from '~/domain/terms'
import { toXlsx } from '~/platform/spreadsheet/write-table-file'
import { drawName, fullName } from '../../prisma/demo/names'
import { type Random, randomOf } from '../../prisma/demo/random'

/* The files that a city of 4,000 sends: its units of a day, and everybody in them. The same in every run. */

type Unit = {
  code: string
  name: string
  names?: { from: string; name: string }[]
  parent: string | null
  kind: 'department' | 'section' | 'subunit'
  label?: string
  headcount: number
  headcountChanges?: { from: string; headcount: number }[]
  appointingAuthority: AppointingAuthority
  workplaceType: string
  confirms: boolean
  validFrom: string
  validTo: string | null
}

type Rows = string[][]

const DAY = cityDate('2028-11-15')
const UNIT_COLUMNS = '組織コード 組織名 上位組織コード 種別 任命権者 有効開始日 確認単位 勤務場所の型'.split(' ')
const STAFF_COLUMNS = '職員番号 氏名 フリガナ メール 部局 所属 職名 任用形態 採用年月日 発令年月日'.split(' ')
const KINDS = { department: '部局', section: '所属', subunit: '' }

export function unitRows(): Rows {
  const rows = unitsOfTheDay().map((unit) => [
    unit.code,
    nameOn(unit),
    unit.parent ?? '',
    unit.label ?? KINDS[unit.kind],
    APPOINTING_AUTHORITY_WORDS[unit.appointingAuthority],
    unit.validFrom,
    unit.confirms ? '○' : '×',
    unit.workplaceType,
  ])
  return [UNIT_COLUMNS, ...rows]
}

export function staffRows(): Rows {
  const random = randomOf('bench staff')
  const units = unitsOfTheDay()
  const departments = new Map(units.map((unit) => [unit.code, unit]))
  const rows: Rows = []
  for (const section of units.filter((unit) => unit.kind === 'section')) {
    const department = departments.get(section.parent ?? '')
    for (let place = 0; place < headcountOn(section); place += 1) {
      const number = String(50_001 + rows.length).padStart(6, '0')
      rows.push([number, ...personRow(random, department ? nameOn(department) : '', section, place)])
    }
  }
  return [STAFF_COLUMNS, ...rows]
}

/** As Windows saves it. */
export function cp932Csv(rows: Rows): Buffer {
  const text = rows.map((row) => `${row.join(',')}\r\n`).join('')
  const bytes = Encoding.convert(Encoding.stringToCode(text), { from: 'UNICODE', to: 'SJIS', fallback: 'error' })
  return Buffer.from(bytes)
}

export async function workbook(rows: Rows): Promise<Buffer> {
  return Buffer.from(await toXlsx([{ name: '職員', rows }]))
}

function personRow(random: Random, department: string, section: Unit, place: number): string[] {
  const { name, kana } = nameInCp932(random)
  const hiredOn = random.chance(0.9) ? dayOf(random.int(1990, 2027), 4, 1) : cityDate('2019-05-01')
  const orderedOn = laterOf(
    laterOf(hiredOn, cityDate(section.validFrom)),
    addMonths(cityDate('2026-04-01'), 12 * random.int(0, 2)),
  )
  const email =
    section.workplaceType === 'shift' && random.chance(0.25) ? '' : `b${random.int(0, 1e9)}-${place}@imp.example.jp`
  const title = place === 0 ? '課長' : place % 9 === 1 ? '係長' : random.pick(['主事', '主任', '主査', '技師'])
  const employment = hiredOn >= '2024' && random.chance(0.02) ? '任期付' : '正規'
  const reading = random.chance(1 / 3) ? Encoding.toHankanaCase(kana) : kana
  return [
    name,
    reading,
    email,
    department,
    nameOn(section),
    title,
    employment,
    spelt(random, hiredOn),
    spelt(random, orderedOn),
  ]
}

/** 𠮷 and its like are not in CP932: a city that saves so writes another character. */
function nameInCp932(random: Random): { name: string; kana: string } {
  const { family, given } = drawName(random, random.pick(['female', 'male'] as const), new Set())
  const full = fullName(family, given)
  return { ...full, name: full.name.replaceAll('𠮷', '吉') }
}

/** A date as one city or another writes it. */
export function spelt(random: Random, date: CityDate): string {
  const { year, month, day } = partsOf(date)
  return random.pick([
    date,
    `${year}/${month}/${day}`,
    inWareki(date),
    Encoding.toZenkakuCase(`${year}年${month}月${day}日`),
  ])
}

function unitsOfTheDay(): Unit[] {
  const file = new URL('../../prisma/demo/organisation.json', import.meta.url)
  const { units }: { units: Unit[] } = JSON.parse(readFileSync(file, 'utf8'))
  return units.filter((unit) => unit.validFrom <= DAY && (unit.validTo === null || unit.validTo >= DAY))
}

function nameOn(unit: Unit): string {
  return unit.names?.findLast((one) => one.from <= DAY)?.name ?? unit.name
}

function headcountOn(unit: Unit): number {
  return unit.headcountChanges?.findLast((one) => one.from <= DAY)?.headcount ?? unit.headcount
}
