import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { inWareki } from '~/domain/calendar'
import {
  CHANGE_KIND_WORDS,
  CHANGE_KINDS,
  CHANGED_PART_WORDS,
  changedFieldInWords,
  changesInWords,
  nameOf,
} from '~/domain/standard-change'
import type { StandardVersion } from '~/facts/standard-versions'
import type { ExportSheet } from '~/platform/spreadsheet/write-table-file'
import { compareParams } from './compare-params'
import { comparedVersions } from './compared-versions'
import { versionStateWord } from './version-words'

/** The same differences as a workbook, all of them. */
export const compareFile = read({
  action: 'standard.read',
  params: compareParams,
  subject: () => theCity,
  async run(given, asked): Promise<{ page: { name: string; sheets: ExportSheet[] } } | null> {
    const compared = await comparedVersions(given, asked)
    if (!compared?.pair) return null
    const { from, to, changes } = compared.pair
    const count = (kind: (typeof CHANGE_KINDS)[number]) => changes.filter((change) => change.kind === kind).length
    const about = (version: StandardVersion) =>
      [
        `第 ${version.version} 版`,
        versionStateWord(version, given.today),
        version.from && `${inWareki(version.from)}から`,
      ]
        .filter(Boolean)
        .join('　')
    return {
      page: {
        name: `ITスキル標準_${from.version}と${to.version}のちがい`,
        sheets: [
          {
            name: 'まとめ',
            rows: [
              ['項目', '内容'],
              ['前', about(from)],
              ['後', about(to)],
              ['ちがい', changesInWords(changes)],
              ...CHANGE_KINDS.filter((kind) => count(kind) > 0).map((kind) => [CHANGE_KIND_WORDS[kind], count(kind)]),
            ],
          },
          {
            name: 'ちがい',
            rows: [
              ['部分', '名前', 'コード（前）', 'コード（後）', '種類', '項目', '前', '後', '理由・引き継ぎ'],
              ...changes.map((change) => [
                CHANGED_PART_WORDS[change.part],
                nameOf(change.subject),
                change.subject.before?.code ?? null,
                change.subject.after?.code ?? null,
                CHANGE_KIND_WORDS[change.kind],
                changedFieldInWords(change),
                change.before,
                change.after,
                change.note,
              ]),
            ],
          },
        ],
      },
    }
  },
})
