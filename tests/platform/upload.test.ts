import { describe, expect, test } from 'vitest'
import { fileKindOf } from '~/platform/file-kind'
import { attachment, DOCUMENT_FILES, isProblem, readUpload, safeFileName } from '~/platform/upload.server'

const MB = 1_048_576
const EVIDENCE = { maxBytes: 10 * MB, kinds: ['pdf', 'png'] as const }

function posted(file: File | null): Request {
  const form = new FormData()
  form.set('title', 'RPA の手順書')
  if (file) form.set('file', file)
  return new Request('http://portal.test/evidence', { method: 'POST', body: form })
}

const pdf = (size = 20) => new Uint8Array([...Buffer.from('%PDF-1.7\n'), ...new Uint8Array(size)])

describe('an uploaded file', () => {
  test('is taken with its Japanese name, and the other fields of the form stay', async () => {
    const { form, file } = await readUpload(posted(new File([pdf()], '手順書（最終）.pdf')), 'file', EVIDENCE)
    expect(form.get('title')).toBe('RPA の手順書')
    expect(file).toMatchObject({ name: '手順書（最終）.pdf', kind: 'pdf' })
  })

  test('is none when nothing was chosen', async () => {
    expect((await readUpload(posted(null), 'file', EVIDENCE)).file).toBeNull()
    expect((await readUpload(posted(new File([], '')), 'file', EVIDENCE)).file).toBeNull()
  })

  test('that is too large is told in a sentence, with the other fields kept', async () => {
    const { form, file } = await readUpload(posted(new File([pdf(10 * MB)], 'large.pdf')), 'file', EVIDENCE)
    expect(isProblem(file) && file.problem).toContain('10 MB まで')
    expect(form.get('title')).toBe('RPA の手順書')
  })

  test('is known by its bytes, not by its name: a program named .pdf is refused', async () => {
    const program = new File([new Uint8Array([0x4d, 0x5a, 0, 0, 1])], 'harmless.pdf', { type: 'application/pdf' })
    expect(isProblem((await readUpload(posted(program), 'file', EVIDENCE)).file)).toBe(true)
  })

  test.each([
    ['a script', 'echo delete everything', '片付け.bat'],
    ['a page', '<script>alert(1)</script>', '手順.html'],
    ['text that calls itself a PDF', 'MZ, not a PDF', '仕様書.pdf'],
    ['a PDF that calls itself a program', '%PDF-1.7\n', '仕様書.pdf.exe'],
    ['text without an ending', 'memo', 'memo'],
  ])('that others will open by its name has one that fits: %s is refused', async (_what, content, name) => {
    const { file } = await readUpload(posted(new File([content], name)), 'file', DOCUMENT_FILES)
    expect(isProblem(file) && file.problem).toContain(`「${name}」`)
  })

  test('may say its kind in capitals or full-width letters', async () => {
    for (const name of ['手順書.PDF', '手順書．ＰＤＦ']) {
      expect((await readUpload(posted(new File([pdf()], name)), 'file', DOCUMENT_FILES)).file).toMatchObject({
        kind: 'pdf',
      })
    }
  })

  test('of a kind that the caller does not take is refused', async () => {
    const text = new File(['日本語の文'], 'memo.txt')
    expect(isProblem((await readUpload(posted(text), 'file', EVIDENCE)).file)).toBe(true)
    expect((await readUpload(posted(text), 'file', { maxBytes: MB, kinds: ['text'] })).file).toMatchObject({
      kind: 'text',
    })
  })
})

test('an Office file with macros is no kind that is taken', () => {
  const zip = (...parts: string[]) => Buffer.from(`PK\x03\x04${parts.join('\0')}`, 'latin1')
  expect(fileKindOf(zip('xl/workbook.xml'))).toBe('xlsx')
  expect(fileKindOf(zip('xl/workbook.xml', 'xl/vbaProject.bin'))).toBeNull()
  expect(fileKindOf(zip('something.else'))).toBeNull()
})

test('text of any encoding is text, bytes with zeros are not', () => {
  expect(fileKindOf(Buffer.from([0x8e, 0x81, 0x96, 0xbc]))).toBe('text')
  expect(fileKindOf(Buffer.from('\uFEFF氏名', 'utf16le'))).toBe('text')
  expect(fileKindOf(Buffer.from([0x41, 0x00, 0x42]))).toBeNull()
})

test('a file name keeps its characters and loses its tricks', () => {
  expect(safeFileName('C:\\Users\\x\\證跡 髙橋.pdf')).toBe('證跡 髙橋.pdf')
  expect(safeFileName('../../etc/passwd')).toBe('passwd')
  expect(safeFileName('a\u202Egpj.exe\r\n')).toBe('agpj.exe')
  expect(safeFileName(`${'あ'.repeat(300)}.xlsx`)).toMatch(/^あ{95}\.xlsx$/)
  expect(safeFileName('...')).toBe('file')
})

test('the header of a download holds no quote or line break of the name', () => {
  expect(attachment('年次"\r\nX.pdf')).not.toMatch(/[\r\n]|"[^;]*"X/)
  expect(attachment('表.pdf')).toContain("filename*=UTF-8''%E8%A1%A8.pdf")
})
