import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/*
 * What every command needs before it can run: packages, the Prisma client, the build.
 * Plain JavaScript without dependencies, because it runs before they are installed.
 */

/** Told by its message alone. */
class Failed extends Error {}

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const INSTALLED = 'node_modules/.portal-installed'
const GENERATED = 'app/generated/.made-from'
const BUILT = 'build/.made-from'
const PREPARING = '.data/preparing'

/** What each command prepares, and then runs. */
const COMMANDS = {
  start: { prepare: [install, generate, build], run: async () => (await import('./supervisor.ts')).supervise() },
  portal: {
    prepare: [install, generate],
    run: async (args) => (await import('./command-line.ts')).runCommandLine(args),
  },
  test: {
    prepare: [install, generate, build],
    run: async () => (await import('../../tests/support/run-tests.ts')).runTests(),
  },
  bench: {
    prepare: [install, generate, build],
    run: async (args) => (await import('../../tests/bench/run.ts')).runBench(args),
  },
}

const [name = '', ...args] = process.argv.slice(2)
const command = COMMANDS[name]
try {
  if (!command)
    throw new Error(`使い方: npm start | npm test | npm run portal -- <命令> | npm run bench (unknown: ${name})`)
  process.env.INIT_CWD ??= process.cwd()
  process.chdir(ROOT)
  checkNode()
  await alone(async () => {
    for (const step of command.prepare) await step()
  })
  const { register } = await import('tsx/esm/api')
  register()
  await command.run(args)
} catch (error) {
  console.error(error instanceof Failed || !command ? error.message : error)
  process.exitCode = 1
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if ((major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24) return
  throw new Failed(
    `Node.js ${process.versions.node} では動きません。24 を勧めます（20.19 以上）。(Node 20.19, 22.13 or 24+)`,
  )
}

/** Two starts at once must not install into one folder: the second waits for the first. */
async function alone(prepare) {
  mkdirSync('.data', { recursive: true })
  for (let told = false; !take(PREPARING); told = true) {
    if (!told) console.error('別の起動が準備をしています。終わるのを待っています …')
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  const release = () => rmSync(PREPARING, { force: true })
  process.once('exit', release)
  try {
    await prepare()
  } finally {
    process.off('exit', release)
    release()
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (isPreparing(Number(readOr(file)))) return false
    // Left by a start that was killed.
    rmSync(file, { force: true })
    return take(file)
  }
}

function isPreparing(pid) {
  try {
    process.kill(pid, 0)
    return !existsSync('/proc/self/cmdline') || readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('prepare.mjs')
  } catch (error) {
    return error.code === 'EPERM'
  }
}

async function install() {
  // Packages that stand elsewhere belong to somebody else: npm ci would empty that place.
  if (lstatSync('node_modules', { throwIfNoEntry: false })?.isSymbolicLink()) return
  const lock = hashOf(['package-lock.json'])
  if (existsSync('node_modules') && (readOr(INSTALLED) === lock || isNewerThanLock())) return
  // A half-made installation must not pass for a whole one.
  rmSync(INSTALLED, { force: true })
  rmSync('node_modules/.package-lock.json', { force: true })
  await work('部品を入れています（npm ci）', npm(), ['ci', '--include=dev', '--no-audit', '--no-fund'])
  writeFileSync(INSTALLED, lock)
}

function isNewerThanLock() {
  const record = 'node_modules/.package-lock.json'
  return existsSync(record) && statSync(record).mtimeMs >= statSync('package-lock.json').mtimeMs
}

async function generate() {
  const source = hashOf(['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'])
  if (readOr(GENERATED) === source) return
  await work(
    'データベースの型を作っています（prisma generate）',
    [process.execPath, 'node_modules/prisma/build/index.js'],
    ['generate', '--no-hints'],
  )
  writeFileSync(GENERATED, source)
}

async function build() {
  const files = ['app', 'public'].flatMap(filesIn).filter((file) => !file.startsWith(join('app', 'generated')))
  const source = hashOf([...files, 'prisma/schema.prisma', 'vite.config.ts', 'tsconfig.json', 'package-lock.json'])
  if (readOr(BUILT) === source) return
  rmSync(BUILT, { force: true })
  await work(
    '画面を組み立てています（remix vite:build）',
    [process.execPath, 'node_modules/@remix-run/dev/dist/cli.js'],
    ['vite:build', '--logLevel', 'warn'],
  )
  writeFileSync(BUILT, source)
}

/** Runs a program quietly, showing that time passes; its output is shown when it fails. */
function work(title, [program, ...before], parameters) {
  const started = performance.now()
  const seconds = () => Math.round((performance.now() - started) / 1000)
  // Progress goes beside the output: a command's --json stays readable by programs.
  console.error(`${title} …`)
  const progress = setInterval(() => console.error(`  … ${seconds()} 秒`), 10_000)
  const env = { ...process.env, NODE_ENV: 'production', CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' }
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...before, ...parameters], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    const output = []
    child.stdout.on('data', (piece) => output.push(piece))
    child.stderr.on('data', (piece) => output.push(piece))
    child.on('error', reject)
    child.on('close', (status) => {
      clearInterval(progress)
      if (status === 0) return resolve()
      reject(new Failed(`${Buffer.concat(output)}\n${title}：失敗しました。(failed with ${status})`))
    })
  })
}

/** The npm that runs this script, or the one on the path. */
function npm() {
  const own = process.env.npm_execpath
  if (own?.endsWith('npm-cli.js')) return [process.execPath, own]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm']
}

function filesIn(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
}

function hashOf(files) {
  const hash = createHash('sha256').update(process.versions.node)
  for (const file of files.sort()) hash.update(`\0${file}\0`).update(readFileSync(file))
  return hash.digest('hex')
}

function readOr(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}
