export const LONGEST_TITLE = 100
export const LONGEST_TEXT = 2000
