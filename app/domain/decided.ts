/** What the record of a decision (決定) on an application says, and its words. Source: certification rules › `validity.conditional`. */
import { type CityDate, inWareki } from './calendar'

export const OUTCOME_WORDS = {
  certified: '認定',
  conditional: '条件付きで認定',
  refused: '不認定',
  deferred: '次の回へ送る',
} as const

type Condition = { task: string; through: CityDate }
type Recorded = { decision?: 'certified' | 'refused'; condition?: Condition } | null | undefined

/** @param detail of the event, as it was recorded */
export function conditionOf(detail: unknown): Condition | null {
  return (detail as Recorded)?.condition ?? null
}

/** `条件付きで認定`: how it was decided. @param detail of the event, as it was recorded */
export function outcomeWord(detail: unknown): string {
  if ((detail as Recorded)?.decision === 'refused') return OUTCOME_WORDS.refused
  return conditionOf(detail) ? OUTCOME_WORDS.conditional : OUTCOME_WORDS.certified
}

/** What is left to do and until when. */
export function conditionInWords({ task, through }: Condition): string {
  return `${task}（${inWareki(through)} まで）`
}
