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
  const words = question
    .normalize('NFKC')
    .split(/[\s、。,，]+/u)
    .map(foldForSearch)
  return [...new Set(words)]
    .filter((word) => word !== '')
    .slice(0, MOST_TERMS)
    .map((text) => ({
      text,
      pattern: `%${text.replace(/[\\%_]/g, '\\$&')}%`,
      likeness: [...text].length >= SHORTEST_FOR_LIKENESS,
    }))
}
