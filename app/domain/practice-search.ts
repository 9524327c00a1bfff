/**
 * Text by which projects and tools are found (「もうだれかが自動化していないか」): width, kana and variant kanji make no
 * difference, words of two characters are found.
 */
import { foldForSearch } from './name-folding'

const MOST_TERMS = 8
/** Below that many characters likeness means nothing: the word must stand in the text. */
const SHORTEST_FOR_LIKENESS = 3

/** What a row is found by: its parts folded, parted by a line break that no term holds; the first one weighs most. */
export function searchKeyOf(parts: readonly string[]): string {
  return parts
    .map(foldForSearch)
    .filter((part) => part !== '')
    .join('\n')
}

export type SearchTerm = { text: string; pattern: string; likeness: boolean }

/** The words of a question, each once: what is asked for in several words must hold all of them. */
export function searchTerms(question: string): SearchTerm[] {
  return termsOf(question.normalize('NFKC').split(/[\s、。,，]+/u))
}

/** What carries the meaning of a sentence: runs of kanji, of katakana, of letters and digits, two characters or more. */
const CARRIERS = /[\p{Script=Han}々]{2,}|[\p{Script=Katakana}ー]{2,}|[a-z0-9]{2,}/giu

/**
 * The parts of a question that nothing holds as it was put (「ロボットで転記」): each may be found by itself.
 * @returns none where the question has no other parts than its words
 */
export function looseTerms(question: string): SearchTerm[] {
  const whole = new Set(searchTerms(question).map(({ text }) => text))
  const parts = termsOf(question.normalize('NFKC').match(CARRIERS) ?? [])
  return parts.some(({ text }) => !whole.has(text)) ? parts : []
}

function termsOf(words: readonly string[]): SearchTerm[] {
  return [...new Set(words.map(foldForSearch))]
    .filter((word) => word !== '')
    .slice(0, MOST_TERMS)
    .map((text) => ({
      text,
      pattern: `%${text.replace(/[\\%_]/g, '\\$&')}%`,
      likeness: [...text].length >= SHORTEST_FOR_LIKENESS,
    }))
}
