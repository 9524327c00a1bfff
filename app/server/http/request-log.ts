import { pinoHttp } from 'pino-http'
import { log } from '~/platform/log.server'

/** One line a request: neither headers nor the query, and no number that could be a person's. */
export const requestLog = pinoHttp({
  logger: log,
  autoLogging: { ignore: ({ url }) => url === '/healthz' || url === '/readyz' || url?.startsWith('/assets/') === true },
  customLogLevel: (_request, response, error) => {
    if (error || response.statusCode >= 500) return 'error'
    return 'info'
  },
  serializers: {
    req: ({ id, method, url }: { id: unknown; method: string; url: string }) => ({
      id,
      method,
      path: withoutPeople(url),
    }),
    res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
  },
})

function withoutPeople(url: string): string {
  return (url.split('?')[0] ?? '').replace(/\/people\/[^/]+/, '/people/…')
}
