/**
 * In-house tools (内製ツール) ask for what they need: an owner who is still there, a trial once a year, documents.
 */
import { addMonths, type CityDate } from './calendar'

/** Where a keeper stands on a day: in the tool's unit or below it, elsewhere, away, or gone; null: nobody is named. */
export type KeeperPlace = 'here' | 'elsewhere' | 'on_leave' | 'left' | null

export type ToolFacts = {
  state: 'operating' | 'retired'
  owner: KeeperPlace
  /** The tool's unit is still there. */
  unitExists: boolean
  hasDocuments: boolean
  lastTriedOn: CityDate | null
  lastWorked: boolean | null
}

export const TOOL_NEEDS = ['owner', 'trial', 'repair', 'documents'] as const
export type ToolNeed = (typeof TOOL_NEEDS)[number]

const MONTHS_BETWEEN_TRIALS = 12

/** What a tool asks for on a day, the most urgent first; a retired tool asks for nothing. */
export function needsOf(tool: ToolFacts, day: CityDate): ToolNeed[] {
  if (tool.state === 'retired') return []
  const needs: ToolNeed[] = []
  if (tool.owner !== 'here' || !tool.unitExists) needs.push('owner')
  if (tool.lastTriedOn === null || tool.lastTriedOn < addMonths(day, -MONTHS_BETWEEN_TRIALS)) needs.push('trial')
  if (tool.lastWorked === false) needs.push('repair')
  if (!tool.hasDocuments) needs.push('documents')
  return needs
}
