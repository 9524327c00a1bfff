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
    })
  })

  test('an empty value counts as left out', () => {
    expect(readConfig({ PORT: '', PORTAL_DEMO: ' ', DATABASE_URL: '' })).toMatchObject({ port: 3000, demoCity: 'full' })
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
  ])('%j', (env, line) => {
    expect(mistakesOf(env)).toEqual([expect.stringContaining(line)])
  })

  test('all of them at once', () => {
    expect(
      mistakesOf({ PORT: 'x', HOST: '?', PORTAL_PROCESSES: '-1', PORTAL_MODE: 'production', PORTAL_DEMO: 'empty' }),
    ).toHaveLength(4)
  })

  test('and never shows the password of a database', () => {
    expect(mistakesOf({ DATABASE_URL: 'postgres//boss:secret@h/d' }).join()).not.toContain('secret')
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
