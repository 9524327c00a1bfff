import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { fiscalYearInWareki } from '~/domain/calendar'
import { loadSheet } from './load-sheet.server'
import { newNotes } from './sheet-notes'
import { sheetParams } from './sheet-params'
import { blocksOf, yearsOf } from './sheet-rows'

/** What 事務局 writes of a sheet and a year: the last version's texts, with the figures to write about. */
export const sheetEdit = read({
  action: 'sheet-edit.read',
  params: sheetParams,
  subject: () => theCity,
  async run(given, params) {
    const loaded = await loadSheet(given, params)
    if (!loaded) return null
    const { ground, versions } = loaded
    const latest = versions.find((version) => version.fiscalYear === ground.asked) ?? null
    const place = yearsOf(ground).findIndex(({ isAsked }) => isAsked)
    const blocks = blocksOf(ground, newNotes())
    const { comment = '', issues = '', opinion = '', answer = '', activities = [] } = latest?.content ?? {}
    return {
      page: {
        number: ground.sheet.number,
        title: ground.sheet.title,
        fiscalYear: ground.asked,
        yearName: fiscalYearInWareki(ground.asked),
        version: latest?.version ?? 0,
        texts: { comment, issues, opinion, answer },
        activities: ground.sheet.blocks.map(({ activity }, at) => ({
          name: activity?.name ?? '',
          words: activities[at] ?? '',
          shown: blocks[at]?.activity?.actual[place]?.text ?? '',
        })),
        figures: blocks
          .flatMap(({ outputs }) => outputs)
          .map(({ name, plan, actual }) => ({
            name,
            plan: plan[place]?.text ?? '',
            actual: actual[place]?.text ?? '',
          })),
      },
    }
  },
})

export type SheetEditPage = Awaited<ReturnType<typeof sheetEdit>>
