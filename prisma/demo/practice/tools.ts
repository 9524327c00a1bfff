import { addDays, type CityDate, cityDate, laterOf } from '~/domain/calendar'
import { type City, castMember, isRegularOn, onLeaveOn, type Person, postOn } from '../city'
import { sectionOfCode, unitNamed } from '../establishment'
import { type Random, randomOf } from '../random'
import { workdayIn } from '../workdays'
import type { DemoProject } from './projects'
import { nameOfTool, WORKS, type Work } from './works'

/** 内製ツール台帳: what came of the projects, and what was there before them, some of it without anybody who looks after it. */
export type DemoTool = {
  name: string
  unit: string
  project: DemoProject | null
  madeWith: string
  purpose: string
  documents: boolean
  note: string | null
  state: 'operating' | 'retired'
  owner: { person: Person; from: CityDate }
  successor: Person | null
  trials: { on: CityDate; by: Person; worked: boolean; note: string | null }[]
}

const PORTAL_REGISTER = cityDate('2027-05-10')
const FROM_PROJECTS = 24

export function toolsOf(city: City, projects: readonly DemoProject[], today: CityDate): DemoTool[] {
  const random = randomOf('in-house tools')
  const made = projects.filter((one) => one.deliveredOn !== null && !one.specification && one.work.with[0] !== 'GENAI')
  const retired = made.filter((one) => one.retired)
  const standing = made.filter((one) => !one.retired && isHere(one.lead, one.unit, today))
  const chosen = [...retired, ...random.sample(standing, FROM_PROJECTS)]
  return [
    ...chosen.map((project, place) => toolOf(random, city, project, place, today)),
    ...careInsurance(city, today),
    ...olderOnes(random, city, today),
  ]
}

function toolOf(random: Random, city: City, project: DemoProject, place: number, today: CityDate): DemoTool {
  const since = project.deliveredOn ?? today
  const triedLongAgo = place % 9 === 4
  const until = triedLongAgo ? cityDate('2027-10-29') : addDays(project.retired ?? today, -1)
  const on = workdayIn(random, since, laterOf(since, until)) ?? since
  const broken = place === 11
  return {
    name: project.work.made,
    unit: project.unit,
    project,
    madeWith: nameOfTool(project.work.with[0] ?? 'RPA'),
    purpose: `${project.work.process}：${project.work.toBe}`,
    documents: place % 6 !== 5,
    note: project.retired ? '担当が退職し、全国共通のシステムに移った。' : null,
    state: project.retired ? 'retired' : 'operating',
    owner: { person: project.lead, from: since },
    successor: place % 3 === 0 ? null : colleague(random, city, project.unit, today, project.lead),
    trials: [
      { on, by: project.lead, worked: !broken, note: broken ? '様式が変わり、読取りの位置がずれている。' : null },
    ],
  }
}

/** 介護保険課 has two tools and no documents of either (reference screen "section"). */
function careInsurance(city: City, today: CityDate): DemoTool[] {
  const kuroda = castMember(city, '黒田 修')
  const ishiguro = castMember(city, '石黒 美咲')
  const tool = (name: string, person: Person, purpose: string, madeWith: string, from: string): DemoTool => ({
    name,
    unit: 'S023',
    project: null,
    madeWith,
    purpose,
    documents: false,
    note: '引継ぎ書がまだない。',
    state: 'operating',
    owner: { person, from: cityDate(from) },
    successor: null,
    trials: [{ on: addDays(today, -26), by: person, worked: true, note: null }],
  })
  return [
    tool('資格異動 突合ロボ', kuroda, '資格の異動の一覧と台帳を突き合わせ、違う行を示す。', 'RPA', '2027-06-01'),
    tool('進捗照会 転記ロボ', ishiguro, '進捗照会の票を読み、認定の段階を回答票に写す。', 'RPA', '2028-10-20'),
  ]
}

/** Made before the projects: their owners have been transferred, or have left. */
function olderOnes(random: Random, city: City, today: CityDate): DemoTool[] {
  const moved = city.people.filter((person) => {
    const before = postOn(person, PORTAL_REGISTER)
    const now = postOn(person, today)
    const able = before && unitNamed(before.unit).workplaceType === 'office' && unitNamed(before.unit).validTo === null
    if (!able || !isRegularOn(person, PORTAL_REGISTER) || onLeaveOn(person, PORTAL_REGISTER)) return false
    return now ? sectionOfCode(now.unit) !== sectionOfCode(before.unit) && isRegularOn(person, today) : true
  })
  const gone = moved.filter((person) => postOn(person, today) === null)
  const elsewhere = moved.filter((person) => postOn(person, today) !== null)
  const used = new Set<string>()
  const owners = [...random.shuffle(elsewhere), ...random.shuffle(gone)].filter((person) => {
    const work = workIn(person)
    if (!work || used.has(work.made)) return false
    used.add(work.made)
    return true
  })
  const left = owners.filter((person) => gone.includes(person)).slice(0, 1)
  const away = owners.filter((person) => !gone.includes(person)).slice(0, 6)
  return [...away, ...left].flatMap((person, place): DemoTool[] => {
    const unit = postOn(person, PORTAL_REGISTER)?.unit
    const work = workIn(person)
    if (!unit || !work) return []
    const on = workdayIn(random, PORTAL_REGISTER, cityDate('2028-02-29')) ?? PORTAL_REGISTER
    return [
      {
        name: `${work.made}（旧）`,
        unit,
        project: null,
        madeWith: place % 2 === 0 ? '表計算のマクロ' : 'RPA',
        purpose: `${work.process}：${work.toBe}`,
        documents: place % 3 === 0,
        note: null,
        state: 'operating',
        owner: { person, from: PORTAL_REGISTER },
        successor: null,
        trials: place === 2 ? [] : [{ on, by: person, worked: true, note: null }],
      },
    ]
  })
}

function workIn(person: Person): Work | undefined {
  const unit = postOn(person, PORTAL_REGISTER)?.unit ?? ''
  return WORKS.find((work) => work.where?.test(unit))
}

function colleague(random: Random, city: City, unit: string, day: CityDate, not: Person): Person | null {
  const here = city.people.filter((person) => person !== not && isHere(person, unit, day) && !onLeaveOn(person, day))
  return here.length === 0 ? null : random.pick(here)
}

function isHere(person: Person, unit: string, day: CityDate): boolean {
  return postOn(person, day)?.unit === unit && isRegularOn(person, day)
}
