import type { NotIncludable } from '~/domain/fiscal-year-inclusion'

/** Why a head cannot include somebody, on the page and in a refusal. */
export const WHY_NOT_INCLUDABLE: Record<NotIncludable, string> = {
  not_fiscal_year: '会計年度任用職員ではありません',
  term_over: '任期が終わっています',
  term_too_short: '任期が 6 か月より短いので対象にできません',
}
