/**
 * The one dictionary of the words that people read for the identifiers of the domain (domain notes §1, §2, §8, §9).
 * A word used on one page only stands on that page.
 */

export type LevelNumber = 0 | 1 | 2 | 3 | 4

export const LEVEL_NUMBERS: readonly LevelNumber[] = [0, 1, 2, 3, 4]

export const LEVEL_WORDS: Readonly<Record<LevelNumber, string>> = {
  0: '未経験',
  1: '基礎',
  2: '自立',
  3: '指導',
  4: '牽引',
}

/** Not assessed is not level 0 (product rule 2). */
export const NOT_ASSESSED = '未評価'

/** The word for a level, or for none. */
export function levelWord(level: LevelNumber | null): string {
  return level === null ? NOT_ASSESSED : LEVEL_WORDS[level]
}

/** Narrows a number from a form or a row to a level; `null` when it is none. */
export function toLevelNumber(value: number | null | undefined): LevelNumber | null {
  return LEVEL_NUMBERS.find((level) => level === value) ?? null
}

export const TIER_WORDS = { core: '共通', extended: '拡張' } as const

export const ROLE_WORDS = {
  GENERAL_STAFF: '一般職員',
  SECTION_HEAD: '管理職（所属長）',
  DX_LEADER: 'DX推進リーダー',
  DATA_SPECIALIST: 'データ利活用人材',
  DX_MASTER: 'DX推進マスター',
  TECH_OFFICER: 'デジタル技術官',
  PROVISIONAL_MENTOR: '暫定メンター',
} as const

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
export const DUTY_STATUS_WORDS = {
  active: '在職',
  leave: '休職・休業中',
  secondment: '派遣中',
  retired: '退職',
} as const

export const STANDARD_STATUS_WORDS = {
  draft: '下書き',
  review: '確認中',
  published: '公開中',
  retired: '廃止',
} as const

export const ROUND_KIND_WORDS = {
  pilot: '試行',
  annual: '年次',
  candidates: '見直し（役割・候補者）',
} as const

export const ROUND_STATUS_WORDS = {
  draft: '準備中',
  open: '受付中',
  confirming: '確認中',
  closed: '終了',
} as const

export const SELF_ASSESSMENT_STATUS_WORDS = {
  not_started: '手つかず',
  draft: '下書き',
  submitted: '確認待ち',
  sent_back: '差し戻し中',
  confirmed: '確認済み',
  excluded: '対象外',
} as const

export const ASSESSMENT_MODE_WORDS = { self: '本人', proxy: '代理入力', paper: '紙' } as const

export const CONFIRMATION_SOURCE_WORDS = {
  round: '評価期間の確認',
  off_cycle: '随時確認',
  migration: '標準の改定による移行',
  registration: '任命時の登録',
} as const

/** As which relation somebody looked at or changed a record (access log). */
export const RELATION_WORDS = {
  self: '本人',
  confirmer: '確認者',
  delegate: '指名確認者',
  section_head: '所属長',
  department_head: '部局長',
  mentor: 'メンター',
  provisional_mentor: '暫定メンター',
  assistant_mentor: '補助メンター',
  committee: '認定委員会',
  dx_office: '情報システム課（事務局）',
  hr_section: '職員課',
  auditor: '監査',
  administrator: 'システム管理者',
} as const

export const CERTIFICATE_EVENT_WORDS = {
  grant: '認定',
  renew: '更新',
  expire: '失効',
  revive: '復活',
  suspend: '停止',
  resume: '再開',
  revoke: '取消',
  leave: '終了',
} as const

export const MAP_MEASURE_WORDS = {
  atLeast: 'レベル2以上の人数',
  median: '中央値',
  gap: '役割との差',
} as const
