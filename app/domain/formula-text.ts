/**
 * Texts that a spreadsheet would run as a formula get an apostrophe in front when they leave the portal (rule 10; OWASP
 * ASVS 1.2.10), in their full-width forms too, which Japanese Excel reads alike. What comes back loses it again.
 */
export const RUNS_AS_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

const HAS_APOSTROPHE = /^'+[=+\-@\t\r\n＝＋－＠]/

/** A text that can be told from one that got its apostrophe on the way out. */
export function ownApostrophe(text: string): string {
  return HAS_APOSTROPHE.test(text) ? `'${text}` : text
}

/** A text as it was before it got its apostrophe. */
export function withoutApostrophe(text: string): string {
  return HAS_APOSTROPHE.test(text) ? text.slice(1) : text
}
