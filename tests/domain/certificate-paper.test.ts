import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { type CertificatePaper, certificatePaper } from '~/features/certificates/certificate-paper'

const GIVEN: CertificatePaper = {
  number: 'R10-L-014',
  name: '石黒 美咲',
  role: 'DX_LEADER',
  grantedOn: cityDate('2028-10-17'),
  validThrough: cityDate('2032-03-31'),
  conditionalThrough: null,
  checkAt: 'https://dx.city.example.jp/certificates/R10-L-014',
}

/** The lines of the one page, as a reader of PDFs extracts them. */
async function textOf(certificate: CertificatePaper): Promise<string> {
  const bytes = await certificatePaper(certificate, new Date('2028-11-15T10:00:00+09:00'))
  const pdf = await getDocument({ data: new Uint8Array(bytes) }).promise
  expect(pdf.numPages).toBe(1)
  const { items } = await (await pdf.getPage(1)).getTextContent()
  return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
}

describe('the certificate on paper', () => {
  test('says in Japanese which number, who, as what, from when and to when', async () => {
    const text = await textOf(GIVEN)
    for (const part of [
      '認定証',
      '第 R10-L-014 号',
      '石黒 美咲',
      'DX推進リーダー',
      '令和10年10月17日',
      '令和14年3月31日',
    ])
      expect(text).toContain(part)
    expect(text).toContain('https://dx.city.example.jp/certificates/R10-L-014')
    expect(text).not.toContain('条件の期限')
  })

  test.each(['髙橋 直樹', '﨑山 𠮷江', '𠮷田 髙﨑', '濵邊 德'])('holds the name %s unharmed', async (name) => {
    const text = await textOf({ ...GIVEN, name })
    expect(text).toContain(name)
  })

  test('keeps a variation selector with its kanji', async () => {
    const name = '葛\u{E0100}城 𠮷'
    const text = await textOf({ ...GIVEN, name })
    // The reader takes a kanji with a selector for a mark without width, and so sees gaps after it.
    expect(text.replaceAll(/\s/g, '')).toContain(name.replaceAll(' ', ''))
  })

  test('a condition and its last day stand on it', async () => {
    const text = await textOf({ ...GIVEN, conditionalThrough: cityDate('2029-06-30') })
    expect(text).toContain('令和11年6月30日（条件付きの認定）')
  })

  test('a specialist for data is designated', async () => {
    const text = await textOf({ ...GIVEN, role: 'DATA_SPECIALIST' })
    expect(text).toContain('指定証')
    expect(text).toContain('データ利活用人材')
    expect(text).not.toContain('認定')
  })

  test('the longest name stays on one line inside the frame', async () => {
    const name = 'アレクサンドリーナ・マリア・デ・ラ・クルス・ゴンザレス 髙﨑'
    expect(await textOf({ ...GIVEN, name })).toContain(name)
  })
})
