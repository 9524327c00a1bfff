import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { letterOf, type NoticeTold } from '~/domain/mail-letter'

const PORTAL = 'https://dx.city.example.jp'
const told = (more: Partial<NoticeTold>): NoticeTold => ({
  title: '秋の見直しが始まりました。しめきりは 11月24日（金）です',
  href: '/me/skills',
  text: null,
  on: cityDate('2028-11-15'),
  ...more,
})

describe('a letter at once', () => {
  test('says the notice, where to go, and how to get fewer', () => {
    const letter = letterOf('at_once', [told({ text: '39 のスキルを見直します。' })], PORTAL)
    expect(letter.subject).toBe('【DX人材ポータル】秋の見直しが始まりました。しめきりは 11月24日（金）です')
    expect(letter.text).toBe(
      [
        'DX人材ポータルからのお知らせです。',
        '',
        '■ 秋の見直しが始まりました。しめきりは 11月24日（金）です',
        '39 のスキルを見直します。',
        'https://dx.city.example.jp/me/skills',
        '',
        '――――――――――',
        'このメールは DX人材ポータルが自動で送っています。返信しても届きません。',
        'メールの受け取り方を変える：https://dx.city.example.jp/me/mail',
        '',
      ].join('\n'),
    )
    expect(letter.html).toContain('<a href="https://dx.city.example.jp/me/skills"')
  })

  test('keeps names and titles from becoming markup', () => {
    const { html } = letterOf(
      'at_once',
      [told({ title: `<img src=x onerror="a()"> & '石黒'`, text: '</p><script>' })],
      PORTAL,
    )
    expect(html).toContain('&lt;img src=x onerror=&quot;a()&quot;&gt; &amp; &#39;石黒&#39;')
    expect(html).not.toMatch(/<(img|script)/)
  })

  test.each([['https://evil.example/x'], ['//evil.example'], ['/\\evil.example'], ['javascript:alert(1)'], ['']])(
    'leads nowhere but into the portal: %j',
    (href) => {
      const { text, html } = letterOf('at_once', [told({ href })], PORTAL)
      expect(text).not.toContain('evil')
      for (const [, link] of html.matchAll(/href="([^"]*)"/g)) expect(link?.startsWith(`${PORTAL}/`)).toBe(true)
    },
  )

  test('has a subject of one line that ends somewhere, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (title) => {
        const { subject } = letterOf('at_once', [told({ title: `${title}\r\nBcc: a@b.jp\u2028x` })], PORTAL)
        expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
        expect([...subject].length).toBeLessThanOrEqual(151)
      }),
    )
  })
})

test('a digest tells everything once, the oldest first', () => {
  const letter = letterOf(
    'digest',
    [told({}), told({ title: 'レベルが確認されました（3 件）', on: cityDate('2028-11-16') })],
    PORTAL,
  )
  expect(letter.subject).toBe('【DX人材ポータル】お知らせ 2 件（11月16日（木）まで）')
  expect(letter.text).toContain('DX人材ポータルから、2 件のお知らせです。')
  expect(letter.text.indexOf('秋の見直し')).toBeLessThan(letter.text.indexOf('レベルが確認'))
  expect(letter.html.match(/<li /g)).toHaveLength(2)
})
