/**
 * xAPI statements (1.0.3) as far as the portal needs them: that somebody completed or passed a course.
 * Everything else of a statement may stand there and is kept, not read.
 */
import { z } from 'zod'
import type { CityDate } from './calendar'
import { parseCityMoment } from './city-date'

const VERBS = 'http://adlnet.gov/expapi/verbs/'
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const iri = z.string('IRI を文字で書いてください。').min(1).max(2_000)
const figure = z.number('点数は数で書いてください。')

const actor = z
  .object({
    mbox: z
      .string()
      .regex(/^mailto:[^\s@]+@[^\s@]+$/i, 'actor.mbox は mailto: で始まるアドレスにしてください。')
      .max(320)
      .optional(),
    account: z.object({ name: z.string().trim().min(1).max(200), homePage: iri.optional() }).optional(),
  })
  .refine((one) => one.mbox !== undefined || one.account !== undefined, 'actor に mbox か account が要ります。')

const xapiStatement = z.object({
  id: z
    .string()
    .regex(UUID, 'id は UUID にしてください。')
    .transform((id) => id.toLowerCase())
    .optional(),
  actor,
  verb: z.object({ id: iri }),
  object: z.object({
    objectType: z.string().optional(),
    id: iri.optional(),
    definition: z.object({ name: z.record(z.string(), z.string().max(500)).optional() }).optional(),
  }),
  result: z
    .object({
      score: z
        .object({
          scaled: figure.min(-1).max(1).optional(),
          raw: figure.optional(),
          min: figure.optional(),
          max: figure.optional(),
        })
        .optional(),
      success: z.boolean().optional(),
      completion: z.boolean().optional(),
    })
    .optional(),
  timestamp: z.string().max(64).optional(),
})

export type XapiStatement = z.output<typeof xapiStatement>

/** Statements in one request. */
export const MOST_STATEMENTS = 200

/** Whom and what a statement is about, once it tells of a completion. */
export type ToldCompletion = {
  person: { mail: string } | { number: string }
  /** What the provider may call the course, the most exact first. */
  course: { codes: string[]; titles: string[] }
  /** Null: it does not say, so today. */
  completedOn: CityDate | null
  score: number | null
}

/**
 * Reads one statement or a list of them from parsed JSON.
 * @returns the statements in their order, or the first fault in Japanese
 */
export function readStatements(
  json: unknown,
): { ok: true; statements: XapiStatement[] } | { ok: false; reason: string } {
  const list = Array.isArray(json) ? json : [json]
  if (list.length === 0) return { ok: false, reason: 'ステートメントがありません。' }
  const read = z.array(xapiStatement).safeParse(list)
  if (read.success) return { ok: true, statements: read.data }
  const [issue] = read.error.issues
  const [index = 0, ...path] = issue?.path ?? []
  const place = [`${Number(index) + 1} 件目`, path.join('.')].filter((part) => part !== '').join(' の ')
  return { ok: false, reason: `${place}: ${issue?.message ?? ''}` }
}

/**
 * What a statement tells: a completion, or why the portal passes it over.
 * @returns `fault` when it cannot be what it says (a day that the calendar lacks)
 */
export function completionTold(
  statement: XapiStatement,
): { told: ToldCompletion } | { ignored: string } | { fault: string } {
  const { verb, object, result, timestamp } = statement
  if (![`${VERBS}completed`, `${VERBS}passed`].includes(verb.id)) return { ignored: '修了・合格のほかの動詞です。' }
  if (result?.success === false || result?.completion === false) return { ignored: '合格または修了していません。' }
  if (object.objectType !== undefined && object.objectType !== 'Activity') return { ignored: '研修のほかの対象です。' }
  const moment = timestamp === undefined ? null : parseCityMoment(timestamp)
  if (moment && !moment.ok) return { fault: `timestamp「${timestamp}」は日時として読めません。` }
  return {
    told: {
      person: personOf(statement),
      course: courseWords(statement),
      completedOn: moment ? moment.date : null,
      score: scoreOf(result?.score),
    },
  }
}

function personOf({ actor: { mbox, account } }: XapiStatement): ToldCompletion['person'] {
  if (account) return { number: account.name.normalize('NFKC') }
  return { mail: (mbox ?? '').slice('mailto:'.length).toLowerCase() }
}

function courseWords({ object: { id = '', definition } }: XapiStatement): ToldCompletion['course'] {
  const last = id
    .split(/[?#]/)[0]
    ?.split(/[/:]/)
    .findLast((part) => part !== '')
  const names = definition?.name ?? {}
  const inOrder = [names.ja, names['ja-JP'], ...Object.values(names)]
  const titles = [...new Set(inOrder.flatMap((name) => (name?.trim() ? [name.trim()] : [])))]
  return { codes: [...new Set([decoded(last ?? ''), id])].filter((code) => code !== ''), titles }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** 0–100 from `scaled`, else from `raw` between `min` and `max`; null where there is none or it is none of 0–100. */
function scoreOf(score: NonNullable<XapiStatement['result']>['score']): number | null {
  if (!score) return null
  const { scaled, raw, min = 0, max = 100 } = score
  const value =
    scaled !== undefined ? scaled * 100 : raw !== undefined && max > min ? ((raw - min) / (max - min)) * 100 : null
  if (value === null || value < 0 || value > 100) return null
  return Math.round(value * 100) / 100
}
