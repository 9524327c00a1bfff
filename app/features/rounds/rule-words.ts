/** Whom each rule of population asks, in short (skill-standard populationRules). */
export const RULE_WORDS: Record<string, string> = {
  'POP-1': '事務・技術・専門職',
  'POP-2': '管理職（部局長・所属長）',
  'POP-3': '役割を持つ人と候補者',
  'POP-4': '希望者（めざす役割・選んだスキル）',
  'POP-5': '現場・交替制の職員（2 週間長い）',
  'POP-6': '技能労務職（2 週間長い）',
  'POP-7': '会計年度任用職員',
}
