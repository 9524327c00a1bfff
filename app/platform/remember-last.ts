/**
 * Keeps the last few results of work that follows from its key alone, so that none can be out of date: whoever asks with
 * the same key is given the same object.
 */
export function rememberLast<Value>(most: number): (key: string, make: () => Value) => Value {
  const kept = new Map<string, Value>()
  return (key, make) => {
    const known = kept.get(key)
    const value = known ?? make()
    if (known !== undefined) kept.delete(key)
    // Asked for last, forgotten last.
    kept.set(key, value)
    const [oldest] = kept.keys()
    if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    return value
  }
}
