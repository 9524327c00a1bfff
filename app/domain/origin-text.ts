import type { SkillOrigin } from './skill-origin'
import { ORIGIN_WORDS } from './terms'

/**
 * An origin in a line: 低い方に統合：ガバナンス（DAT-GOV）、オープンデータ（DAT-OPN）.
 * `nameBefore` names a skill of the version before. Source: domain notes §6.8.
 */
export function originText(origin: SkillOrigin | null, nameBefore: (code: string) => string): string {
  if (origin === null) return '決まっていません'
  const word = ORIGIN_WORDS[origin.kind]
  if (origin.kind === 'new') return word
  const sources = [origin.from].flat().map((code) => `${nameBefore(code)}（${code}）`)
  const cap = origin.kind === 'carry_capped' ? `、上限レベル ${origin.cap}` : ''
  return `${word}：${sources.join('、')}${cap}`
}
