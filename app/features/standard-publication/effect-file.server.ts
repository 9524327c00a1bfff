import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { inWareki } from '~/domain/calendar'
import { FATE_WORDS } from '~/domain/terms'
import { peopleOn } from '~/facts/people-list'
import { versionInWork } from '~/facts/standard-effect'
import { momentShown, recordingInstant } from '~/platform/clock.server'
import { MEDIA_TYPES } from '~/platform/file-kind'
import { type ExportCell, type ExportSheet, toXlsx } from '~/platform/spreadsheet/write-table-file'
import { caseRows, effectName, everyOneOf } from './effect.server'
import { effectParams } from './effect-params'
import { changesOf, type EffectTables, effectTables } from './effect-shown'
import { loadEffect } from './load-effect.server'
import { chosenDay } from './publication-day'

/** The effect as a workbook, with everybody of whom something changes by name. */
export const effectFile = read({
  action: 'standard-draft.read',
  params: effectParams,
  subject: () => theCity,
  async run({ sql, today, viewer }, { from }) {
    const version = await versionInWork(sql)
    if (!version) return null
    const { day } = chosenDay(from, version, today)
    const loaded = await loadEffect(sql, version, day, today)
    if (!loaded) return null
    const changed = new Map(
      loaded.people
        .map((person) => [person.personId, changesOf(person, loaded)] as const)
        .filter(([, changes]) => changes.length > 0),
    )
    const [{ rows: cases, looked }, { people }] = await Promise.all([
      caseRows({ sql, viewer }, loaded),
      peopleOn(sql, loaded.asOf, everyOneOf([...changed.keys()])),
    ])
    const tables = effectTables(loaded)
    const sheets: ExportSheet[] = [
      {
        name: '概要',
        rows: summary(tables, {
          version: version.version,
          from: inWareki(day),
          at: momentShown(recordingInstant(today)),
        }),
      },
      ...tableSheets(tables),
      {
        name: '認定',
        rows: [
          ['職員番号', '氏名', '所属', '認定', '区分', '変わり方', '内容'],
          ...cases.map(({ staffNumber, name, place, role, as, change, what }) => [
            staffNumber,
            name,
            place,
            role,
            as,
            change === 'falls' ? '満たさなくなる' : '満たすようになる',
            what.join('／'),
          ]),
        ],
      },
      {
        name: '変わる人',
        rows: [
          ['職員番号', '氏名', '所属', '変わるスキル'],
          ...people.map(({ personId, staffNumber, name, place }) => [
            staffNumber,
            name,
            place,
            (changed.get(personId) ?? []).join('／'),
          ]),
        ],
      },
    ]
    const ids = [...new Set([...looked, ...people.map(({ personId }) => personId)])]
    return {
      page: { sheets, name: effectName({ version, from: day }), day },
      looked: ids.filter((id) => id !== viewer.personId),
    }
  },
})

export async function effectFileResponse({
  sheets,
  name,
  day,
}: Awaited<ReturnType<typeof effectFile>>): Promise<Response> {
  return new Response(new Uint8Array(await toXlsx(sheets)), {
    headers: {
      'Content-Type': MEDIA_TYPES.xlsx,
      'Content-Disposition': `attachment; filename="effect_${day}.xlsx"; filename*=UTF-8''${encodeURIComponent(`${name}.xlsx`)}`,
      'Cache-Control': 'no-store',
    },
  })
}

function summary(
  { people, gravest, endedPeople }: EffectTables,
  { version, from, at }: { version: string; from: string; at: string },
): ExportCell[][] {
  return [
    ['項目', '値'],
    ['版', version],
    ['いつから', from],
    ['計算した時刻', at],
    ['職員', people],
    ['すべて引き継ぐ人', gravest.keeps],
    ['下がるものがある人', gravest.lowered],
    ['再評価が要る人', gravest.reassess],
    ['結果がない人', gravest.none],
    ['廃止するスキルに結果がある人', endedPeople],
  ]
}

function tableSheets({ skills, ended, departments, roles }: EffectTables): ExportSheet[] {
  const fates = [FATE_WORDS.keeps, FATE_WORDS.lowered, FATE_WORDS.reassess, FATE_WORDS.none]
  const percent = (share: number | null) => (share === null ? null : Math.round(share * 1000) / 10)
  return [
    {
      name: 'スキル',
      rows: [
        ['コード', 'スキル', '結果の引き継ぎ', ...fates],
        ...skills.map((row) => [row.code, row.name, row.origin, row.keeps, row.lowered, row.reassess, row.none]),
        ...ended.map((row) => [row.code, row.name, `廃止：${row.reason}（結果がある人 ${row.people}）`, 0, 0, 0, null]),
      ],
    },
    {
      name: '部局',
      rows: [
        ['コード', '部局', '職員', ...fates, '廃止するスキルに結果がある人'],
        ...departments.map((row) => [
          row.code,
          row.name,
          row.people,
          row.keeps,
          row.lowered,
          row.reassess,
          row.none,
          row.ended,
        ]),
      ],
    },
    {
      name: '役割',
      rows: [
        [
          '役割',
          '役割の人',
          'すべて満たす人（前）',
          'すべて満たす人（後）',
          '満たすようになる',
          '満たさなくなる',
          '平均の充足率 %（前）',
          '平均の充足率 %（後）',
        ],
        ...roles.map((row) => [
          row.name,
          row.holders,
          row.metBefore,
          row.metAfter,
          row.gained,
          row.lost,
          percent(row.shareBefore),
          percent(row.shareAfter),
        ]),
      ],
    },
  ]
}
