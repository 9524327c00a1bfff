/** The longest note to a confirmer, in characters. */
export const LONGEST_NOTE = 500
