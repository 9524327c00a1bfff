import { type Reading, read } from '~/access/read'
import { theCity } from '~/access/subject'
import { type CityDate, inWareki } from '~/domain/calendar'
import { titleOfType } from '~/domain/criterion-asks'
import { FATE_WORDS, roleWord } from '~/domain/terms'
import { peopleOn } from '~/facts/people-list'
import { type VersionInWork, versionInWork } from '~/facts/standard-effect'
import { momentShown, recordingInstant } from '~/platform/clock.server'
import { effectParams } from './effect-params'
import {
  type Behind,
  CASE_WORDS,
  changesOf,
  type EffectTables,
  effectTables,
  NO_DEPARTMENT,
  namesOfSkills,
  peopleBehind,
} from './effect-shown'
import { type LoadedEffect, loadEffect } from './load-effect.server'
import { chosenDay } from './publication-day'

const PAGE_SIZE = 100

type CaseRow = {
  staffNumber: string
  name: string
  place: string
  role: string
  as: string
  change: 'falls' | 'stands'
  what: string[]
}

type Common = {
  version: Pick<VersionInWork, 'version' | 'name' | 'state' | 'before'>
  from: CityDate
  asOf: CityDate
  problem: string | null
  /** When it was worked out. */
  computedAt: string
}

export type EffectPage =
  | { show: 'nothing' }
  | { show: 'first'; version: Common['version'] }
  | (Common & {
      show: 'tables'
      tables: EffectTables
      cases: CaseRow[]
      judged: LoadedEffect['judged']
      orphans: LoadedEffect['orphans']
    })
  | (Common & {
      show: 'people'
      title: string
      behind: string
      people: { staffNumber: string; name: string; title: string; place: string; changes: string[] }[]
      total: number
      page: number
      pageSize: number
    })

/** What publishing the version in work from a chosen day does, before it is done. */
export const effect = read({
  action: 'standard-draft.read',
  params: effectParams,
  subject: () => theCity,
  async run(given, { from, behind, page }): Promise<{ page: EffectPage; looked?: number[] }> {
    const { sql, today } = given
    const version = await versionInWork(sql)
    if (!version) return { page: { show: 'nothing' } }
    const { day, problem } = chosenDay(from, version, today)
    const loaded = await loadEffect(sql, version, day, today)
    if (!loaded) return { page: { show: 'first', version } }
    const { asOf } = loaded
    const common = { version, from: day, asOf, problem, computedAt: momentShown(recordingInstant(today)) }
    if (behind) return listed(given, { loaded, common, behind, page })
    const { rows, looked } = await caseRows(given, loaded)
    return {
      page: {
        ...common,
        show: 'tables',
        tables: effectTables(loaded),
        cases: rows,
        judged: loaded.judged,
        orphans: loaded.orphans,
      },
      looked,
    }
  },
})

/** Certificates and candidacies that stand or fall, by name. */
export async function caseRows(
  { sql, viewer }: Pick<Reading, 'sql' | 'viewer'>,
  loaded: LoadedEffect,
): Promise<{ rows: CaseRow[]; looked: number[] }> {
  const ids = [...new Set(loaded.cases.map(({ personId }) => personId))]
  if (ids.length === 0) return { rows: [], looked: [] }
  const { people } = await peopleOn(sql, loaded.asOf, everyOneOf(ids))
  const byId = new Map(people.map((person) => [person.personId, person]))
  const names = namesOfSkills(loaded.after)
  const namesBefore = namesOfSkills(loaded.before)
  const skill = (code: string) => (names(code) === code ? namesBefore(code) : names(code))
  const told = (judgements: LoadedEffect['cases'][number]['falls']) =>
    judgements.map(({ type, found, required, missing }) => {
      const lacks = missing.map((codes) => codes.split('|').map(skill).join('または')).join('、')
      return `${titleOfType(type)} ${found}／${required}${lacks === '' ? '' : `（足りない：${lacks}）`}`
    })
  const rows = loaded.cases.flatMap(({ personId, role, as, falls, stands }): CaseRow[] => {
    const person = byId.get(personId)
    if (!person) return []
    const { staffNumber, name, place } = person
    const common = { staffNumber, name, place, role: roleWord(role), as: CASE_WORDS[as] }
    return [
      ...(falls.length > 0 ? [{ ...common, change: 'falls' as const, what: told(falls) }] : []),
      ...(stands.length > 0 ? [{ ...common, change: 'stands' as const, what: told(stands) }] : []),
    ]
  })
  return { rows, looked: ids.filter((id) => id !== viewer.personId) }
}

export function everyOneOf(among: readonly number[]): Parameters<typeof peopleOn>[2] {
  return { among, text: '', unitId: null, directly: false, skill: null, page: 1, pageSize: Math.max(1, among.length) }
}

async function listed(
  { sql, viewer }: Reading,
  { loaded, common, behind, page }: { loaded: LoadedEffect; common: Common; behind: Behind; page: number },
): Promise<{ page: EffectPage; looked: number[] }> {
  const chosen = new Map(peopleBehind(behind, loaded).map((person) => [person.personId, person]))
  const among = [...chosen.keys()]
  const found = await peopleOn(sql, common.asOf, { ...everyOneOf(among), page, pageSize: PAGE_SIZE })
  return {
    page: {
      ...common,
      show: 'people',
      title: titleOf(behind, loaded),
      behind: addressOf(behind),
      people: found.people.map(({ personId, staffNumber, name, title, place }) => {
        const person = chosen.get(personId)
        return { staffNumber, name, title, place, changes: person ? changesOf(person, loaded) : [] }
      }),
      total: found.total,
      page,
      pageSize: PAGE_SIZE,
    },
    looked: found.people.map(({ personId }) => personId).filter((id) => id !== viewer.personId),
  }
}

function addressOf(behind: Behind): string {
  switch (behind.kind) {
    case 'all':
      return `all.${behind.fate}`
    case 'ended':
      return `ended.${behind.code}`
    case 'role':
      return `role.${behind.code}.${behind.change}`
    default:
      return `${behind.kind}.${behind.code}.${behind.fate}`
  }
}

function titleOf(behind: Behind, loaded: LoadedEffect): string {
  switch (behind.kind) {
    case 'all':
      return `${FATE_WORDS[behind.fate]}人`
    case 'skill':
      return `${namesOfSkills(loaded.after)(behind.code)}：${FATE_WORDS[behind.fate]}人`
    case 'ended':
      return behind.code === ''
        ? '廃止するスキルに結果がある人'
        : `${namesOfSkills(loaded.before)(behind.code)}（廃止）：結果がある人`
    case 'department':
      return `${departmentName(behind.code, loaded)}：${fateTitle(behind.fate)}`
    case 'role':
      return `${roleWord(behind.code)}の必要レベルを${behind.change === 'gained' ? 'すべて満たすようになる' : '満たさなくなる'}人`
  }
}

function departmentName(code: string, { departments }: LoadedEffect): string {
  if (code === NO_DEPARTMENT) return '部局に属さない'
  return departments.find((one) => one.code === code)?.name ?? code
}

function fateTitle(fate: keyof typeof FATE_WORDS | 'ended' | 'all'): string {
  if (fate === 'all') return '全員'
  return fate === 'ended' ? '廃止するスキルに結果がある人' : `${FATE_WORDS[fate]}人`
}

/** Beside the day for the title of a file. */
export function effectName({ version, from }: Pick<Common, 'version' | 'from'>): string {
  return `${version.name}_第${version.version}版の影響_${inWareki(from)}`
}
