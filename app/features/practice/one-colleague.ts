import { refuse } from '~/access/command'
import type { CalledStaff } from '~/facts/staff-called'

/** The one person that a number or a name means; several of a name are told apart by their numbers. */
export function oneOf(found: readonly CalledStaff[], who: string): CalledStaff | { refused: string } {
  const [only, second] = found
  if (!only) return refuse(`「${who}」は見つかりません。職員番号か、姓と名を入れてください。`)
  if (!second) return only
  const named = found.map(({ name, unitName, staffNumber }) => `${name}（${unitName}、${staffNumber}）`).join('、')
  return refuse(`「${who}」は ${found.length} 人います。職員番号で入れてください：${named}。`)
}
