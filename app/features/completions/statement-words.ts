import { completionTold, readStatements, type ToldCompletion } from '~/domain/xapi-statement'

/** What a kept statement says of a completion; null when it says nothing of one. */
export function wordsOfStatement(body: unknown): ToldCompletion | null {
  const read = readStatements(body)
  const [statement] = read.ok ? read.statements : []
  const words = statement && completionTold(statement)
  return words && 'told' in words ? words.told : null
}
