import { MEDIA_TYPES } from '~/platform/file-kind'
import { type ExportCell, type ExportSheet, toCsv, toXlsx } from '~/platform/spreadsheet/write-table-file'
import type { BudgetPage } from './budget.server'
import type { PlanFile } from './plan-file.server'
import type { PlanPerson } from './plan-people.server'

/** The answer to a request for a workbook. */
export async function workbookResponse(name: string, sheets: readonly ExportSheet[]): Promise<Response> {
  return fileResponse(new Uint8Array(await toXlsx(sheets)), MEDIA_TYPES.xlsx, `${name}.xlsx`)
}

/** The people of a list as a table: one row a person and course. */
export function peopleRows(people: readonly PlanPerson[]): ExportCell[][] {
  return [
    ['職員番号', '氏名', 'かな', '所属', '職名', '研修コード', '研修', '種類', '理由', '待ち始め', '待ち（か月）'],
    ...people.flatMap((person) =>
      person.needs.map((need) => [
        person.staffNumber,
        person.name,
        person.kana,
        person.place,
        person.title,
        need.code,
        need.title,
        need.kind,
        need.reasons.join('／'),
        need.since,
        need.months,
      ]),
    ),
  ]
}

/** A table as CSV. */
export function csvResponse(name: string, rows: readonly (readonly ExportCell[])[]): Response {
  return fileResponse(toCsv(rows), 'text/csv; charset=utf-8', `${name}.csv`)
}

/** The plan as a workbook: the same figures as on the page. */
export function planSheets({ groups, totals, now, units, unlimited }: PlanFile): ExportSheet[] {
  return [
    {
      name: '来年度の需要と席',
      rows: [
        [
          '区分',
          '研修コード',
          '研修',
          '需要',
          'うち認定・更新',
          'うち役割の差',
          '今年度に席がある人',
          '回',
          '定員',
          '席',
          '過不足',
          '時間',
          '最長の待ち（か月）',
          '部局の数',
          '1回の費用（円）',
          'メモ',
        ],
        ...groups.flatMap((group) =>
          group.rows.map((row) => [
            group.title,
            row.code,
            row.title,
            row.total,
            row.rules,
            row.gap,
            row.seated,
            row.line.sessions,
            row.line.capacity,
            row.seats,
            row.seats - row.total,
            row.hours,
            row.longestMonths,
            row.units,
            row.line.costPerSession ?? '未入力',
            row.line.note,
          ]),
        ),
        [
          '計（延べ）',
          '',
          '',
          totals.demand,
          totals.rules,
          totals.demand - totals.rules,
          null,
          null,
          null,
          totals.seats,
          -totals.missing,
          null,
          null,
          null,
          null,
          '過不足は足りない席だけの合計',
        ],
      ],
    },
    {
      name: '今年度に要る席',
      rows: [
        [
          '役割',
          '研修コード',
          '研修',
          'まだの候補',
          '席あり',
          '申込み済み・席なし',
          '申込みなし',
          '残席',
          '足りない',
          '修了のしめきり',
        ],
        ...now.map((item) => [
          item.role,
          item.codes,
          item.title,
          item.all,
          item.seated,
          item.applied,
          item.none,
          item.freeSeats ?? '限りなし',
          item.missing,
          item.deadline,
        ]),
      ],
    },
    {
      name: '部局ごと',
      rows: [
        ['コード', '部局', '需要（延べ）', 'うち認定・更新', 'うち役割の差', '人数'],
        ...units.map((unit) => [unit.code, unit.name, unit.demand, unit.rules, unit.gap, unit.people]),
      ],
    },
    {
      name: 'eラーニング',
      rows: [
        ['研修コード', '研修', '需要', 'うち認定・更新', 'うち役割の差', '時間'],
        ...unlimited.map((row) => [row.code, row.title, row.total, row.rules, row.gap, row.hours]),
      ],
    },
  ]
}

/** The budget request as a workbook. */
export function budgetSheets({ rows, totals }: Pick<BudgetPage, 'rows' | 'totals'>): ExportSheet[] {
  return [
    {
      name: '予算要求',
      rows: [
        [
          '研修コード',
          '研修',
          '実施',
          '回',
          '定員',
          '席',
          '延べ時間',
          '1回の費用（円）',
          '費用（円）',
          '前年度の費用（円）',
          '理由',
          'メモ',
        ],
        ...rows.map((row) => [
          row.code,
          row.title,
          row.provider,
          row.sessions,
          row.capacity,
          row.seats,
          row.hours,
          row.costPerSession ?? '未入力',
          row.cost ?? '未入力',
          row.lastCost ?? '未入力',
          row.reason,
          row.note,
        ]),
        [
          '計',
          '',
          '',
          totals.sessions,
          null,
          totals.seats,
          totals.hours,
          null,
          totals.cost.known,
          null,
          totals.cost.unknown > 0 ? `費用が未入力の ${totals.cost.unknown} 研修を含まない` : '',
          '',
        ],
      ],
    },
  ]
}

function fileResponse(body: string | Uint8Array<ArrayBuffer>, type: string, name: string): Response {
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Cache-Control': 'no-store',
    },
  })
}
