import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { BareServerTask } from './bare-server'

const SCRIPT = fileURLToPath(new URL('./bare-server.ts', import.meta.url))

/** Runs the bare server in a process of its own while something is done with its address. */
export async function withBareServer<Value>(
  task: BareServerTask,
  work: (address: string) => Promise<Value>,
): Promise<Value> {
  const child = fork(SCRIPT, { execArgv: ['--import', 'tsx'], serialization: 'advanced' })
  try {
    child.send(task)
    const [port]: number[] = await once(child, 'message')
    return await work(`http://localhost:${port}`)
  } finally {
    child.kill()
  }
}
