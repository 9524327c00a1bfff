import { rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { copyOf } from '../support/cluster-copy'
import { freePort, startPortal, stopPortals } from '../support/portal-process'
import { temporaryFolder } from '../support/temporary-folder'

let address = ''
const folders: string[] = []

function copied(): string {
  const data = copyOf(inject('preparedData'))
  folders.push(data)
  return data
}

async function openPortal(more: Record<string, string>): Promise<string> {
  return startPortal({ PORTAL_DATA_DIR: copied(), PORT: String(await freePort()), ...more }).ready
}

afterAll(async () => {
  await stopPortals()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

describe('the demo', () => {
  beforeAll(async () => {
    address = await openPortal({})
  })

  test('what may write is refused unless it comes from a page of the portal', async () => {
    const own = new URL(address).origin
    const foreign: Record<string, string>[] = [
      {},
      { Origin: 'null' },
      { Origin: 'https://evil.example' },
      { Origin: `${own}.evil.example` },
      { Origin: own, 'Sec-Fetch-Site': 'cross-site' },
      { Origin: own, 'Sec-Fetch-Site': 'same-site' },
    ]
    for (const path of ['/login', '/login.data', '/logout', '/no-such-page']) {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        for (const headers of foreign) {
          const { status } = await send(path, method, headers)
          expect(status, `${method} ${path} ${JSON.stringify(headers)}`).toBe(403)
        }
      }
    }
    const { status } = await send('/login', 'POST', { Origin: own, 'Sec-Fetch-Site': 'same-origin' })
    expect(status).not.toBe(403)
  })

  test('a program may write at one address, by its token and never by a session; no other spelling lets it in', async () => {
    const foreign = { Origin: 'https://evil.example', 'Content-Type': 'application/json' }
    const { status, body } = await send('/xapi/statements', 'POST', foreign)
    expect([status, JSON.parse(body)]).toEqual([401, { error: expect.any(String) }])
    expect((await send('/xapi/statements', 'DELETE', foreign)).status).toBe(405)
    const large = await send('/xapi/statements', 'POST', { ...foreign, 'Content-Length': String(3 * 1024 * 1024) })
    expect([large.status, JSON.parse(large.body)]).toEqual([413, { error: expect.any(String) }])
    const spellings = [
      '/xapi/statements/',
      '/XAPI/statements',
      '/xapi/statements.data',
      '/xapi/statements?_data=routes/logout',
    ]
    for (const path of [...spellings, '/xapi', '/xapi/statements/x', '//xapi/statements'])
      expect((await send(path, 'POST', foreign)).status, path).toBe(403)
  })

  test('every answer carries the headers that protect it, errors and refusals included', async () => {
    const answers = [
      await send('/login', 'GET'),
      await send('/no-such-page', 'GET'),
      await send('/assets/no-such-file.js', 'GET'),
      await send('/login', 'POST', { Origin: 'null' }),
      await send('/%E0%A4%A', 'GET'),
      await send('/healthz', 'GET'),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 404, 403, expect.any(Number), 200])
    for (const { headers } of answers) {
      expect(headers['content-security-policy']).toMatch(/script-src 'self' 'nonce-[^']{20,}';.*frame-ancestors 'none'/)
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['referrer-policy']).toBe('same-origin')
      expect(headers['x-powered-by']).toBeUndefined()
      expect(headers['strict-transport-security']).toBeUndefined()
    }
  })

  test('what is larger than any form, or hides its size, is refused before it is read', async () => {
    const own = { Origin: new URL(address).origin }
    expect((await send('/login', 'POST', { ...own, 'Content-Length': String(60 * 1024 * 1024) })).status).toBe(413)
    expect((await send('/login', 'POST', { ...own, 'Transfer-Encoding': 'chunked' })).status).toBe(411)
  })

  test('what is no form, or is asked for in a way that no page knows, is told so, and is no fault of the portal', async () => {
    const own = { Origin: new URL(address).origin }
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const { status, headers } = await send('/login', method, own)
      expect([status, headers.allow], method).toEqual([405, 'GET, HEAD, POST'])
    }
    const types: Record<string, string>[] = [
      {},
      { 'Content-Type': 'application/json' },
      { 'Content-Type': 'multipart/form-data' },
    ]
    for (const type of types) {
      for (const path of ['/login', '/login.data']) {
        expect((await send(path, 'POST', { ...own, ...type }, '{}')).status, JSON.stringify(type)).toBe(415)
      }
    }
    const garbled = { ...own, 'Content-Type': 'multipart/form-data; boundary=x' }
    expect((await send('/login', 'POST', garbled, 'no part of a form')).status).toBe(400)
    const { status, body } = await send('/login', 'POST', { ...own, 'Content-Type': 'text/plain' }, 'x')
    expect([status, body]).toEqual([415, expect.stringContaining('受け取れない内容でした')])
  })

  test('pages that are not there, and addresses that take nothing, say so in Japanese alone', async () => {
    const { status, body } = await send('/no-such-page', 'GET')
    expect([status, body]).toEqual([404, expect.stringContaining('見つかりません')])
    const form = { Origin: new URL(address).origin, 'Content-Type': 'application/x-www-form-urlencoded' }
    const map = await send('/map', 'POST', form, 'a=b')
    expect([map.status, map.body]).toEqual([405, expect.stringContaining('この操作は、ここではできません')])
    for (const page of [body, map.body]) {
      expect(/<main.*<\/main>/s.exec(page)?.[0]).not.toMatch(/Error|No route|did not provide/)
    }
  })

  test('HSTS is sent where a proxy says that the browser spoke https', async () => {
    const { headers } = await send('/login', 'GET', { 'X-Forwarded-Proto': 'https' })
    expect(headers['strict-transport-security']).toContain('max-age=')
  })

  test('each script of a page has the nonce of its own answer, and pages are not stored', async () => {
    const { headers, body } = await send('/login', 'GET')
    const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1]
    const scripts = body.match(/<script[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(0)
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
    expect(headers['cache-control']).toContain('no-store')
  })

  test('files with a hash in their name may be kept for ever', async () => {
    const { body } = await send('/login', 'GET')
    const file = /\/assets\/[\w.-]+\.js/.exec(body)?.[0] ?? ''
    const { headers } = await send(file, 'GET')
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })
})

test('production without sign-in: health, and one page that says so', async () => {
  address = await openPortal({ PORTAL_MODE: 'production', PORTAL_DEMO: '' })
  expect((await send('/healthz', 'GET')).body).toBe('ok\n')
  expect((await send('/readyz', 'GET')).status).toBe(200)
  expect((await send('/xapi/statements', 'POST', { 'Content-Type': 'application/json' })).status).toBe(401)
  for (const path of ['/', '/map', '/login', '/admin/clock']) {
    const { status, body } = await send(path, 'GET')
    expect(status).toBe(200)
    expect(body).toContain('サインインはまだ用意されていません')
  }
})

test('all mistakes in the environment are told at once, in plain words', async () => {
  const portal = startPortal({
    PORT: 'abc',
    PORTAL_MODE: 'production',
    PORTAL_TODAY: '2028-11-15',
    PORTAL_PROCESSES: '0',
  })
  expect(await portal.ended).toBe(1)
  for (const name of ['PORT=abc', 'PORTAL_TODAY=2028-11-15', 'PORTAL_PROCESSES=0', 'PORTAL_DEMO=empty']) {
    expect(portal.output()).toContain(`- ${name}: `)
  }
  expect(portal.output()).not.toContain('    at ')
})

test('where the portal cannot stand is said in a plain line, with what to do', async () => {
  const home = temporaryFolder('nowhere')
  folders.push(home)
  writeFileSync(join(home, 'taken'), '')
  const cannot: [Record<string, string>, RegExp][] = [
    [{ PORTAL_DATA_DIR: join(home, 'taken', 'data') }, /PORTAL_DATA_DIR で指定/],
    [{ PORTAL_DATA_DIR: copied(), HOST: '203.0.113.5' }, /HOST=203\.0\.113\.5 では待ち受けられません/],
  ]
  for (const [environment, words] of cannot) {
    const portal = startPortal({ PORT: String(await freePort()), ...environment })
    expect(await portal.ended).toBe(1)
    expect(portal.output()).toMatch(words)
    expect(portal.output()).not.toContain('    at ')
  }
})

/** Headers as given: `fetch` would not send a forged Origin or Sec-Fetch-Site. */
function send(
  path: string,
  method: string,
  headers: Record<string, string> = {},
  content = '',
): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  return new Promise((resolve, reject) => {
    const length = content ? { 'Content-Length': String(Buffer.byteLength(content)) } : {}
    const call = request(address, { path, method, headers: { ...headers, ...length } }, (answer) => {
      let body = ''
      answer.setEncoding('utf8').on('data', (piece) => {
        body += piece
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }))
    })
    call.on('error', reject).end(content)
  })
}
