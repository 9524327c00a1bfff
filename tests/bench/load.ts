import autocannon from 'autocannon'

type Load = { milliseconds: number[]; perSecond: number }

type PageLoad = { connections: number; seconds: number; cookie: string; compressed?: boolean }

/** Asks for one page again and again over some connections. */
export function load(url: string, { connections, seconds, cookie, compressed }: PageLoad): Promise<Load> {
  const headers = { cookie, ...(compressed ? { 'accept-encoding': 'gzip' } : {}) }
  return loadWith({ url, connections, duration: seconds, headers })
}

/** The same after a while in which the code gets warm: one page at a time, then all connections. */
export async function warmLoad(url: string, options: PageLoad): Promise<Load> {
  for (let page = 0; page < 20; page += 1) {
    const answer = await fetch(url, { headers: { cookie: options.cookie } })
    await answer.arrayBuffer()
  }
  await load(url, { ...options, seconds: options.seconds / 2 })
  return load(url, options)
}

/** Anything but 200 fails the measurement. */
export async function loadWith(options: autocannon.Options): Promise<Load> {
  const milliseconds: number[] = []
  const others = new Map<number, number>()
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const running = autocannon(options, (error, done) => (error ? reject(error) : resolve(done)))
    running.on('response', (_client, status, _bytes, took) => {
      if (status === 200) milliseconds.push(took)
      else others.set(status, (others.get(status) ?? 0) + 1)
    })
  })
  if (others.size > 0 || result.errors > 0 || milliseconds.length === 0) {
    const answers = [[200, milliseconds.length], ...others].map(([status, count]) => `${count} × ${status}`)
    throw new Error(`${options.url} answered ${answers.join(', ')}, ${result.errors} errors`)
  }
  return { milliseconds, perSecond: milliseconds.length / result.duration }
}
