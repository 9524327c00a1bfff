import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import type { SkillMapInput } from '~/charts/skill-map-layout'
import type { CellValue } from '~/charts/skill-map-scale'
import { MEDIA_TYPES } from '~/platform/file-kind'
import { type ExportCell, toCsv, toXlsx } from '~/platform/spreadsheet/write-table-file'
import { mapParams } from './map-params'
import { loadMap } from './skill-map.server'

const FORMATS = {
  csv: { type: 'text/csv; charset=utf-8', extension: 'csv' },
  xlsx: { type: MEDIA_TYPES.xlsx, extension: 'xlsx' },
} as const

/** The view as a file: the same numbers, for the same viewer, with the same ones left out. */
export const skillMapFile = read({
  action: 'map.read',
  params: mapParams,
  subject: () => theCity,
  async run(given, state) {
    const loaded = await loadMap(given, state)
    if ('nothing' in loaded) return null
    const { input, source } = loaded
    return { page: { rows: tableOf(input), asOf: source.asOf, staff: source.staff } }
  },
})

type MapFile = Awaited<ReturnType<typeof skillMapFile>>

/** The answer to a request for the file. */
export async function fileResponse({ rows, asOf, staff }: MapFile, format: keyof typeof FORMATS): Promise<Response> {
  const { type, extension } = FORMATS[format]
  const body = format === 'csv' ? toCsv(rows) : new Uint8Array(await toXlsx([{ name: 'スキルマップ', rows }]))
  const name = encodeURIComponent(`スキルマップ_${staff === 'regular' ? '' : '会計年度任用職員_'}${asOf}.${extension}`)
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="skill-map_${asOf}.${extension}"; filename*=UTF-8''${name}`,
      'Cache-Control': 'no-store',
    },
  })
}

function tableOf(input: SkillMapInput): ExportCell[][] {
  const { total } = input
  const header = [
    `${input.unitHeading}コード`,
    input.unitHeading,
    ...input.assessedHeadings.map((heading) => `${heading}（人）`),
    ...input.skills.map((skill) => skill.name),
  ]
  return [
    header,
    ...input.units.map((unit, row) => [
      unit.code,
      unit.name,
      ...unit.assessed.map(cell),
      ...(input.values[row] ?? []).map(cell),
    ]),
    ['', total.name, ...total.assessed.map(cell), ...total.values.map(cell)],
  ]
}

function cell(value: CellValue): ExportCell {
  return value === 'hidden' ? '＊' : value
}
