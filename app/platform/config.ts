import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { type CityDate, cityDate } from '~/domain/calendar'
import { type SmtpSettings, toOrigin, toSender, toSmtpServer } from '~/platform/mail-settings'

export type Config = {
  mode: 'demo' | 'production'
  /** What an empty demo database is filled with. */
  demoCity: 'full' | 'empty'
  /** The demo's day at its first fill. */
  demoToday: CityDate
  port: number
  /** PORT was said: another one must not be taken instead. */
  portIsFixed: boolean
  host: string
  processes: number
  dataFolder: string
  /** The owner's connection; `null`: the embedded PostgreSQL. */
  databaseUrl: string | null
  /** The app role's connection, where the owner may not create roles. */
  databaseAppUrl: string | null
  /** Under which address the city's people open the portal: what links in mails begin with. */
  portalUrl: string
  /** `null`: mails wait. */
  smtp: SmtpSettings | null
  /** This process also sends the mails that are due. */
  sendsMail: boolean
}

type Environment = Record<string, string | undefined>

/** Every mistake in the environment at once, each in a plain line. */
export class ConfigMistakes extends Error {
  constructor(readonly mistakes: string[]) {
    super(['設定（環境変数）に間違いがあります。', ...mistakes.map((mistake) => `  - ${mistake}`)].join('\n'))
  }
}

const DEMO_TODAY = cityDate('2028-11-15')

const environment = z
  .object({
    PORT: whole(1, 65535),
    HOST: z.string().regex(/^[\w.:-]+$/, 'ホスト名か IP アドレスにしてください (a host name or address)'),
    PORTAL_MODE: z.enum(['demo', 'production'], 'demo か production にしてください (demo or production)'),
    PORTAL_DEMO: z.literal('empty', 'empty だけが指定できます (only "empty")'),
    PORTAL_TODAY: z.string().transform(toCityDate),
    PORTAL_PROCESSES: whole(1, 64),
    PORTAL_DATA_DIR: z.string().refine(notAFile, 'フォルダーを指定してください (is not a folder)'),
    DATABASE_URL: postgresUrl(),
    DATABASE_APP_URL: postgresUrl(),
    PORTAL_URL: z.string().transform(toOrigin),
    SMTP_URL: z.string().transform(toSmtpServer),
    MAIL_FROM: z.string().transform(toSender),
    PORTAL_MAIL_WORKER: z.literal('off', 'off だけが指定できます (only "off")'),
  })
  .partial()
  .superRefine((given, context) => {
    const mistake = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message })
    if (given.PORTAL_MODE === 'production') {
      if (given.PORTAL_TODAY) mistake('PORTAL_TODAY', '本番では日付を変えられません。外してください (demo only)')
      if (given.PORTAL_DEMO) mistake('PORTAL_DEMO', '本番では使えません。外してください (demo only)')
    }
    if (given.SMTP_URL && !given.MAIL_FROM) {
      mistake('MAIL_FROM', 'SMTP_URL を指定したときは、差出人も指定してください (needed with SMTP_URL)')
    }
    if (given.SMTP_URL && !given.PORTAL_URL && given.PORTAL_MODE === 'production') {
      mistake('PORTAL_URL', 'メールに書くリンクのため、ポータルの住所を指定してください (needed with SMTP_URL)')
    }
    if (!given.DATABASE_APP_URL) return
    if (!given.DATABASE_URL) {
      mistake('DATABASE_APP_URL', 'DATABASE_URL も指定してください (needs DATABASE_URL)')
    } else if (new URL(given.DATABASE_APP_URL).username === new URL(given.DATABASE_URL).username) {
      mistake('DATABASE_APP_URL', 'DATABASE_URL とは別の役割にしてください (needs a role of its own)')
    }
  })

/** @throws ConfigMistakes naming all mistakes */
export function readConfig(env: Environment): Config {
  const given = Object.fromEntries(
    Object.keys(environment.shape)
      .map((name) => [name, env[name]?.trim()])
      .filter(([, value]) => value),
  )
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    throw new ConfigMistakes(
      parsed.error.issues.map(({ path, message }) => {
        const name = String(path[0])
        return name.includes('URL') || given[name] === undefined
          ? `${name}: ${message}`
          : `${name}=${given[name]}: ${message}`
      }),
    )
  }
  const value = parsed.data
  return {
    mode: value.PORTAL_MODE ?? 'demo',
    demoCity: value.PORTAL_DEMO ?? 'full',
    demoToday: value.PORTAL_TODAY ?? DEMO_TODAY,
    port: value.PORT ?? 3000,
    portIsFixed: value.PORT !== undefined,
    host: value.HOST ?? '127.0.0.1',
    processes: value.PORTAL_PROCESSES ?? 1,
    dataFolder: resolve(value.PORTAL_DATA_DIR ?? '.data'),
    databaseUrl: value.DATABASE_URL ?? null,
    databaseAppUrl: value.DATABASE_APP_URL ?? null,
    portalUrl: value.PORTAL_URL ?? `http://localhost:${value.PORT ?? 3000}`,
    smtp: value.SMTP_URL && value.MAIL_FROM ? { ...value.SMTP_URL, from: value.MAIL_FROM } : null,
    sendsMail: value.PORTAL_MAIL_WORKER === undefined,
  }
}

let current: Config | undefined

/** This process's configuration; read at its first use, so that a mistake is reported where the start can say it. */
export const config: Config = new Proxy({} as Config, {
  get(_, name: keyof Config) {
    current ??= readConfig(process.env)
    return current[name]
  },
})

function whole(least: number, most: number) {
  const message = `${least}〜${most} の整数にしてください (a whole number from ${least} to ${most})`
  return z
    .string()
    .regex(/^\d{1,6}$/, message)
    .transform(Number)
    .refine((value) => value >= least && value <= most, message)
}

function postgresUrl() {
  const message = 'postgresql://役割:パスワード@ホスト:ポート/データベース の形にしてください (not a PostgreSQL URL)'
  return z.string().refine((text) => {
    const url = URL.canParse(text) ? new URL(text) : null
    return url !== null && ['postgres:', 'postgresql:'].includes(url.protocol) && url.username !== ''
  }, message)
}

function toCityDate(text: string, context: z.RefinementCtx): CityDate {
  try {
    return cityDate(text)
  } catch {
    context.addIssue({ code: 'custom', message: '2028-11-15 の形の、暦にある日にしてください (yyyy-mm-dd)' })
    return z.NEVER
  }
}

function notAFile(path: string): boolean {
  return !existsSync(path) || statSync(path).isDirectory()
}
