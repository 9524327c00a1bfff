import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTableFile } from '~/platform/spreadsheet/read-table-file'
import { safeCell, toCsv, toXlsx } from '~/platform/spreadsheet/write-table-file'

async function textsOf(bytes: Uint8Array): Promise<string[][]> {
  const answer = await readTableFile(bytes)
  if (!answer.ok) throw new Error(answer.fault.code)
  return answer.file.sheets[0]?.rows.map((row) => row.cells.map((cell) => cell.text)) ?? []
}

test.each(['=1+1', '+81', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '＠A1'])(
  'a text that a spreadsheet would run, %j, leaves the portal as a text',
  async (text) => {
    const rows = [['職名'], [text]]
    expect(safeCell(text)).toBe(`'${text}`)
    expect((await textsOf(Buffer.from(toCsv(rows))))[1]?.[0]).toMatch(/^'/)
    expect((await textsOf(await toXlsx([{ name: '一覧', rows }])))[1]?.[0]).toMatch(/^'/)
  },
)

test('numbers stay numbers, also negative ones', async () => {
  expect(toCsv([['差'], [-3]])).toBe('\uFEFF差\r\n-3\r\n')
})

test('CSV has a byte order mark, quotes what needs it, and reads back as it was', async () => {
  const rows = [
    ['氏名', '備考'],
    ['𠮷田　真央', '1行目\n"2行目", 終わり'],
  ]
  const csv = toCsv(rows)
  expect(csv.startsWith('\uFEFF')).toBe(true)
  expect(await textsOf(Buffer.from(csv))).toEqual(rows)
})

test('no text whatever begins like a formula when it leaves', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(String(safeCell(text))).not.toMatch(/^[=+\-@\t\r\n]/)
    }),
  )
})

test('a workbook keeps leading zeros and a sheet’s name that Excel would refuse', async () => {
  const bytes = await toXlsx([{ name: '所属/職員', rows: [['職員番号'], ['080001']] }])
  const answer = await readTableFile(bytes)
  expect(answer.ok && answer.file.sheets.map((sheet) => sheet.name)).toEqual(['所属・職員'])
  expect(await textsOf(bytes)).toEqual([['職員番号'], ['080001']])
})
