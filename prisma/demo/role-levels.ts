import type { City, Person } from './city'
import type { Programme } from './programme'
import { type Random, randomOf } from './random'
import { CORE, placeOfSkill, requiredLevels, SKILLS } from './skills'

/** Levels that the roles presuppose (certification rules), and those that the reference screens show. */

export type YearLevels = { y2026: number[]; y2027: number[]; y2028: number[] }

const LEADER_MUST = ['BPR-ASI', 'BPR-TOB', 'AUT-OPS', 'SEC-BAS', 'SEC-PRV']
const LEADER_FIRST = ['SYS-REQ', 'AIX-USE', 'AIX-RSK']
/** Candidates who lack a level and nothing else: 22 are on their way, as the timeline counts them. */
const UPKEEP_AT_1 = [24, 25, 28]
/** Skills at 3 that make a master (M3), with RPA of the pair. */
const MASTER_SKILLS = [
  'BPR-TOB',
  'AUT-OPS',
  'SYS-REQ',
  'SYS-PJM',
  'SYS-OPS',
  'SEC-DSG',
  'SEC-INC',
  'LDR-MEN',
  'AUT-RPA',
]
/** 村上 has seven of the eleven, 荒井 ten. */
const STILL_AT_2: Record<string, string[]> = {
  '村上 剛': ['SYS-PJM', 'SYS-OPS', 'SEC-DSG', 'LDR-MEN'],
  '荒井 由美': ['SYS-OPS'],
}

/** 介護保険課: core levels confirmed in July R10, in the order of the standard (reference screen "section"). */
const CARE_INSURANCE_CORE: Record<string, string> = {
  '中川 誠一': '21112112222',
  '黒田 修': '21021011121',
  '吉崎 久美子': '11111121121',
  '橋本 健太': '01111111120',
  '山崎 恵': '12212111121',
  '柳原 智也': '11111111221',
  '砂田 浩二': '02111011120',
  '竹内 沙織': '11111011110',
  '前田 剛': '11011010211',
  '米田 和也': '22112112221',
  '川合 正樹': '00100000000',
  '林 直子': '21111211111',
  '窪田 拓也': '11000021110',
  '北村 彩': '22222202222',
  '藤井 翔': '01000010000',
  '長谷川 美咲': '22222222222',
  '野上 慎吾': '11101011110',
  '森 真理': '12110121210',
  '島田 陽子': '12111111111',
  '石黒 美咲': '23212222221',
  '堀 千尋': '21101111020',
  '酒井 文': '21101111110',
  '水野 啓介': '11121220121',
  '稲垣 玲子': '11111102110',
  '谷口 葵': '12021102111',
  '桑原 奈々': '11210111111',
  '西田 舞': '11101110010',
  '石黒 誠': '12111111021',
  '松井 亮': '12011010011',
  '大島 遥': '11101001211',
  '浦田 悟': '11101100120',
  '沢田 学': '12111122221',
}

/** 石黒 美咲: the 20 extended skills confirmed in July R10; 調達・契約 was never asked. */
const ISHIGURO_EXTENDED: Record<string, number> = {
  'BPR-TOB': 2,
  'BPR-SVD': 1,
  'BPR-EFF': 1,
  'BPR-CHG': 2,
  'AUT-RPA': 1,
  'AUT-OCR': 1,
  'AUT-NCL': 1,
  'AUT-LDG': 1,
  'AUT-FRM': 0,
  'AUT-OPS': 1,
  'AIX-IMP': 1,
  'DAT-COL': 1,
  'DAT-GOV': 1,
  'SEC-DSG': 1,
  'SYS-REQ': 1,
  'SYS-PJM': 1,
  'SYS-OPS': 1,
  'LDR-FAC': 2,
  'LDR-MEN': 1,
  'LDR-KNW': 1,
}

export function fitToRoles(city: City, programme: Programme, levels: Map<Person, YearLevels>): void {
  const random = randomOf('levels of roles')
  const of = (person: Person) => {
    const own = levels.get(person)
    if (!own) throw new Error(`${person.number} has no levels`)
    return own
  }
  for (const person of [...programme.leadersFirst, ...programme.leadersSecond]) {
    reachLeader(random, of(person).y2027, 0.78)
    reachLeader(random, of(person).y2028, 0.9)
  }
  for (const person of programme.leadersThird) reachLeader(random, of(person).y2028, 0.8)
  for (const person of programme.candidates) nearLeader(random, of(person).y2028)
  for (const place of UPKEEP_AT_1) {
    const person = programme.candidates[place]
    if (person) of(person).y2028[placeOfSkill('AUT-OPS')] = 1
  }
  for (const person of programme.masters) {
    reachMaster(random, of(person).y2027, 0.85, [])
    reachMaster(random, of(person).y2028, 0.95, [])
  }
  for (const person of [programme.promoted, ...programme.masterCandidates]) {
    const name = `${person.family.name} ${person.given.name}`
    reachMaster(random, of(person).y2028, name === '村上 剛' ? 0.55 : 0.75, STILL_AT_2[name] ?? [])
  }
  // Refused as a master in the February of R9 for want of mentoring, certified in the October of R10.
  reachMaster(randomOf('levels of the promoted'), of(programme.promoted).y2027, 0.75, ['LDR-MEN'])
  for (const person of [...programme.dataSpecialists, ...programme.dataCandidates]) {
    raiseTo(of(person).y2028, requiredLevels('DATA_SPECIALIST'), () => random.chance(0.92))
  }
  for (const person of programme.dataSpecialists.slice(0, 2)) {
    raiseTo(of(person).y2027, requiredLevels('DATA_SPECIALIST'), () => true)
  }
  showCareInsurance(city, of)
  for (const name of ['野村 千晶', '早川 圭吾', '西野 真帆']) {
    const person = city.cast.get(name)
    if (person) of(person).y2028[placeOfSkill('AUT-RPA')] = 3
  }
  for (const own of levels.values()) keepGrowing(own)
}

function reachLeader(random: Random, levels: number[], share: number): void {
  raiseTo(levels, requiredLevels('DX_LEADER'), () => random.chance(share))
  for (const code of LEADER_MUST) raise(levels, code, 2)
  for (const code of LEADER_FIRST) raise(levels, code, 1)
  raise(levels, random.chance(0.7) ? 'AUT-RPA' : 'AUT-NCL', 2)
}

/** Candidates have most of it, with some must-haves still at 1. */
function nearLeader(random: Random, levels: number[]): void {
  raiseTo(levels, requiredLevels('DX_LEADER'), () => random.chance(0.62))
  for (const code of LEADER_MUST) raise(levels, code, random.chance(0.6) ? 2 : 1)
}

function reachMaster(random: Random, levels: number[], share: number, stillAt2: readonly string[]): void {
  raiseTo(
    levels,
    requiredLevels('DX_MASTER').map((level) => Math.min(2, level)),
    () => random.chance(share + 0.15),
  )
  raiseTo(levels, requiredLevels('DX_MASTER'), () => random.chance(share - 0.25))
  for (const code of [...MASTER_SKILLS, 'SEC-PRV', 'SYS-NWC']) {
    const level = stillAt2.includes(code) || code === 'SEC-PRV' || code === 'SYS-NWC' ? 2 : 3
    levels[placeOfSkill(code)] = level
  }
}

function raiseTo(levels: number[], required: readonly number[], learned: () => boolean): void {
  required.forEach((level, place) => {
    if (level > (levels[place] ?? 0) && learned()) levels[place] = level
  })
}

function raise(levels: number[], code: string, level: number): void {
  const place = placeOfSkill(code)
  levels[place] = Math.max(levels[place] ?? 0, level)
}

function showCareInsurance(city: City, of: (person: Person) => YearLevels): void {
  for (const [name, digits] of Object.entries(CARE_INSURANCE_CORE)) {
    const person = city.cast.get(name)
    if (!person) throw new Error(`${name} is missing`)
    const { y2028 } = of(person)
    CORE.forEach((place, index) => {
      y2028[place] = Number(digits[index])
    })
    // One person each holds RPA and AI-OCR, nobody the upkeep of what was built.
    for (const code of ['AUT-RPA', 'AUT-OCR', 'AUT-NCL', 'AUT-OPS']) {
      const place = placeOfSkill(code)
      y2028[place] = Math.min(1, y2028[place] ?? 0)
    }
  }
  const ishiguro = city.cast.get('石黒 美咲')
  const kuroda = city.cast.get('黒田 修')
  const yanagihara = city.cast.get('柳原 智也')
  if (!ishiguro || !kuroda || !yanagihara) throw new Error('介護保険課 is not complete')
  for (const [code, level] of Object.entries(ISHIGURO_EXTENDED)) of(ishiguro).y2028[placeOfSkill(code)] = level
  of(kuroda).y2028[placeOfSkill('AUT-RPA')] = 2
  of(yanagihara).y2028[placeOfSkill('AUT-OCR')] = 2
}

/** Nobody forgets: a year's level is at least that of the year before. Before the officer came, 2 was the highest. */
function keepGrowing(levels: YearLevels): void {
  SKILLS.forEach((_, place) => {
    levels.y2027[place] = Math.min(levels.y2027[place] ?? 0, levels.y2028[place] ?? 0)
    levels.y2026[place] = Math.min(2, levels.y2026[place] ?? 0, levels.y2027[place] ?? 0)
  })
}
