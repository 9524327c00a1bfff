import type { ForecastStep } from '~/domain/goal-targets'

export const STEP_WORDS = {
  employment: '在職',
  confirmed_levels: '必須スキルの確認',
  profile_coverage: '役割の充足率',
  trainings: '研修',
  projects: '業務改善（始まっている）',
  project_not_begun: '業務改善（まだ始まっていない）',
  certification_held: 'リーダーの認定',
  mentoring: '指導した人',
  signoff: 'メンターの承認',
  recommendation: '所属長の推薦',
  committee: '認定委員会の決定',
  designation: '事務局の指定',
} as const satisfies Record<ForecastStep, string>

/** Kinds of criteria that a candidate may lack, as people read them. */
export const UNMET_WORDS: Readonly<Record<string, string>> = {
  employment: '在職 12 か月',
  confirmed_levels: '必須スキルの確認',
  profile_coverage: '役割の充足率',
  trainings: '研修',
  projects: '業務改善',
  certification_held: 'リーダーの認定',
  mentoring: '指導した人',
  signoff: 'メンターの承認',
  recommendation: '所属長の推薦',
}
