import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { compressed } from '~/platform/compressed.server'

const PAGE = '<p>研修計画</p>'.repeat(500)

describe('A page is sent in a form that the browser said it reads', () => {
  test('brotli where it is offered, else gzip, and the page is whole', () => {
    const brotli = compressed(PAGE, 'gzip, deflate, br, zstd')
    expect(brotli.encoding).toBe('br')
    expect(brotliDecompressSync(brotli.bytes).toString()).toBe(PAGE)
    const gzip = compressed(PAGE, 'gzip')
    expect(gzip.encoding).toBe('gzip')
    expect(gunzipSync(gzip.bytes).toString()).toBe(PAGE)
  })

  test.each([null, '', 'deflate', 'br;q=0, gzip; q=0.0', 'xbr'])('as it is for a reader that says %j', (accepted) => {
    const plain = compressed(PAGE, accepted)
    expect(plain.encoding).toBeNull()
    expect(plain.bytes.toString()).toBe(PAGE)
  })
})
