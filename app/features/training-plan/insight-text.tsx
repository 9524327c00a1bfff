import type { Insight } from './plan-insight'

/** The sentence under the title, its point marked. */
export function InsightText({ insight }: { insight: Insight }) {
  return insight.map(({ text, marked }) => (marked ? <em key={text}>{text}</em> : <span key={text}>{text}</span>))
}
