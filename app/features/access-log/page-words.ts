const PAGES: readonly [address: RegExp, word: string][] = [
  [/^\/sections\/[^/]+\/confirm/, '確認'],
  [/^\/sections\/[^/]+\/(delegates|nominations)/, '指名・推薦'],
  [/^\/sections\//, '所属のスキル'],
  [/^\/people\/[^/]+/, '個人の記録'],
  [/^\/people/, '職員の検索'],
  [/^\/map/, 'スキルマップ'],
  [/^\/reviews/, '頼まれた確認'],
  [/^\/proxy\/[^/]+\/paper/, '紙の様式'],
  [/^\/proxy/, '代理入力'],
  [/^\/evidence/, '証跡のファイル'],
  [/^\/rounds/, '評価期間'],
  [/^\/training\/certificates/, '外部の修了証'],
  [/^\/admin\/imports/, '取込み'],
  [/^\/$/, 'ホーム'],
]

/** The word for a page by its address, as people know it; the address itself where there is none. */
export function pageWord(address: string): string {
  return PAGES.find(([pattern]) => pattern.test(address))?.[1] ?? address
}
