import cluster, { type Worker } from 'node:cluster'
import { setTimeout as wait } from 'node:timers/promises'

type Options = { script: string; count: number; env: Record<string, string>; onGiveUp: () => void }

export type AppProcesses = {
  /** With another environment, one after the other; the rest goes on serving. */
  replace: (env: Record<string, string>) => Promise<void>
  stop: () => Promise<void>
}

const SECONDS_TO_FINISH = 15
const SHORT_LIFE = 5_000
const SHORT_LIVES_IN_A_ROW = 5

/** Starts the app processes on one shared port, and starts each anew when it dies. */
export async function startAppProcesses({ script, count, env, onGiveUp }: Options): Promise<AppProcesses> {
  let environment = env
  let stopping = false
  let shortLives = 0
  // Under load 20 to 60 MB less, by the version of Node: young objects are cleaned up earlier. The more the old ones may
  // take, the longer they stay: by default up to 4 GB on a large machine, which doubled what a busy process held.
  const execArgv = ['--max-semi-space-size=8', '--max-old-space-size=1536']
  cluster.setupPrimary({ exec: script, execArgv, args: [] })
  cluster.on('exit', async (worker) => {
    if (stopping || worker.exitedAfterDisconnect) return
    shortLives = ageOf(worker) < SHORT_LIFE ? shortLives + 1 : 0
    if (shortLives >= SHORT_LIVES_IN_A_ROW) return onGiveUp()
    await wait(shortLives * 200)
    if (!stopping) launch(environment)
  })

  for (let started = 0; started < count; started += 1) await untilListening(launch(environment))
  return {
    replace: async (other) => {
      environment = other
      for (const worker of alive()) {
        await untilListening(launch(environment))
        await finish(worker)
      }
    },
    stop: async () => {
      stopping = true
      await Promise.all(alive().map(finish))
    },
  }
}

// glibc keeps memory for each thread that compresses answers; two such stores do, and take 20 MB less.
const FEW_ARENAS = { MALLOC_ARENA_MAX: '2' }

const births = new Map<number, number>()

function launch(env: Record<string, string>): Worker {
  const worker = cluster.fork({ ...FEW_ARENAS, ...env })
  births.set(worker.id, performance.now())
  return worker
}

function ageOf(worker: Worker): number {
  const age = performance.now() - (births.get(worker.id) ?? 0)
  births.delete(worker.id)
  return age
}

function alive(): Worker[] {
  return Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined)
}

function untilListening(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('listening', () => resolve())
    worker.once('exit', (code, signal) => reject(new Error(`アプリを起動できません (app process: ${signal ?? code})`)))
  })
}

/** Lets it answer what it has begun; after a while it is ended. */
function finish(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    worker.exitedAfterDisconnect = true
    const timer = setTimeout(() => worker.process.kill('SIGKILL'), SECONDS_TO_FINISH * 1000)
    worker.once('exit', () => {
      clearTimeout(timer)
      resolve()
    })
    worker.process.kill('SIGTERM')
  })
}
