import type { Conflict } from '~/domain/committee'
import { conditionInWords, conditionOf, outcomeWord } from '~/domain/decided'

/** Why a member is kept out of a case (除斥), in few words. */
export const CONFLICT_WORDS = {
  self: '本人',
  same_section: '同じ所属',
  mentor: 'メンター',
  signer: '承認した人',
  recommender: '推薦した人',
  decided_before: '前の決定に加わった人',
} as const satisfies Record<Conflict, string>

export const CONDITION_KIND_WORDS = {
  training: '研修',
  level: 'レベル',
  effect_measurement: '効果の測定',
} as const

type Decided = { comment: string | null; detail: unknown } | undefined

/** What was decided, with the condition or the reason. */
export function outcomeOf(decided: Decided): { word: string; says: string | null } {
  const condition = conditionOf(decided?.detail)
  return {
    word: outcomeWord(decided?.detail),
    says: condition ? conditionInWords(condition) : (decided?.comment ?? null),
  }
}

/** What the page of a round says after something was done. */
export const DONE_WORDS: Readonly<Record<string, string>> = {
  plan: '回を予定しました。つぎに、委員を決めます。',
  move: '日を変えました。委員と、この回を待っている申請者に知らせました。',
  members: '委員を決めました。新しい委員に知らせました。',
  minutes: '議事録を保存しました。',
  certified: '認定を記録しました。本人に知らせました。',
  conditional: '条件付きの認定を記録しました。本人に知らせました。',
  refused: '不認定を記録しました。理由と次にすることを、本人に知らせました。',
  deferred: '次の回へ送りました。本人に知らせました。',
}
