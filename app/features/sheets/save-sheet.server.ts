import { command, conflictWith, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { inWareki } from '~/domain/calendar'
import { SHEET_TEXTS, type SheetText } from '~/domain/sheet'
import type { SheetContent } from '~/domain/sheet-version'
import { addSheetVersion, type SheetVersion, sheetVersions } from '~/facts/sheets'
import { loadSheet } from './load-sheet.server'
import { saveSheetForm } from './sheet-forms'
import { figuresToKeep } from './sheet-rows'

/** What somebody else saved first, for the page to show beside what was sent. */
export type SheetConflict = {
  version: number
  savedBy: string | null
  when: string
  texts: Record<SheetText, string>
  activities: string[]
}

/** Keeps what was written of a sheet, and its figures as of today, as the next version; those before stay. */
export const saveSheet = command({
  action: 'sheet.save',
  input: saveSheetForm,
  subject: () => theCity,
  async run({ sql, today, stamp }, { number, year, basedOn, activities, ...texts }) {
    const loaded = await loadSheet({ sql, today }, { number, year })
    if (!loaded) return refuse('計画にない個票か年度です。年度が始まってから書けます。')
    const { ground, versions } = loaded
    const latest = versions.find((version) => version.fiscalYear === ground.asked) ?? null
    if (basedOn !== (latest?.version ?? 0)) return conflictWith(conflictOf(latest))
    const written = ground.sheet.blocks.map((_, place) => activities[place] ?? '')
    if (latest && isSame(latest.content, { ...texts, activities: written }))
      return refuse('変わったところがありません。')
    const content: SheetContent = { ...texts, activities: written, asOf: ground.asOf, figures: figuresToKeep(ground) }
    const version = await addSheetVersion(
      sql,
      { sheet: number, fiscalYear: ground.asked, basedOn, content, savedOn: today },
      stamp,
    )
    if (version === null) {
      const [first] = (await sheetVersions(sql, number)).filter((one) => one.fiscalYear === ground.asked)
      return conflictWith(conflictOf(first ?? null))
    }
    return {
      did: { version },
      audit: { subjectKind: 'sheet', subjectId: `${number}-${year}-${version}`, detail: { number, year, version } },
    }
  },
})

function isSame(before: SheetContent, now: Record<SheetText, string> & { activities: readonly string[] }): boolean {
  return (
    SHEET_TEXTS.every((text) => before[text] === now[text]) &&
    now.activities.every((words, place) => (before.activities[place] ?? '') === words)
  )
}

function conflictOf(latest: SheetVersion | null): SheetConflict {
  const texts = Object.fromEntries(SHEET_TEXTS.map((text) => [text, latest?.content[text] ?? ''])) as Record<
    SheetText,
    string
  >
  return {
    version: latest?.version ?? 0,
    savedBy: latest?.savedBy ?? null,
    when: latest ? `${inWareki(latest.savedOn)} ${latest.savedAt}` : '',
    texts,
    activities: [...(latest?.content.activities ?? [])],
  }
}
