import type { EventFault, ProjectStep } from '~/domain/practice'

/** What a button of a step says. */
export const STEP_WORDS: Readonly<Record<ProjectStep, string>> = {
  start: '実施をはじめた',
  operate: '運用をはじめた',
  complete: '完了した',
  retire: '終わらせた（取りやめ・廃止）',
}

export const EVENT_FAULTS: Readonly<Record<EventFault, string>> = {
  in_the_future: 'まだ来ていない日は記録できません。きょうか、それより前の日にしてください。',
  before_the_proposal: '提案した日より前の日です。提案した日からあとの日にしてください。',
  does_not_fit: 'その日の状態からは、この記録に進めません。順番（提案→実施→運用→完了）と日付を確かめてください。',
  later_ones_do_not_fit: 'この日に入れると、あとの記録と順番が合いません。日付を確かめてください。',
}

/** What a page says after a form was taken, by what the form did. */
export const PROJECT_DONE: Readonly<Record<string, string>> = {
  proposed: '提案しました。あなたが中心の人です。',
  edited: '保存しました。',
  part: '人を加えました。本人に知らせが届きます。',
  'end-part': 'きょうから抜けたことを記録しました。',
  event: '記録しました。',
  review: '確認しました。加わった人に知らせが届きます。',
  'take-back': '取り消しました。',
  artefact: '加えました。',
  effect: '効果を記録しました。',
}
