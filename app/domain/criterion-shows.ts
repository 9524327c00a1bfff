/**
 * What was found of a criterion of certification, in words: the counts, and what is missing by name. Pure and total, for
 * every type of criterion and for facts that are empty. Source: certification rules › `evaluationSemantics`.
 */
import { type CityDate, daysBetween, inWareki, inWarekiShort } from './calendar'
import type { Criterion, CriterionOf } from './certification-criteria'
import type { CertificationFacts, ProjectFacts } from './certification-facts'
import { type CriterionNames, employmentWord } from './criterion-asks'
import type { Judgement } from './criterion-judgement'
import { ARTEFACT_KIND_WORDS, LEAVE_WORDS, PROJECT_STATE_WORDS, roleWord } from './terms'

/** Something that has a page of its own. */
export type Named = { kind: 'skill' | 'course' | 'project'; code: string; text: string }
/** A sentence in parts, so that a page can link what it names. */
export type Said = readonly (string | Named)[]

/** The sentence without its links. */
export function plainly(said: Said): string {
  return said.map((part) => (typeof part === 'string' ? part : part.text)).join('')
}

/**
 * What was found.
 * @param criterion as the provisions in force change it
 * @param on day of the application
 */
export function criterionShows(
  criterion: Criterion,
  judgement: Judgement,
  facts: CertificationFacts,
  names: CriterionNames,
  on: CityDate,
): Said {
  switch (criterion.type) {
    case 'employment':
      return [employmentFound(judgement, facts)]
    case 'confirmed_levels':
      return levelsFound(criterion, judgement, facts, names)
    case 'profile_coverage':
      return coverageFound(criterion, judgement, facts, names)
    case 'trainings':
      return coursesFound(criterion, judgement, facts, names)
    case 'projects':
      return projectsFound(criterion, judgement, facts, names, on)
    case 'certification_held':
    case 'renewal_window':
      return [certificateFound(criterion.roleCode, facts)]
    case 'mentoring':
      return [`${judgement.found} 人`]
    case 'signoff':
      return [signoffFound(criterion, facts)]
    case 'recommendation':
      return [facts.recommendation ? `${inWareki(facts.recommendation.on)}の推薦があります` : 'まだありません']
    case 'committee':
    case 'designation':
      return ['申請のあとに決まります']
  }
}

/** `9 のうち 7`, `満たす`: the judgement in a word or two. */
export function judgementWord({ type, met, found, required, metFrom }: Judgement): string {
  if (met === null) return '人が決める'
  if (type === 'profile_coverage') return `${found} / ${required} 要件`
  if (met) return '満たす'
  if (metFrom !== null) return `${inWarekiShort(metFrom)} から`
  if (type === 'signoff' || type === 'recommendation') return 'まだ'
  if (type === 'employment' || type === 'renewal_window') return '満たさない'
  if (type === 'certification_held') return found > 0 ? `${required} 年度のうち ${found}` : '満たさない'
  return found >= required ? '足りない' : `${required} のうち ${found}`
}

function employmentFound({ found }: Judgement, { employment }: CertificationFacts): string {
  if (employment === null) return '任用の記録がありません'
  const away = Object.hasOwn(LEAVE_WORDS, employment.status)
    ? LEAVE_WORDS[employment.status as keyof typeof LEAVE_WORDS]
    : null
  return [employmentWord(employment.type), ...(away ? [`${away}中`] : []), `在職 ${found} か月`].join('・')
}

function levelsFound(
  { allOf, anyOf }: CriterionOf<'confirmed_levels'>,
  { found, required, missing }: Judgement,
  { levels }: CertificationFacts,
  { skill }: CriterionNames,
): Said {
  if (missing.length === 0) return [`${required} のうち ${found} を満たす`]
  const asked = new Map([...allOf, ...anyOf.flatMap(({ group }) => group)].map((one) => [one.skill, one.min]))
  return [
    '不足：',
    ...joined(
      missing.map((codes) => change(codes, levels, asked, skill)),
      '、',
    ),
  ]
}

function coverageFound(
  { roleCode }: CriterionOf<'profile_coverage'>,
  { found, missing }: Judgement,
  { levels }: CertificationFacts,
  { skill, requirementsOf }: CriterionNames,
): Said {
  const all = requirementsOf(roleCode).length
  const share = all === 0 ? 0 : Math.floor((found * 100) / all)
  if (missing.length === 0) return [`${all} 要件のうち ${found}（${share} %）`]
  const asked = new Map(
    requirementsOf(roleCode).flatMap(({ skills }) => skills.map((one) => [one.skill, one.requiredLevel])),
  )
  const shown = missing.slice(0, MOST_NAMED).map((codes) => change(codes, levels, asked, skill))
  const rest = missing.length > MOST_NAMED ? [`、ほか ${missing.length - MOST_NAMED}`] : []
  return [`${all} 要件のうち ${found}（${share} %）。不足：`, ...joined(shown, '、'), ...rest]
}

/** A long list of what a profile still lacks stands on the page of the role. */
const MOST_NAMED = 4

/** `RPA 1 → 2`; of a group every skill is named. */
function change(
  codes: string,
  levels: CertificationFacts['levels'],
  asked: ReadonlyMap<string, number>,
  skill: (code: string) => string,
): Said {
  return joined(
    codes
      .split('|')
      .map(
        (code): Said => [
          { kind: 'skill', code, text: skill(code) },
          ` ${levels[code] ?? '未評価'} → ${asked.get(code) ?? ''}`,
        ],
      ),
    ' か ',
  )
}

function coursesFound(
  { allOf, anyOf, minTotalHours }: CriterionOf<'trainings'>,
  { missing }: Judgement,
  { trainings }: CertificationFacts,
  { course, hoursOf }: CriterionNames,
): Said {
  const lacking = missing.filter((code) => code !== 'hours')
  const named = [...allOf, ...anyOf.flatMap(({ group }) => group)]
  const done = named.filter((code) => (trainings[code]?.length ?? 0) > 0)
  const hours = done.reduce((sum, code) => sum + hoursOf(code), 0)
  const soFar = minTotalHours === null && hours > 0 ? [`修了 ${hours} 時間。`] : []
  if (lacking.length === 0) {
    if (missing.length === 0) return [...soFar, 'すべて修了']
    return [...soFar, `必要な研修はすべて修了。合わせて ${minTotalHours} 時間には足りません`]
  }
  const each = lacking.map((codes) =>
    joined(
      codes.split('|').map((code): Said => [{ kind: 'course', code, text: `${code} ${course(code)}` }]),
      ' か ',
    ),
  )
  return [...soFar, '残り：', ...joined(each, '、'), ...(missing.length > lacking.length ? ['。時間も足りません'] : [])]
}

function projectsFound(
  criterion: CriterionOf<'projects'>,
  { missing }: Judgement,
  { projects }: CertificationFacts,
  { project }: CriterionNames,
  on: CityDate,
): Said {
  const own = projects.filter(({ role, status }) => status !== 'retired' && criterion.roles.some((one) => one === role))
  if (own.length === 0) return ['担当した業務改善がありません']
  const shown = [...own].sort(byProgress).slice(0, MOST_PROJECTS)
  const each = shown.map(
    (one): Said => [
      { kind: 'project', code: one.id, text: `「${project(one.id)}」` },
      projectStands(criterion, one, on),
    ],
  )
  const rest = own.length > shown.length ? [`。ほか ${own.length - shown.length} 件`] : []
  const lacks = missing.map((kind) => (kind === 'cross_section' ? '所属をまたぐもの' : 'システムの運用'))
  return [...joined(each, '。'), ...rest, ...(lacks.length > 0 ? [`。${lacks.join('・')}が足りません`] : [])]
}

const MOST_PROJECTS = 3
const PROGRESS = ['completed', 'operating', 'running', 'proposed']

function byProgress(a: ProjectFacts, b: ProjectFacts): number {
  return PROGRESS.indexOf(a.status) - PROGRESS.indexOf(b.status) || (a.id < b.id ? -1 : 1)
}

function projectStands(criterion: CriterionOf<'projects'>, one: ProjectFacts, on: CityDate): string {
  const lacks = lackingEvidence(criterion, one)
  const evidence =
    lacks.length === 0
      ? '証跡あり'
      : `証跡の不足 ${lacks.map((kinds) => kinds.map(evidenceWord).join('か')).join('、')}`
  if (one.status === 'completed' && one.completedOn) return ` ${inWarekiShort(one.completedOn)} 完了、${evidence}`
  if (one.status === 'operating' && one.operatingSince) {
    return ` ${inWarekiShort(one.operatingSince)} から運用 ${daysBetween(one.operatingSince, on)} 日、${evidence}`
  }
  const state = Object.hasOwn(PROJECT_STATE_WORDS, one.status)
    ? PROJECT_STATE_WORDS[one.status as keyof typeof PROJECT_STATE_WORDS]
    : one.status
  return ` ${state}、${evidence}`
}

/** Kinds of evidence that a project still lacks; of a choice, all that would do. */
export function lackingEvidence(
  { evidenceAllOf, evidenceAnyOf }: CriterionOf<'projects'>,
  { evidence }: Pick<ProjectFacts, 'evidence'>,
): string[][] {
  return [
    ...evidenceAllOf.filter((kind) => !evidence.includes(kind)).map((kind) => [kind]),
    ...evidenceAnyOf.filter((kinds) => !kinds.some((kind) => evidence.includes(kind))).map((kinds) => [...kinds]),
  ]
}

export function evidenceWord(kind: string): string {
  return Object.hasOwn(ARTEFACT_KIND_WORDS, kind) ? ARTEFACT_KIND_WORDS[kind as keyof typeof ARTEFACT_KIND_WORDS] : kind
}

function certificateFound(role: string, { certificates }: CertificationFacts): string {
  const own = certificates.find((one) => one.role === role)
  if (!own) return `${roleWord(role)}の認定証がありません`
  if (own.state !== 'valid') return `${roleWord(role)}の認定証は有効ではありません`
  return `${roleWord(role)}の認定証（${inWareki(own.certifiedOn)} から ${inWareki(own.validThrough)} まで）`
}

function signoffFound({ signerRoles }: CriterionOf<'signoff'>, { signoffs }: CertificationFacts): string {
  const good = signoffs.filter(({ bySelf, role }) => !bySelf && signerRoles.some((one) => one === role))
  const last = good.reduce<(typeof good)[number] | null>(
    (best, one) => (best === null || one.on > best.on ? one : best),
    null,
  )
  return last ? `${inWareki(last.on)}に${roleWord(last.role)}が承認` : 'まだありません'
}

function joined(parts: readonly Said[], joint: string): Said {
  return parts.flatMap((part, index) => (index === 0 ? part : [joint, ...part]))
}
