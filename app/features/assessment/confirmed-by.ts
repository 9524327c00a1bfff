import { inWareki } from '~/domain/calendar'
import { CONFIRMED_AS_WORDS } from '~/domain/terms'
import type { ConfirmedLevel } from '~/facts/person-assessment'

/** `令和10年7月24日 所属長 中川 誠` */
export function confirmedBy([, , on, as, name]: ConfirmedLevel): string {
  const word = CONFIRMED_AS_WORDS[as as keyof typeof CONFIRMED_AS_WORDS] ?? ''
  return [inWareki(on), word, name].filter(Boolean).join(' ')
}
