import { type Reading, read } from '~/access/read'
import { theCity } from '~/access/subject'
import { fiscalYear, fiscalYearEnd, fiscalYearInWareki, inWareki, longWithWeekday } from '~/domain/calendar'
import { CERTIFIED_ROLES } from '~/domain/certificate'
import { ledgerGap } from '~/domain/goals'
import { changedFigures, SHEET_TEXTS } from '~/domain/sheet'
import { goalTargetsOn } from '~/facts/goal-targets'
import type { YearFigures } from '~/facts/sheet-figures'
import type { SheetVersion } from '~/facts/sheets'
import { insightOf } from './insight'
import { type LoadedSheet, loadSheet } from './load-sheet.server'
import { newNotes } from './sheet-notes'
import { type SheetParams, sheetParams } from './sheet-params'
import { blocksOf, figuresToKeep, newlyCertifiedRows, supportingRows, yearsOf } from './sheet-rows'

/** 個票: a sheet of the plan for a fiscal year, plan against actual, with what was written and said about it. */
export const sheet = read({
  action: 'sheet.read',
  params: sheetParams,
  subject: () => theCity,
  async run(given, params): Promise<{ page: { nothing: true } | SheetPage } | null> {
    const loaded = await loadSheet(given, params)
    if (loaded) {
      const page = pageOf(given, params, loaded)
      return page && { page }
    }
    return (await goalTargetsOn(given.sql, given.today)) === null ? { page: { nothing: true } } : null
  },
})

export type SheetPage = NonNullable<ReturnType<typeof pageOf>>

function pageOf({ today, as }: Reading, params: SheetParams, loaded: LoadedSheet) {
  const { ground, plan, published, versions, years, askedDay, problem } = loaded
  const { sheet: own, asked, asOf } = ground
  const ofYear = versions.filter((version) => version.fiscalYear === asked)
  const latest = ofYear[0] ?? null
  const chosen = params.version === undefined ? latest : ofYear.find(({ version }) => version === params.version)
  if (chosen === undefined) return null
  const notes = newNotes()
  const blocks = blocksOf(ground, notes)
  const supporting = [...supportingRows(ground, notes), ...newlyCertifiedRows(ground)]
  const before = versions.find((version) => version.fiscalYear === asked - 1)
  return {
    nothing: false as const,
    number: own.number,
    title: own.title,
    purpose: own.purpose,
    owner: own.owner,
    gist: own.gist,
    present: [...own.present],
    issues: [...own.issues],
    logicModel: own.logicModel,
    problem,
    /** What was typed, or the day that is asked for; '' for the year's end, or today. */
    asOfTyped: problem ? params.asOf : askedDay ? inWareki(askedDay) : '',
    askedDay,
    fiscalYear: asked,
    yearName: fiscalYearInWareki(asked),
    asOf,
    asOfWords: inWareki(asOf),
    asOfLong: longWithWeekday(asOf),
    isOver: asOf === fiscalYearEnd(asked),
    today: inWareki(today),
    years: yearsOf(ground),
    insight: insightOf(ground),
    blocks,
    supportingLabel: plan.supportingLabel,
    supporting,
    notes: notes.all(),
    comments: chosen ? commentsOf(chosen) : [],
    before: before && before.content.comment !== '' ? commentBefore(before) : null,
    chosen: chosen && versionOf(chosen),
    isLatest: chosen === latest,
    versions: ofYear.map(versionOf),
    changes: chosen
      ? changedFigures(chosen.content.figures, figuresToKeep(ground)).map((change) => ({
          ...change,
          yearName: fiscalYearInWareki(fiscalYear(change.fiscalYear)),
        }))
      : [],
    fixed: ground.figures.filter(({ isFixed }) => isFixed).map((one) => fiscalYearInWareki(one.fiscalYear)),
    corrected: correctionsOf(ground.figures.at(-1)),
    unreconciled: ground.figures.filter((one) =>
      CERTIFIED_ROLES.some((role) => ledgerGap(one.roles[role].ledger) !== 0),
    ).length,
    choices: years.map((year) => ({ fiscalYear: year, name: fiscalYearInWareki(year), current: year === asked })),
    others: plan.sheets.filter(({ number }) => number !== own.number).map(({ number, title }) => ({ number, title })),
    mayEdit: as === 'dx_office',
    targets: { version: published.version, from: inWareki(published.effectiveFrom) },
  }
}

/** People of the year before whose count was corrected after its end had been fixed. */
function correctionsOf(last: YearFigures | undefined): number {
  if (!last) return 0
  return CERTIFIED_ROLES.reduce((sum, role) => {
    const { added, removed } = last.roles[role].ledger.adjustment
    return sum + added.length + removed.length
  }, 0)
}

const TEXT_WORDS = {
  comment: '所管課のコメント',
  issues: '課題と対応',
  opinion: '行革推進委員会の意見',
  answer: '意見への対応',
} as const

function commentsOf({ content }: SheetVersion) {
  return SHEET_TEXTS.flatMap((text) =>
    content[text] === '' ? [] : [{ text, term: TEXT_WORDS[text], words: content[text] }],
  )
}

function commentBefore({ content, fiscalYear: year }: SheetVersion) {
  return { term: `${fiscalYearInWareki(year)}のコメント`, words: content.comment }
}

function versionOf({ version, savedOn, savedAt, savedBy, content }: SheetVersion) {
  return {
    version,
    when: `${inWareki(savedOn)} ${savedAt}`,
    on: inWareki(savedOn),
    by: savedBy,
    asOf: inWareki(content.asOf),
  }
}
