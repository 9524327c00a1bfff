import { type FiscalYear, fiscalYearInWareki } from '~/domain/calendar'

/** 令和10年度 第 2 回 */
export function roundName({ fiscalYear, sequence }: { fiscalYear: FiscalYear; sequence: number }): string {
  return `${fiscalYearInWareki(fiscalYear)} 第 ${sequence} 回`
}
