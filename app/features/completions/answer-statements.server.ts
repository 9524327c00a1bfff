import { randomUUID } from 'node:crypto'
import { isStorable, NOT_STORABLE } from '~/access/storable'
import { xapiClientOf } from '~/access/xapi-client'
import { MOST_STATEMENTS, readStatements } from '~/domain/xapi-statement'
import type { XapiClient } from '~/facts/xapi'
import type { GivenStatement } from '~/features/completions/judge-statements'
import { type Rejection, recordStatements } from '~/features/completions/record-statements.server'
import { secondsToWait } from '~/features/completions/statement-rate'

const MOST_BYTES = 1_048_576
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The answer to POST (one or several statements) and PUT (one, its id in the address), as xAPI 1.0.3 has it. */
export async function answerStatements(request: Request): Promise<Response> {
  const client = await admitted(request)
  if (client instanceof Response) return client
  const version = request.headers.get('X-Experience-API-Version')
  if (version !== null && !/^1\.0(?:\.\d+)?$/.test(version))
    return answer(400, `版 ${version} は扱えません。1.0.3 にしてください。`)
  if (!/^application\/json\b/i.test(request.headers.get('Content-Type') ?? '')) {
    return answer(400, 'Content-Type を application/json にしてください。')
  }
  const read = await givenStatements(request)
  if (read instanceof Response) return read
  const result = await recordStatements.byClient(request, client, { statements: read })
  if (result.ok) return request.method === 'PUT' ? json(204, null) : json(200, result.value.ids)
  if ('conflict' in result) {
    const { status, message } = result.conflict as Rejection
    return answer(status, message)
  }
  if ('refused' in result) return answer(409, 'いま同じ記録が変わりました。もう一度送ってください。')
  return answer(400, Object.values(result.invalid).flat().join(' '))
}

async function admitted(request: Request): Promise<XapiClient | Response> {
  const client = await xapiClientOf(request)
  if (client === 'unknown') {
    return answer(401, 'Authorization に、発行された token を付けてください。', {
      'WWW-Authenticate': 'Basic realm="xAPI"',
    })
  }
  if (client === 'disabled') return answer(403, 'この token は止められています。管理者に確かめてください。')
  const wait = secondsToWait(client.id)
  if (wait === null) return client
  return answer(429, `送りすぎです。${wait} 秒おいて送ってください。`, { 'Retry-After': String(wait) })
}

async function givenStatements(request: Request): Promise<GivenStatement[] | Response> {
  const bytes = new Uint8Array(await request.arrayBuffer())
  if (bytes.length > MOST_BYTES) return answer(413, '一度に送れるのは 1 MB までです。分けて送ってください。')
  const body = parsed(bytes)
  if (body === undefined) return answer(400, 'JSON（UTF-8）として読めません。')
  if (!isStorable(body)) return answer(400, NOT_STORABLE)
  if (Array.isArray(body) && body.length > MOST_STATEMENTS) {
    return answer(413, `一度に送れるのは ${MOST_STATEMENTS} 件までです。分けて送ってください。`)
  }
  const read = readStatements(body)
  if (!read.ok) return answer(400, read.reason)
  const named = statementIdOf(request)
  const [first, ...others] = read.statements
  if (request.method === 'PUT') {
    if (named === null || !UUID.test(named)) return answer(400, 'statementId を UUID で書いてください。')
    if (others.length > 0 || Array.isArray(body)) return answer(400, 'PUT で送れるのは 1 件だけです。')
    if (first?.id !== undefined && first.id !== named.toLowerCase())
      return answer(400, 'statementId と id が違います。')
  }
  const bodies: unknown[] = Array.isArray(body) ? body : [body]
  const given = read.statements.map((statement, index) => {
    const id = statement.id ?? (request.method === 'PUT' ? named?.toLowerCase() : undefined) ?? randomUUID()
    // The id stands in the address of a PUT or is ours: it is no part of what a statement says.
    return { id, statement, body: { ...(bodies[index] as object), id } }
  })
  const isTwice = new Set(given.map((one) => one.id)).size < given.length
  return isTwice ? answer(400, '同じ id のステートメントが 2 つ以上あります。') : given
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

function statementIdOf(request: Request): string | null {
  return new URL(request.url).searchParams.get('statementId')
}

function answer(status: number, message: string, headers: Record<string, string> = {}): Response {
  return json(status, { error: message }, headers)
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  const given = { 'X-Experience-API-Version': '1.0.3', 'Cache-Control': 'no-store', ...headers }
  if (status === 204) return new Response(null, { status, headers: given })
  return Response.json(body, { status, headers: given })
}
