import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { CHANGE_KIND_WORDS, CHANGE_KINDS, changesInWords } from '~/domain/standard-change'
import { compareParams } from './compare-params'
import { comparedVersions } from './compared-versions'
import { changedSections } from './shown-changes'
import { versionStateWord } from './version-words'

/** The differences between two versions, in one sentence and one by one. */
export const compare = read({
  action: 'standard.read',
  params: compareParams,
  subject: () => theCity,
  async run(given, { from, to, kind }) {
    const compared = await comparedVersions(given, { from, to })
    if (!compared) return null
    const { versions, pair } = compared
    return {
      page: {
        versions: versions.map((one) => ({
          version: one.version,
          label: `第 ${one.version} 版（${versionStateWord(one, given.today)}）`,
        })),
        pair: pair && {
          from: pair.from.version,
          to: pair.to.version,
          summary: changesInWords(pair.changes),
          total: pair.changes.length,
          kind,
          kinds: CHANGE_KINDS.flatMap((one) => {
            const count = pair.changes.filter((change) => change.kind === one).length
            return count === 0 ? [] : [{ kind: one, word: CHANGE_KIND_WORDS[one], count }]
          }),
          sections: changedSections(pair.changes.filter((change) => kind === null || change.kind === kind)),
        },
      },
    }
  },
})

export type ComparePage = Awaited<ReturnType<typeof compare>>
