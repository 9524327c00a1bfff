import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { FRAMEWORK_KIND_WORDS } from '~/domain/framework-table'
import { frameworkOf } from '~/facts/frameworks'
import { MEDIA_TYPES } from '~/platform/file-kind'
import { type ExportSheet, toXlsx } from '~/platform/spreadsheet/write-table-file'
import { frameworkFile } from './framework-file'
import { coverageParams, frameworkParam } from './framework-params'
import { type LoadedCoverage, loadCoverage } from './load-coverage.server'

/** The coverage as a workbook, filtered as the page is: the items, the share of each area, what is quoted and unknown. */
export const coverageFile = read({
  action: 'frameworks.read',
  params: coverageParams,
  subject: () => theCity,
  async run(given, params) {
    const loaded = await loadCoverage(given, params)
    if (!loaded) return null
    const { code, version } = loaded.framework
    return {
      page: {
        name: `枠組みとの対応_${code}_${version}_${given.today}.xlsx`,
        mediaType: MEDIA_TYPES.xlsx,
        bytes: await toXlsx(sheetsOf(loaded)),
      },
    }
  },
})

function sheetsOf({ coverage, shown, asked }: LoadedCoverage): ExportSheet[] {
  const titles = new Map(coverage.items.map(({ item }) => [item.code, item.title]))
  const items: ExportSheet = {
    name: '項目',
    rows: [
      ['領域', 'コード', '上位コード', '種別', '項目', '説明', 'レベル', '扱い', '市のスキルのコード', '市のスキル'],
      ...shown.map(({ item, area, isCovered, skills }) => [
        titles.get(area ?? '') ?? '',
        item.code,
        item.parentCode ?? '',
        FRAMEWORK_KIND_WORDS[item.kind],
        item.title,
        item.description,
        item.level ?? '',
        isCovered ? '扱う' : '扱わない',
        skills.map((skill) => skill.code).join('、'),
        skills.map((skill) => skill.name).join('、'),
      ]),
    ],
  }
  const areas: ExportSheet = {
    name: '領域ごと',
    rows: [
      ['コード', '領域', '扱う項目', '項目'],
      ...coverage.areas.map((area) => [area.code, area.title, area.covered, area.total]),
      ['', `全体（市の標準 ${asked.chosen?.words ?? ''}）`, coverage.covered, coverage.total],
    ],
  }
  if (coverage.unknown.length === 0) return [items, areas]
  const unknown: ExportSheet = {
    name: '枠組みにない引用',
    rows: [
      ['市のスキルのコード', '市のスキル', '引用'],
      ...coverage.unknown.map(({ skill, quote }) => [
        skill.code,
        skill.name,
        [quote.code ?? '', quote.title].join(' ').trim(),
      ]),
    ],
  }
  return [items, areas, unknown]
}

/** The framework itself, to be given on. */
export const frameworkDownload = read({
  action: 'frameworks.read',
  params: z.object({ id: frameworkParam, format: z.string().pipe(z.enum(['case', 'csv'])) }),
  subject: () => theCity,
  async run({ sql }, { id, format }) {
    const framework = await frameworkOf(sql, id)
    if (!framework) return null
    const { name, type, body } = frameworkFile(framework, format)
    return { page: { name, mediaType: type, bytes: new TextEncoder().encode(body) } }
  },
})
