/**
 * Characters that no name holds. They tell of a text that was damaged on its way (外字, ? and 〓 in place of a kanji)
 * or of one that wants to be something else where it is shown (markup, control and direction signs).
 */

/** What is wrong with a text. */
type NameCharacterFault = 'unreadable' | 'userDefined' | 'replaced' | 'markup' | 'control'

const CHECKS: readonly [NameCharacterFault, RegExp][] = [
  ['unreadable', /\uFFFD|\p{Surrogate}|\p{Noncharacter_Code_Point}/u],
  ['userDefined', /\p{Private_Use}/u],
  ['control', /\p{Control}|\p{Format}|\p{Line_Separator}|\p{Paragraph_Separator}/u],
  ['markup', /[<>]|&#?\w+;/],
  ['replaced', /[?？〓]/],
]

const CHECKS_OF_TEXTS = CHECKS.slice(0, 3)

/** The first fault of a person's or unit's name; null when it is sound. Variation selectors (IVS) are sound. */
export function faultInName(name: string): NameCharacterFault | null {
  return CHECKS.find(([, pattern]) => pattern.test(name))?.[0] ?? null
}

/** The first fault of a title or the like, where ? and < may stand: unreadable, 外字 or control characters. */
export function faultInText(text: string): NameCharacterFault | null {
  return CHECKS_OF_TEXTS.find(([, pattern]) => pattern.test(text))?.[0] ?? null
}

export const NAME_CHARACTER_REASONS: Readonly<Record<NameCharacterFault, string>> = {
  unreadable:
    '読み取れない文字（�）があります。元のデータで文字を確かめ、UTF-8 か Excel ブックで保存しなおしてください。',
  userDefined: '外字があります。ほかの機器では表示できないので、Unicode にある文字に直してください。',
  replaced: '「?」や「〓」があります。文字が失われたようです。元のデータで正しい文字を確かめてください。',
  markup: 'タグや記号参照のような文字（< > &…;）は使えません。取り除いてください。',
  control: '改行や表示されない制御文字があります。打ち直してください。',
}
