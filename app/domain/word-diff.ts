/**
 * Which words of a text are gone and which are new, as people read them: by the words of Japanese, not by letters.
 * Source: issue "The IT skill standard as a living document", a readable diff.
 */

/** `del` stood in the text before, `ins` stands in the one after. Without `ins` it is the one, without `del` the other. */
export type MarkedText = { mark: 'same' | 'ins' | 'del'; text: string }[]

/** Letters of both texts and words × words, above which all is told as exchanged: nobody reads marks in so long a text. */
const MOST_LETTERS = 20_000
const MOST_STEPS = 1_000_000
/** A shorter piece that stayed between two changes is told with them: lone particles are no help to a reader. */
const SHORTEST_SAME = 3
/** Where less of the longer text than this stayed, it was written anew. */
const LEAST_SAME = 0.3

const words = new Intl.Segmenter('ja', { granularity: 'word' })

/** The longest common words of both, with what is between them. Pure; the same text gives one piece, or none if empty. */
export function wordDiff(before: string, after: string): MarkedText {
  if (before.length + after.length > MOST_LETTERS) return exchanged(before, after)
  const [was, is] = [wordsOf(before), wordsOf(after)]
  const head = commonHead(was, is)
  const tail = commonHead(was.slice(head).reverse(), is.slice(head).reverse())
  const middle = between(was.slice(head, was.length - tail), is.slice(head, is.length - tail))
  const pieces = joined([
    ...was.slice(0, head).map((text) => ({ mark: 'same' as const, text })),
    ...middle,
    ...was.slice(was.length - tail).map((text) => ({ mark: 'same' as const, text })),
  ])
  const stayed = pieces.reduce((sum, { mark, text }) => sum + (mark === 'same' ? text.length : 0), 0)
  const isAnew = stayed < LEAST_SAME * Math.max(before.length, after.length)
  return isAnew ? exchanged(before, after) : inGroups(pieces)
}

function wordsOf(text: string): string[] {
  return [...words.segment(text)].map(({ segment }) => segment)
}

function commonHead(was: readonly string[], is: readonly string[]): number {
  const end = Math.min(was.length, is.length)
  let length = 0
  while (length < end && was[length] === is[length]) length += 1
  return length
}

function between(was: readonly string[], is: readonly string[]): MarkedText {
  if (was.length * is.length > MOST_STEPS) return [...marked('del', was), ...marked('ins', is)]
  const longest = longestCommon(was, is)
  const pieces: MarkedText = []
  let [left, right] = [0, 0]
  while (left < was.length && right < is.length) {
    if (was[left] === is[right]) {
      pieces.push({ mark: 'same', text: was[left] ?? '' })
      left += 1
      right += 1
    } else if (longest(left + 1, right) >= longest(left, right + 1)) {
      pieces.push({ mark: 'del', text: was[left] ?? '' })
      left += 1
    } else {
      pieces.push({ mark: 'ins', text: is[right] ?? '' })
      right += 1
    }
  }
  return [...pieces, ...marked('del', was.slice(left)), ...marked('ins', is.slice(right))]
}

/** How many words the rests from (left, right) on have in common. */
function longestCommon(was: readonly string[], is: readonly string[]): (left: number, right: number) => number {
  const width = is.length + 1
  const table = new Uint16Array((was.length + 1) * width)
  for (let left = was.length - 1; left >= 0; left -= 1) {
    for (let right = is.length - 1; right >= 0; right -= 1) {
      const [down, across] = [table[(left + 1) * width + right] ?? 0, table[left * width + right + 1] ?? 0]
      const both = (table[(left + 1) * width + right + 1] ?? 0) + 1
      table[left * width + right] = was[left] === is[right] ? both : Math.max(down, across)
    }
  }
  return (left, right) => table[left * width + right] ?? 0
}

function marked(mark: 'ins' | 'del', texts: readonly string[]): MarkedText {
  return texts.map((text) => ({ mark, text }))
}

function exchanged(before: string, after: string): MarkedText {
  return joined([...marked('del', [before]), ...marked('ins', [after])])
}

/** Changes that stand close together are one: first what is gone, then what is new. */
function inGroups(pieces: MarkedText): MarkedText {
  const all: MarkedText = []
  let group: MarkedText = []
  const end = () => {
    const texts = (without: 'ins' | 'del') => group.filter(({ mark }) => mark !== without).map(({ text }) => text)
    all.push(...exchanged(texts('ins').join(''), texts('del').join('')))
    group = []
  }
  pieces.forEach((piece, index) => {
    const isBetween = index > 0 && index < pieces.length - 1
    const isShort = isBetween && piece.text.length < SHORTEST_SAME && !piece.text.includes('\n')
    if (piece.mark !== 'same' || isShort) group.push(piece)
    else {
      end()
      all.push(piece)
    }
  })
  end()
  return joined(all)
}

/** Neighbours with the same mark are one piece. */
function joined(pieces: MarkedText): MarkedText {
  const all: MarkedText = []
  for (const { mark, text } of pieces) {
    const last = all.at(-1)
    if (text === '') continue
    if (last?.mark === mark) last.text += text
    else all.push({ mark, text })
  }
  return all
}
