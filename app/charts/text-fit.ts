/** Width of a text in ems: full-width characters count one, the others a little over half. */
export function widthInEms(text: string): number {
  let ems = 0
  for (const character of text) ems += /[\u0020-\u007e\uff61-\uff9f]/.test(character) ? 0.58 : 1
  return ems
}

/** The text, or as much of it as fits with an ellipsis. */
export function fitText(text: string, widthPx: number, fontPx: number): string {
  const room = widthPx / fontPx
  if (widthInEms(text) <= room) return text
  let kept = ''
  for (const character of text) {
    if (widthInEms(kept + character) > room - 1) break
    kept += character
  }
  return `${kept}…`
}

/** At most two lines, broken at the middle dot where there is one. */
export function fitTwoLines(text: string, widthPx: number, fontPx: number): string[] {
  const room = widthPx / fontPx
  if (widthInEms(text) <= room) return [text]
  const parts = text.split('・')
  let first = parts[0] ?? ''
  let used = 1
  for (const part of parts.slice(1)) {
    if (widthInEms(`${first}・${part}・`) > room) break
    first = `${first}・${part}`
    used += 1
  }
  const rest = parts.slice(used).join('・')
  if (rest === '') return [fitText(first, widthPx, fontPx)]
  const firstLine = widthInEms(`${first}・`) <= room ? `${first}・` : fitText(first, widthPx, fontPx)
  return [firstLine, fitText(rest, widthPx, fontPx)]
}
