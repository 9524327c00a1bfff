import type { Obstacle, ObstacleKind } from '~/facts/import-obstacles'

const WORDS: Record<ObstacleKind, (count: string) => string> = {
  changes: (count) => `取り込んだ記録 ${count} 件が、そのあと画面で変えられています。`,
  submissions: (count) => `取り込んだ職員の自己評価 ${count} 件が出ています。`,
  drafts: (count) => `取り込んだ職員が入力中の自己評価や証跡が ${count} 件あります。`,
  confirmations: (count) => `取り込んだ職員に関わるレベルの確認 ${count} 件が済んでいます。`,
  rounds: (count) => `取り込んだ職員 ${count} 人が評価期間の対象になっています。`,
  heads: (count) => `取り込んだ職員や組織に、そのあと決めた長が ${count} 件あります。`,
  delegations: (count) => `取り込んだ職員や組織に関わる確認・代理入力の指名が ${count} 件あります。`,
  inclusions: (count) => `取り込んだ職員や組織に、評価期間の対象にした会計年度任用職員が ${count} 人います。`,
  certificates: (count) => `取り込んだ職員の認定・任命が ${count} 件あります。`,
  aims: (count) => `取り込んだ職員や組織の目標・推薦が ${count} 件あります。`,
  pairs: (count) => `取り込んだ職員のメンターの組が ${count} 件あります。`,
  grants: (count) => `取り込んだ職員に与えた機能（事務局・職員課など）が ${count} 件あります。`,
  posts: (count) => `取り込んだ組織に職員の配属が ${count} 件あります。先に職員の取込みを取り消してください。`,
  subunits: (count) => `取り込んだ組織の下や後に、別に登録した組織が ${count} 件あります。`,
  snapshots: (count) => `終わった評価期間の記録 ${count} 件に入っています。`,
  publications: (count) => `公表した集計 ${count} 件に入っています。`,
  evidence: (count) => `取り込んだ修了を、${count} 件の証跡が使っています。`,
  proofs: (count) => `取り込んだ職員・研修・修了に関わる外部の修了証が ${count} 件あります。`,
  statements: (count) => `取り込んだ修了を、eラーニングからの連絡 ${count} 件が指しています。`,
  completions: (count) => `取り込んだ職員や研修の修了が、ほかに ${count} 件記録されています。`,
  sessions: (count) => `取り込んだ研修の実施回が ${count} 件あります。`,
  enrolments: (count) => `取り込んだ職員の研修の申込みが ${count} 件あります。`,
  projects: (count) => `取り込んだ職員が業務改善 ${count} 件に加わっています。`,
  tools: (count) => `取り込んだ職員が内製した仕組み ${count} 件の担当です。`,
  people: (count) => `取り込んだ職員に、そのあと加えた記録が ${count} 件あります。`,
}

/** What stands in the way of undoing, a sentence each. */
export function sayObstacle(obstacle: Obstacle): string {
  if (obstacle.by === 'import') {
    return `あとの取込み「${obstacle.fileName}」がこの内容を変えています。先にそちらを取り消してください。`
  }
  return WORDS[obstacle.what](obstacle.count.toLocaleString('ja-JP'))
}
