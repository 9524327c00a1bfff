/**
 * The one dictionary of the words that people read for the identifiers of the domain (domain notes §1, §2, §8, §9).
 * A word used on one page only stands on that page.
 */

import type { LedgerLine } from './goals'
import type { CityFunction } from './roles'
import type { OriginKind } from './skill-origin'
import type { SkillLevel } from './skill-standard'
import type { Fate } from './standard-migration'

export const SKILL_LEVELS: readonly SkillLevel[] = [0, 1, 2, 3, 4]

export const LEVEL_WORDS: Readonly<Record<SkillLevel, string>> = {
  0: '未経験',
  1: '基礎',
  2: '自立',
  3: '指導',
  4: '牽引',
}

/** Not assessed is not level 0 (rule 2). */
const NOT_ASSESSED = '未評価'

/** The word for a level, or for none. */
export function levelWord(level: SkillLevel | null): string {
  return level === null ? NOT_ASSESSED : LEVEL_WORDS[level]
}

/** Narrows a number from a form or a row to a level; `null` when it is none. */
export function toSkillLevel(value: number | null | undefined): SkillLevel | null {
  return SKILL_LEVELS.find((level) => level === value) ?? null
}

export const TIER_WORDS = { core: '共通', extended: '拡張' } as const

/** Roles with a profile of required levels (`role-profiles`), and the transitional mentor. */
export const ROLE_WORDS = {
  GENERAL_STAFF: '一般職員',
  SECTION_HEAD: '管理職（所属長）',
  DX_LEADER: 'DX推進リーダー',
  DATA_SPECIALIST: 'データ利活用人材',
  DX_MASTER: 'DX推進マスター',
  TECH_OFFICER: 'デジタル技術官',
  PROVISIONAL_MENTOR: '暫定メンター',
} as const

type RoleCode = keyof typeof ROLE_WORDS
/** The word for a role's code; a role that a city added speaks by its own name. */
export function roleWord(code: string): string {
  return Object.hasOwn(ROLE_WORDS, code) ? ROLE_WORDS[code as RoleCode] : code
}

export const ROLE_KIND_WORDS = {
  baseline: '全職員',
  position: '職位',
  certified: '認定',
  designated: '指定',
  appointed: '任命',
} as const

export const FUNCTION_WORDS = {
  dx_office: '事務局',
  hr_section: '職員課',
  auditor: '監査',
  administrator: '管理者',
  committee_member: '認定委員',
} as const satisfies Record<CityFunction, string>

export const UNIT_KIND_WORDS = { department: '部局', section: '所属', subunit: '係・園・病棟など' } as const

export const WORKPLACE_TYPE_WORDS = {
  office: '1人1台の端末',
  shift: '交替制・共用端末',
  field: '現場中心',
} as const

export const APPOINTING_AUTHORITY_WORDS = {
  mayor: '市長',
  board_of_education: '教育委員会',
  water_manager: '上下水道事業管理者',
  hospital_manager: '病院事業管理者',
  fire_chief: '消防長',
  council_chair: '市議会議長',
  election_commission: '選挙管理委員会',
  audit_commissioners: '代表監査委員',
  equity_commission: '公平委員会',
  agricultural_commission: '農業委員会',
} as const

export const EMPLOYMENT_TYPE_WORDS = {
  permanent: '正規',
  reappointed: '再任用',
  fixed_term: '任期付',
  fiscal_year: '会計年度任用',
} as const

export const POST_KIND_WORDS = { primary: '主', concurrent: '兼務' } as const

/** Status only, never the reason (domain notes §6.3). */
export const LEAVE_WORDS = { leave: '休職', childcare: '育休', secondment: '派遣' } as const

export const UNIT_HEAD_KIND_WORDS = { head: '長', acting: '事務取扱' } as const

export const DELEGATION_WORDS = { delegate: '指名確認者', proxy: '代理入力者' } as const

export const ROUND_KIND_WORDS = { pilot: '試行', annual: '年次', candidates: '見直し' } as const

export const ROUND_STATE_WORDS = { planned: '準備中', open: '実施中', closed: '終了' } as const

/** Where one person stands in a round. */
export const PARTICIPANT_STATE_WORDS = {
  not_started: '手つかず',
  draft: '下書き',
  submitted: '確認待ち',
  returned: '差し戻し中',
  confirmed: '確認済み',
} as const

export const SUBMISSION_MODE_WORDS = { self: '本人', proxy: '代理入力', paper: '紙' } as const

export const RETURN_KIND_WORDS = { sent_back: '差し戻し', withdrawn: '取り下げ', objected: '本人の異議' } as const

/** As what somebody confirmed a level. */
export const CONFIRMED_AS_WORDS = {
  head: '所属長',
  acting: '事務取扱',
  delegate: '指名確認者',
  superior: '上位の長',
  master: 'DX推進マスター',
  technical_officer: 'デジタル技術官',
  dx_office: '事務局',
} as const

export const CONFIRMATION_SOURCE_WORDS = {
  round: '評価期間',
  off_cycle: '随時確認',
  appointment: '任命時の登録',
  migration: '標準の改定による移行',
} as const

export const CERTIFICATE_EVENT_WORDS = {
  grant: '認定',
  renew: '更新',
  condition_met: '条件の達成',
  suspend: '停止',
  resume: '再開',
  leave: '終了（退職など）',
  resign: '終了（返上）',
  restart: '再開（再任用）',
  revive: '復活',
  revoke: '取消',
} as const

/** Lines of the ledger of a year (domain notes §7), in its order. */
export const LEDGER_WORDS = {
  new: '新規',
  revived: '復活',
  resumed: '再開',
  returned: 'リーダーへ戻り',
  lapsed: '失効',
  suspended: '停止',
  left: '退職・返上',
  promoted: 'マスターへ昇格',
  revoked: '取消',
} as const satisfies Record<LedgerLine, string>

export const COURSE_FORMAT_WORDS = {
  classroom: '集合',
  handson: 'ハンズオン',
  elearning: 'eラーニング',
  ojt: 'OJT',
} as const

export const PROVIDER_TYPE_WORDS = {
  internal: '庁内',
  external_vendor: '外部委託',
  joint: '県・市町村・大学等との共同',
  national: '国・全国的な研修機関',
} as const

export const RECURRENCE_WORDS = { once: '1回', every_fiscal_year: '毎年度' } as const

/** Where one person stands in one session. */
export const ENROLMENT_STATE_WORDS = {
  applied: '承認待ち',
  seated: '席あり',
  waitlisted: '順番待ち',
  declined: '見送り',
  withdrawn: '取り下げ',
  turned_away: '席なし',
  completed: '修了',
  not_passed: '未修了',
  absent: '欠席',
} as const

export const COMPLETION_SOURCE_WORDS = {
  session: '実施回',
  import: '取込み',
  xapi: 'eラーニングの連携',
  certificate: '外部の修了証',
} as const

export const PROJECT_STATE_WORDS = {
  proposed: '提案',
  running: '実施中',
  operating: '運用中',
  completed: '完了',
  retired: '終了',
} as const

export const PROJECT_ROLE_WORDS = {
  lead: '中心',
  main_developer: '主な開発者',
  adviser: '助言',
  member: '参加',
} as const

export const PROJECT_EVENT_WORDS = {
  propose: '提案した',
  start: 'はじめた',
  operate: '運用をはじめた',
  complete: '完了した',
  retire: '終わらせた',
  review: '確認した',
} as const

export const ARTEFACT_KIND_WORDS = {
  as_is_to_be: 'As-Is／To-Be',
  artifact: '成果物',
  specification: '仕様書',
  effect_measurement: '効果の測定',
} as const

export const MENTOR_KIND_WORDS = {
  mentor: 'メンター',
  provisional_mentor: '暫定メンター',
  assistant_mentor: '補助メンター',
} as const

/** Where an application (申請) stands. */
export const APPLICATION_STATE_WORDS = {
  draft: '下書き',
  submitted: '申請中',
  signoff_pending: '承認待ち',
  recommendation_pending: '推薦待ち',
  committee_pending: '委員会待ち',
  certified: '認定',
  refused: '不認定',
  withdrawn: '取下げ',
} as const

/** Where a candidate stands before the next committee. */
export const PIPELINE_STAGE_WORDS = {
  applied: '申請した',
  met: '条件を満たした（申請前）',
  under_way: '条件がそろっていない',
  no_project: '業務改善が始まっていない',
} as const

export const APPLICATION_STAGE_WORDS = { certification: '認定', renewal: '更新', revival: '復活' } as const

export const CERTIFICATE_STATE_WORDS = {
  valid: '有効',
  suspended: '停止中',
  expired: '失効',
  revoked: '取消',
  ended: '終了',
} as const

/** A version of the standard that is not published yet. */
export const VERSION_IN_WORK_WORDS = { draft: '下書き', review: 'レビュー中' } as const

export const IMPORT_KIND_WORDS = {
  units: '組織',
  staff: '職員',
  standard: 'ITスキル標準',
  courses: '研修の目録',
  completions: '研修の修了',
  framework: '外部の枠組み',
} as const

export const IMPORT_STATE_WORDS = {
  reading: '読み込み中',
  previewed: '確認待ち',
  failed: '読み込めません',
  committed: '取込み済み',
  undone: '取り消した',
  discarded: 'やめた',
} as const

/** As which relation somebody looked at or changed a record (the access log; the codes of the table of actions). */
const RELATION_WORDS = {
  self: '本人',
  confirmer: '確認者',
  proxy: '代理入力者',
  head: '所属長',
  delegate: '指名確認者',
  department_head: '部局長',
  mentor: 'メンター',
  progress_mentor: '暫定・補助メンター',
  any_mentor: 'メンター',
  reviewer: '確認を頼まれた人',
  technical_officer: 'デジタル技術官',
  master: 'DX推進マスター',
  project_member: '業務改善に加わる人',
  tool_keeper: 'ツールの担当',
  dx_office: '事務局',
  hr_section: '職員課',
  auditor: '監査',
  administrator: '管理者',
  signed_in: '職員',
  xapi_client: 'eラーニングの連携',
  command_line: '管理者（サーバー）',
} as const

/** The word for a relation's code; a code without a word stands for itself. */
export function relationWord(code: string): string {
  return Object.hasOwn(RELATION_WORDS, code) ? RELATION_WORDS[code as keyof typeof RELATION_WORDS] : code
}

/** Where the results of a skill of a new version of the standard come from. */
export const ORIGIN_WORDS = {
  carry: 'そのまま引き継ぐ',
  carry_capped: '上限つきで引き継ぐ',
  merge_lower: '低い方に統合',
  merge_higher: '高い方に統合',
  split: '分割',
  reassess: '再評価',
  new: '新設',
} as const satisfies Record<OriginKind, string>

/** What becomes of somebody's result in a skill when a new version is put in force. */
export const FATE_WORDS = {
  keeps: '引き継ぐ',
  lowered: '下がる',
  reassess: '再評価が要る',
  none: '結果がない',
} as const satisfies Record<Fate, string>

const MAP_MEASURE_WORDS = {
  count: 'レベル2以上の人数',
  median: '中央値',
  gap: '役割との差',
} as const

export type MapMeasure = keyof typeof MAP_MEASURE_WORDS
