import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { cityDayOf, cityToday, instant } from '~/platform/clock.server'
import { type Config, ConfigMistakes, readConfig } from '~/platform/config'
import { DatabaseNotReady } from './app-role'
import { CommandMistake, type PortalCommand } from './portal-command'
import { openServer, prepareDatabase } from './portal-database'
import { runningPortal } from './portal-lock'

const FOLDER = fileURLToPath(new URL('./commands', import.meta.url))

export async function runCommandLine([name = '', ...args]: string[]): Promise<void> {
  // Whoever reads the output may have had enough of it (`| head`): the command still ends as it should.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  try {
    const names = commandNames()
    if (!names.includes(name)) {
      console.log(await usage(names))
      process.exitCode = name === '' || name === 'help' || name === '--help' ? 0 : 2
      return
    }
    process.exitCode = await runOn(readConfig(process.env), name, args)
  } catch (error) {
    if (isWrongArgument(error)) {
      const { usage: form = '' } = await load(name)
      console.error(`使い方: npm run portal -- ${name} ${form}`.trimEnd())
      process.exitCode = 2
      return
    }
    const plain =
      error instanceof ConfigMistakes || error instanceof DatabaseNotReady || error instanceof CommandMistake
    console.error(plain ? error.message : error)
    process.exitCode = 1
  }
}

/** An option that the command does not know, or one without its value. */
function isWrongArgument(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

/** Commands that take the database as it is, of whatever version: it is not migrated for them. */
const AS_IT_IS = ['backup']

/** On the database that runs, or on one started for the while. */
async function runOn(config: Config, name: string, args: string[]): Promise<number> {
  const server = await openServer(config)
  try {
    if (AS_IT_IS.includes(name)) {
      const command = await load(name)
      return await command.run({ args, today: cityDayOf(instant()), folder: callersFolder(), out })
    }
    const { appUrl } = await prepareDatabase(config, server.ownerUrl)
    process.env.PORTAL_APP_DATABASE = appUrl
    // Loaded only now: what they import takes the connection from the environment.
    const command = await load(name)
    const { db } = await import('~/platform/database.server')
    const { setConsequences } = await import('~/access/consequences')
    const { whatFollows } = await import('~/wiring/consequences')
    setConsequences(whatFollows)
    try {
      return await command.run({ args, today: await cityToday(db), folder: callersFolder(), out })
    } finally {
      await db.$disconnect()
    }
  } finally {
    // A portal that was started meanwhile has taken the server over.
    if (server.launched && !(await runningPortal(server.ownerUrl))) await server.stop()
  }
}

const out = (line: string) => console.log(line)

function callersFolder(): string {
  return process.env.INIT_CWD ?? process.cwd()
}

function commandNames(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -3))
    .sort()
}

async function load(name: string): Promise<PortalCommand> {
  return import(new URL(`./commands/${name}.ts`, import.meta.url).href)
}

async function usage(names: string[]): Promise<string> {
  const lines = ['使い方: npm run portal -- <命令> [引数 …]', '']
  for (const name of names) {
    const { summary, usage: form = '' } = await load(name)
    lines.push(`  ${name} ${form}`.trimEnd(), `      ${summary}`)
  }
  return lines.join('\n')
}
