import { describe, expect, test } from 'vitest'
import { readTableFile } from '~/platform/spreadsheet/read-table-file'
import { STYLE, workbook, workbookParts } from '../support/workbook'
import { zip } from '../support/zip'

async function read(bytes: Uint8Array) {
  const answer = await readTableFile(bytes)
  if (!answer.ok) throw new Error(answer.fault.code)
  return answer.file
}

async function texts(bytes: Uint8Array): Promise<string[][]> {
  return (await read(bytes)).sheets[0]?.rows.map((row) => row.cells.map((cell) => cell.text)) ?? []
}

async function fault(bytes: Uint8Array) {
  const answer = await readTableFile(bytes)
  return answer.ok ? null : answer.fault
}

describe('text in the encodings that a city hall uses', () => {
  test('both codes of 髙 and 﨑 in CP932 are the same character: the one of Windows and the one of Python', async () => {
    expect(await texts(Buffer.from('fbfc8bb42c8e52fab10d0aeee08bb42c8e52ed950d0a', 'hex'))).toEqual([
      ['髙橋', '山﨑'],
      ['髙橋', '山﨑'],
    ])
  })

  test('a user-defined character and broken bytes are seen, not swallowed', async () => {
    const rows = [...Array(20)].map(() => '93fa967b2c93fa967b0d0a').join('')
    const file = await read(Buffer.from(`${rows}f04093632c93fa0d0a8140ff0d0a`, 'hex'))
    expect(file.encoding).toBe('CP932')
    expect(file.sheets[0]?.rows.at(-2)?.cells[0]?.text).toBe('\uE000田')
    expect(file.sheets[0]?.rows.at(-1)?.cells[0]?.text).toBe('\u3000\uFFFD')
    expect(file.notes.join()).toContain('1 か所')
  })

  test('control codes stay what they are, and the end mark of DOS is no character', async () => {
    expect(await texts(Buffer.from('93fa1c7f2c610d0a1a', 'hex'))).toEqual([['日\u001c\u007f', 'a']])
  })

  test('a character that no database holds is told as unreadable', async () => {
    const broken = Buffer.from('名\0前,これは UTF-8 の文字です\n')
    expect(await texts(broken)).toEqual([['名\uFFFD前', 'これは UTF-8 の文字です']])
    expect((await read(broken)).notes).toEqual([expect.stringContaining('1 か所')])
    const cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>名_x0000_前</t></is></c></row>'
    expect((await texts(workbook([cell]))).join()).not.toContain('\0')
  })

  test.each([
    ['UTF-16LE with its mark', `fffe${Buffer.from('番号\t𠮷\r\n', 'utf16le').toString('hex')}`, 'UTF-16LE'],
    ['UTF-16LE without it', Buffer.from('番号\t𠮷\r\n', 'utf16le').toString('hex'), 'UTF-16LE'],
    ['UTF-16BE', `feff${Buffer.from('番号\t𠮷\r\n', 'utf16le').swap16().toString('hex')}`, 'UTF-16BE'],
  ])('%s', async (_, hex, encoding) => {
    const bytes = Buffer.from(hex, 'hex')
    expect(await read(bytes)).toMatchObject({ encoding, delimiter: '\t' })
    expect(await texts(bytes)).toEqual([['番号', '𠮷']])
  })

  test('semicolons separate where they do', async () => {
    expect(await texts(Buffer.from('a;b;c\n1,5;2;3\n'))).toEqual([
      ['a', 'b', 'c'],
      ['1,5', '2', '3'],
    ])
  })

  test.each(['\r\n', '\n', '\r'])('a record is named by its physical line, with breaks as %j', async (lineBreak) => {
    const lines = ['a,b', '1,"x', '', 'y"', '', '2,z', '']
    const rows = (await read(Buffer.from(lines.join(lineBreak)))).sheets[0]?.rows ?? []
    expect(rows.map((row) => [row.line, row.cells.length])).toEqual([
      [1, 2],
      [2, 2],
      [5, 1],
      [6, 2],
    ])
  })
})

describe('files that cannot be read say what to do', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'FILE_EMPTY', '空'],
    ['only line breaks', Buffer.from('\r\n\r\n'), 'FILE_EMPTY', '空'],
    ['an old or locked workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'FILE_UNREADABLE', '.xlsx'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'FILE_UNREADABLE', 'PDF'],
    [
      'noise',
      Buffer.from([...Array(400)].map((_, index) => (index * 89) % 256)),
      'FILE_UNREADABLE',
      '読み取れない形式',
    ],
    ['an open quote', Buffer.from('a,b\n1,"x\n2,y\n'), 'FILE_UNREADABLE', '引用符'],
    ['another archive', zip([{ name: 'a.txt', content: Buffer.from('a') }]), 'FILE_UNREADABLE', 'Excel'],
    ['half a workbook', workbook([]).subarray(0, 300), 'FILE_UNREADABLE', 'Excel'],
  ])('%s', async (_, bytes, code, word) => {
    expect(await fault(bytes)).toMatchObject({ code, reason: expect.stringContaining(word) })
  })

  test('a workbook that says it unpacks to more than a server should hold', async () => {
    const bomb = zip([
      ...workbookParts('<sheetData/>'),
      { name: 'xl/big.xml', content: Buffer.alloc(120 * 1024 * 1024) },
    ])
    expect(bomb.length).toBeLessThan(200_000)
    expect(await fault(bomb)).toMatchObject({ code: 'FILE_BOMB' })
  })

  test('a workbook that lies about it', async () => {
    const content = Buffer.alloc(120 * 1024 * 1024)
    const bomb = zip([...workbookParts('<sheetData/>'), { name: 'xl/big.xml', content, declaredSize: 1_000 }])
    expect(await fault(bomb)).toMatchObject({ code: 'FILE_BOMB' })
  })

  test('an archive of very many entries', async () => {
    const entries = [...Array(1_200)].map((_, index) => ({ name: `xl/${index}.xml`, content: Buffer.from('a') }))
    expect(await fault(zip(entries))).toMatchObject({ code: 'FILE_BOMB' })
  })
})

describe('files that are larger than they look', () => {
  test('a workbook with one cell a row, each in the last column', async () => {
    const rows = Array.from({ length: 400 }, (_, at) => `<row r="${at + 1}"><c r="XFD${at + 1}"><v>1</v></c></row>`)
    expect(await fault(workbook(rows))).toMatchObject({ code: 'FILE_BOMB' })
    expect(await readTableFile(workbook(rows.slice(0, 2)))).toMatchObject({ ok: true })
  })

  test('a text of nothing but delimiters', async () => {
    expect(await fault(Buffer.from(`${'名前,'.repeat(3)}\n${','.repeat(4_000_001)}\n`))).toMatchObject({
      code: 'FILE_TOO_LONG',
      reason: expect.stringContaining('欄が多すぎます'),
    })
  })
})

describe('a workbook is read as its user sees it', () => {
  const text = (cell: string, content: string) => `<c r="${cell}" t="inlineStr"><is>${content}</is></c>`

  test('numbers shown with zeros keep them; plain ones do not get any', async () => {
    const row = `<row r="1"><c r="A1" s="${STYLE.sixDigits}"><v>80001</v></c><c r="B1"><v>80001</v></c></row>`
    expect(await texts(workbook([row]))).toEqual([['080001', '80001']])
  })

  test('runs of one text are joined and a row keeps its number and its empty cells', async () => {
    const row = `<row r="3">${text('B3', '<r><t>令和</t></r><r><t>10</t></r><r><t>年</t></r>')}</row>`
    const rows = (await read(workbook([row]))).sheets[0]?.rows
    expect(rows).toEqual([
      { line: 1, cells: [] },
      { line: 2, cells: [] },
      { line: 3, cells: [{ text: '' }, { text: '令和10年' }] },
    ])
  })

  test.each([
    ['', 46_844],
    ['date1904="false"', 46_844],
    ['date1904="1"', 46_844 - 1_462],
    ['date1904="true"', 46_844 - 1_462],
  ])('a day is a day, whether the workbook counts by %j or not', async (attribute, serial) => {
    const cells = [STYLE.date, STYLE.japaneseDate, STYLE.plain].map(
      (style, index) => `<c r="${'ABC'[index]}1" s="${style}"><v>${serial}.5</v></c>`,
    )
    const file = await read(workbook([`<row r="1">${cells.join('')}</row>`], '', attribute))
    expect(file.sheets[0]?.rows[0]?.cells.map((cell) => cell.date)).toEqual(Array(3).fill('2028-04-01'))
  })

  test('errors and formulas without a result are marked, formulas with one are read', async () => {
    const cells = [
      '<c r="A1" t="e"><v>#REF!</v></c>',
      '<c r="B1"><f>A1</f></c>',
      '<c r="C1"><f>1+1</f><v>2</v></c>',
      '<c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
    ]
    const file = await read(workbook([`<row r="1">${cells.join('')}</row>`]))
    expect(file.sheets[0]?.rows[0]?.cells.map((cell) => cell.fault ?? cell.text)).toEqual([
      'CELL_ERROR',
      'CELL_ERROR',
      '2',
      'CELL_ERROR',
    ])
  })

  test('a merged cell tells its text in each row that it covers', async () => {
    const rows = [
      `<row r="1">${text('A1', '<t>財務部</t>')}<c r="B1"><v>1</v></c></row>`,
      '<row r="2"><c r="A2"/><c r="B2"><v>2</v></c></row>',
    ]
    const merged = workbook(rows, '<mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells>')
    expect(await texts(merged)).toEqual([
      ['財務部', '1'],
      ['財務部', '2'],
    ])
  })
})
