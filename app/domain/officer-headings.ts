import type { OfficerTextKind } from './officer-text'

export const MOST_SECTIONS = 8
export const LONGEST_HEADING = 40
export const LONGEST_SECTION = 2000

/** Where nothing is written yet: what such a text should say. A proposal; the city writes its own headings. */
export const PROPOSED_HEADINGS: Readonly<Record<OfficerTextKind, readonly string[]>> = {
  expectation: ['役割', '着任から 1 年', '任期の終わりまで', '権限と相談先', 'しないこと'],
  handover: ['続いている仕事', '指導している人', 'システムと契約', '約束と注意', '後任の最初の 1 か月'],
}
