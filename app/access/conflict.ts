/**
 * The sentence for a change that met somebody else's: two at once on the same record.
 * null: not such an error, a fault to be thrown on.
 */
export function conflictOf(error: unknown): string | null {
  const text = error instanceof Error ? `${error.message} ${JSON.stringify(error)}` : ''
  const states = ['23P01', '23505', '40001', '40P01', 'P2002', 'P2034']
  if (!states.some((state) => text.includes(state))) return null
  return '同じ記録が、ほかの画面や人によって先に変わりました。画面を開き直して、いまの内容を確かめてください。'
}
