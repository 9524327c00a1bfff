/**
 * Numbers of certificates (認定証の番号): `R10-L-014` is the 14th certificate as DX推進リーダー of 令和10年度. A number is
 * given once and belongs to one grant for good.
 */
import { type CityDate, ERAS, fiscalYearEnd, fiscalYearOf } from './calendar'
import type { CertifiedRole } from './certificate'

const ROLE_LETTERS: Readonly<Record<CertifiedRole, string>> = { DX_LEADER: 'L', DX_MASTER: 'M', DATA_SPECIALIST: 'D' }

const WRITTEN = /^([RHSTM])(\d{1,2})-?([LMD])-?(\d{1,5})$/
const DASHES = /[‐‑‒–—―−ーｰ~〜]/g

/** What the numbers of a role in the fiscal year of a day begin with: `R10-L-`. */
export function numberSeries(role: CertifiedRole, grantedOn: CityDate): string {
  const year = fiscalYearOf(grantedOn)
  // The era of the year's end: 令和元年度 began under 平成.
  const era = ERAS.find(({ firstDay }) => fiscalYearEnd(year) >= firstDay)
  if (!era) throw new RangeError(`no era in ${year}`)
  return `${era.letter}${year - era.firstYear + 1}-${ROLE_LETTERS[role]}-`
}

/** @param running from 1; three digits, more where a year has more */
export function certificateNumber(series: string, running: number): string {
  return `${series}${String(running).padStart(3, '0')}`
}

/**
 * A number as people type it from the paper: full-width, with other dashes or none, with 第 and 号, small letters.
 * @returns the number as it is stored; null when it is none
 */
export function readCertificateNumber(text: string): string | null {
  const compact = text
    .normalize('NFKC')
    .replace(DASHES, '-')
    .replace(/[\s第号]/g, '')
    .toUpperCase()
  const [, era, year, letter, running] = WRITTEN.exec(compact) ?? []
  if (era === undefined || year === undefined || letter === undefined || running === undefined) return null
  return certificateNumber(`${era}${Number(year)}-${letter}-`, Number(running))
}
