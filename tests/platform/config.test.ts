import { describe, expect, test } from 'vitest'
import { ConfigMistakes, readConfig } from '~/platform/config'

describe('what the environment leaves out', () => {
  test('is a demo on loopback, port 3000, with its own database and one process', () => {
    expect(readConfig({ PORTAL_DATA_DIR: '/srv/portal' })).toEqual({
      mode: 'demo',
      demoCity: 'full',
      demoToday: '2028-11-15',
      port: 3000,
      portIsFixed: false,
      host: '127.0.0.1',
      processes: 1,
      dataFolder: '/srv/portal',
      databaseUrl: null,
      databaseAppUrl: null,
      portalUrl: 'http://localhost:3000',
      smtp: null,
      sendsMail: true,
    })
  })

  test('an empty value counts as left out', () => {
    expect(readConfig({ PORT: '', PORTAL_DEMO: ' ', DATABASE_URL: '' })).toMatchObject({ port: 3000, demoCity: 'full' })
  })
})

describe('the mail server', () => {
  const from = { MAIL_FROM: 'DX人材ポータル <dx@city.example.jp>' }

  test('is a relay of the city, with or without a name of the sender', () => {
    expect(readConfig({ SMTP_URL: 'smtp://mail.example.jp', ...from }).smtp).toEqual({
      host: 'mail.example.jp',
      port: 25,
      secure: false,
      requireTls: false,
      ignoreTls: false,
      signIn: null,
      from: { name: 'DX人材ポータル', address: 'dx@city.example.jp' },
    })
    const plain = readConfig({ SMTP_URL: 'smtp://[::1]:2525?tls=off', MAIL_FROM: 'dx@city.example.jp' }).smtp
    expect(plain).toMatchObject({ host: '::1', port: 2525, ignoreTls: true, from: { name: '' } })
  })

  test('gets a password through TLS only', () => {
    const submission = readConfig({ SMTP_URL: 'smtp://dx:p%40ss@mail.example.jp', ...from }).smtp
    expect(submission).toMatchObject({ port: 587, requireTls: true, signIn: { user: 'dx', password: 'p@ss' } })
    expect(readConfig({ SMTP_URL: 'smtps://dx:p@mail.example.jp', ...from }).smtp).toMatchObject({
      port: 465,
      secure: true,
    })
  })

  test('is told where the portal is, and whether this machine sends', () => {
    expect(readConfig({ PORTAL_URL: 'https://dx.city.example.jp/', PORTAL_MAIL_WORKER: 'off' })).toMatchObject({
      portalUrl: 'https://dx.city.example.jp',
      sendsMail: false,
    })
    expect(readConfig({ PORT: '3100' }).portalUrl).toBe('http://localhost:3100')
  })
})

describe('each mistake is told in a plain line', () => {
  test.each([
    [{ PORT: '0' }, 'PORT=0: 1〜65535 の整数にしてください'],
    [{ PORT: '３０００' }, 'PORT=３０００: 1〜65535 の整数にしてください'],
    [{ PORT: '65536' }, 'PORT=65536: '],
    [{ HOST: 'a b' }, 'HOST=a b: ホスト名か IP アドレスにしてください'],
    [{ PORTAL_MODE: 'prod' }, 'PORTAL_MODE=prod: demo か production にしてください'],
    [{ PORTAL_DEMO: 'full' }, 'PORTAL_DEMO=full: empty だけが指定できます'],
    [{ PORTAL_TODAY: '2028-02-30' }, 'PORTAL_TODAY=2028-02-30: 2028-11-15 の形の、暦にある日にしてください'],
    [{ PORTAL_PROCESSES: '1.5' }, 'PORTAL_PROCESSES=1.5: 1〜64 の整数にしてください'],
    [{ PORTAL_DATA_DIR: 'package.json' }, 'PORTAL_DATA_DIR=package.json: フォルダーを指定してください'],
    [{ DATABASE_URL: 'mysql://a:b@h/d' }, 'DATABASE_URL: postgresql://'],
    [{ DATABASE_APP_URL: 'postgres://a:b@h/d' }, 'DATABASE_APP_URL: DATABASE_URL も指定してください'],
    [
      { DATABASE_URL: 'postgres://a:b@h/d', DATABASE_APP_URL: 'postgres://a:c@h/d' },
      'DATABASE_APP_URL: DATABASE_URL とは別の役割にしてください',
    ],
    [
      { PORTAL_MODE: 'production', PORTAL_TODAY: '2028-11-15' },
      'PORTAL_TODAY=2028-11-15: 本番では日付を変えられません',
    ],
    [{ PORTAL_MODE: 'production', PORTAL_DEMO: 'empty' }, 'PORTAL_DEMO=empty: 本番では使えません'],
    [{ SMTP_URL: 'mail.example.jp', MAIL_FROM: 'a@b.jp' }, 'SMTP_URL: smtp://ホスト:ポート か '],
    [{ SMTP_URL: 'http://mail.example.jp', MAIL_FROM: 'a@b.jp' }, 'SMTP_URL: smtp://ホスト:ポート か '],
    [{ SMTP_URL: 'smtp://mail.example.jp?pool=1', MAIL_FROM: 'a@b.jp' }, 'SMTP_URL: ? のあとに書けるのは'],
    [{ SMTP_URL: 'smtps://mail.example.jp?tls=off', MAIL_FROM: 'a@b.jp' }, 'SMTP_URL: smtps:// に ?tls=off は'],
    [{ SMTP_URL: 'smtp://dx:p%4@mail.example.jp', MAIL_FROM: 'a@b.jp' }, 'SMTP_URL: 利用者とパスワードの記号は'],
    [{ SMTP_URL: 'smtp://dx:p@mail.example.jp?tls=off', MAIL_FROM: 'a@b.jp' }, 'SMTP_URL: パスワードを暗号化せずに'],
    [{ SMTP_URL: 'smtp://mail.example.jp' }, 'MAIL_FROM: SMTP_URL を指定したときは'],
    [{ MAIL_FROM: 'dx' }, 'MAIL_FROM=dx: dx@city.example.jp か '],
    [{ MAIL_FROM: 'DX <dx@city.example.jp>, b@c.jp' }, 'MAIL_FROM=DX <dx@city.example.jp>, b@c.jp: '],
    [{ PORTAL_URL: 'https://city.example.jp/dx' }, 'PORTAL_URL: https://dx.city.example.jp の形に'],
    [{ PORTAL_URL: 'ftp://city.example.jp' }, 'PORTAL_URL: https://dx.city.example.jp の形に'],
    [{ PORTAL_MAIL_WORKER: 'no' }, 'PORTAL_MAIL_WORKER=no: off だけが指定できます'],
    [
      { PORTAL_MODE: 'production', SMTP_URL: 'smtp://mail.example.jp', MAIL_FROM: 'a@b.jp' },
      'PORTAL_URL: メールに書くリンクのため',
    ],
  ])('%j', (env, line) => {
    expect(mistakesOf(env)).toEqual([expect.stringContaining(line)])
  })

  test('all of them at once', () => {
    expect(
      mistakesOf({ PORT: 'x', HOST: '?', PORTAL_PROCESSES: '-1', PORTAL_MODE: 'production', PORTAL_DEMO: 'empty' }),
    ).toHaveLength(4)
  })

  test('and never shows the password of a database or a mail server', () => {
    expect(mistakesOf({ DATABASE_URL: 'postgres//boss:secret@h/d' }).join()).not.toContain('secret')
    expect(mistakesOf({ SMTP_URL: 'smtp//dx:secret@h' }).join()).not.toContain('secret')
  })
})

function mistakesOf(env: Record<string, string>): string[] {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigMistakes) return error.mistakes
    throw error
  }
  return []
}
