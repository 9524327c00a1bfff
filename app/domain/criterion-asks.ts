/**
 * What a criterion of certification asks for, in words: made from the rule as it stands, so that a city that changes its
 * rules changes the words with them. Source: certification rules › `criterionTypes`.
 */
import type { Criterion, CriterionOf } from './certification-criteria'
import { neededOf, type Requirement } from './role-requirements'
import { ARTEFACT_KIND_WORDS, EMPLOYMENT_TYPE_WORDS, MENTOR_KIND_WORDS, PROJECT_ROLE_WORDS, roleWord } from './terms'

/** What the codes of rules and facts are called. */
export type CriterionNames = {
  skill: (code: string) => string
  course: (code: string) => string
  hoursOf: (code: string) => number
  project: (id: string) => string
  requirementsOf: (roleCode: string) => readonly Requirement<string>[]
}

const TITLES: Readonly<Record<Criterion['type'], string>> = {
  employment: '在職・任用',
  confirmed_levels: '必須スキル',
  profile_coverage: '役割の充足率',
  trainings: '研修',
  projects: '業務改善',
  certification_held: '先に要る認定',
  renewal_window: '更新の時期',
  mentoring: '指導の実績',
  signoff: 'メンターの承認',
  recommendation: '所属長の推薦',
  committee: '認定委員会',
  designation: '事務局の指定',
}

/** The name of a criterion, by its type. */
export function criterionTitle({ type }: Pick<Criterion, 'type'>): string {
  return TITLES[type]
}

/** The same by a type that may come from elsewhere. */
export function titleOfType(type: string): string {
  return Object.hasOwn(TITLES, type) ? TITLES[type as Criterion['type']] : type
}

/**
 * What a criterion asks for.
 * @param criterion as the provisions in force change it
 */
export function criterionAsks(criterion: Criterion, names: CriterionNames): string {
  switch (criterion.type) {
    case 'employment':
      return `${criterion.employmentTypes.map(employmentWord).join('・')}で、在職 ${criterion.minServiceMonths} か月以上`
    case 'confirmed_levels':
      return levelsAsked(criterion, names)
    case 'profile_coverage':
      return coverageAsked(criterion, names)
    case 'trainings':
      return coursesAsked(criterion)
    case 'projects':
      return projectsAsked(criterion)
    case 'certification_held':
      return `${roleWord(criterion.roleCode)}の認定証が有効で、認定の年度から ${criterion.minFiscalYearsHeld} 年度以上`
    case 'renewal_window':
      return '認定証が有効で、期限の属する年度であること'
    case 'mentoring':
      return mentoringAsked(criterion)
    case 'signoff':
      return `${orOf(criterion.signerRoles.map(roleWord))}の承認${pieces(criterion.min)}（申請の ${criterion.withinMonths} か月前から）`
    case 'recommendation':
      return `所属長の推薦（申請の ${criterion.withinMonths} か月前から）`
    case 'committee':
      return '認定委員会の決定（残る課題と期限を付けた条件付認定もある）'
    case 'designation':
      return '本人の同意を得た、事務局の指定'
  }
}

/** `TRN-101・102・104`: what a code shares with the one before is said once. */
export function shortCodes(codes: readonly string[], joint = '・'): string {
  return codes
    .map((code, index) => {
      const prefix = code.slice(0, code.lastIndexOf('-') + 1)
      const before = codes[index - 1]
      return prefix !== '' && before?.startsWith(prefix) ? code.slice(prefix.length) : code
    })
    .join(joint)
}

/** `36 か月` is told as `3 年`. */
export function spanOfMonths(months: number): string {
  return months % 12 === 0 ? `${months / 12} 年` : `${months} か月`
}

export function employmentWord(type: string): string {
  return Object.hasOwn(EMPLOYMENT_TYPE_WORDS, type)
    ? EMPLOYMENT_TYPE_WORDS[type as keyof typeof EMPLOYMENT_TYPE_WORDS]
    : type
}

function levelsAsked({ allOf, anyOf }: CriterionOf<'confirmed_levels'>, { skill }: CriterionNames): string {
  const levels = [...new Set(allOf.map(({ min }) => min))].sort((a, b) => b - a)
  const all = levels.map((level) => {
    const skills = allOf.filter(({ min }) => min === level).map((one) => skill(one.skill))
    return `${skills.length} スキル（${skills.join('、')}）がレベル ${level} 以上`
  })
  const any = anyOf.map(({ min, group }) => {
    const each = group.map((one) => `${skill(one.skill)}（レベル ${one.min}）`)
    return min === 1 ? `${orOf(each)}以上` : `${each.join('、')}のうち ${min} つ以上`
  })
  return [...all, ...any].join('。')
}

function coverageAsked({ roleCode, minRatio, maxGap }: CriterionOf<'profile_coverage'>, names: CriterionNames): string {
  const required = names.requirementsOf(roleCode).length
  const gap = maxGap === null ? '' : `、不足は 1 要件 ${maxGap} レベルまで`
  return `${required} 要件の ${Math.round(minRatio * 1000) / 10} % 以上（${neededOf(minRatio, required)} 要件）${gap}`
}

function coursesAsked(criterion: CriterionOf<'trainings'>): string {
  const { allOf, anyOf, sameFiscalYear, minTotalHours, hoursWithinMonths } = criterion
  const once = allOf.filter((code) => !sameFiscalYear.includes(code))
  const yearly = allOf.filter((code) => sameFiscalYear.includes(code))
  const choices = anyOf.map(({ min, group }) =>
    min === 1 ? shortCodes(group, ' か ') : `${shortCodes(group)} のうち ${min} つ`,
  )
  const hours =
    minTotalHours === null
      ? []
      : [
          `${hoursWithinMonths === null ? '' : `${spanOfMonths(hoursWithinMonths)}で `}合わせて ${minTotalHours} 時間以上`,
        ]
  return [
    ...(once.length > 0 ? [shortCodes(once)] : []),
    ...(yearly.length > 0 ? [`${shortCodes(yearly)}（申請する年度のもの）`] : []),
    ...choices,
    ...hours,
  ].join('、')
}

function projectsAsked(criterion: CriterionOf<'projects'>): string {
  const { min, roles, statuses, minOperatingDays, withinMonths, evidenceAllOf, evidenceAnyOf } = criterion
  const done = [
    ...(statuses.includes('completed') ? ['完了'] : []),
    ...(statuses.includes('operating') ? [minOperatingDays > 0 ? `運用 ${minOperatingDays} 日以上` : '運用中'] : []),
  ]
  const evidence = [
    ...evidenceAllOf.map((kind) => ARTEFACT_KIND_WORDS[kind]),
    ...evidenceAnyOf.map((kinds) => orOf(kinds.map((kind) => ARTEFACT_KIND_WORDS[kind]))),
  ]
  const kinds = [
    ...(criterion.minCrossSection > 0 ? [`所属をまたぐもの ${criterion.minCrossSection} 件`] : []),
    ...(criterion.minSystemOperation > 0 ? [`システムの運用 ${criterion.minSystemOperation} 件`] : []),
  ]
  return [
    `${roles.map((role) => PROJECT_ROLE_WORDS[role]).join('・')}として加わった業務改善 ${min} 件（${spanOfMonths(withinMonths)}以内に${orOf(done)}）`,
    ...(kinds.length > 0 ? [`うち${kinds.join('、')}`] : []),
    ...(evidence.length > 0 ? [`${evidence.join('と、')}がそろうもの`] : []),
  ].join('。')
}

function mentoringAsked({ minMentees, as, outcomes, withinMonths }: CriterionOf<'mentoring'>): string {
  const outcome = outcomes.map((one) => (one === 'certified' ? '認定' : '案件の完了')).join('か')
  return `${as.map((kind) => MENTOR_KIND_WORDS[kind]).join('・')}として担当した人の成果（${outcome}）が ${minMentees} 人以上（${spanOfMonths(withinMonths)}以内）`
}

function orOf(words: readonly string[]): string {
  return words.join('か')
}

function pieces(count: number): string {
  return count > 1 ? ` ${count} 件` : ''
}
