import { pinoHttp } from 'pino-http'
import { log } from '~/platform/log.server'
import { loggedPath } from './logged-path'

/** One line a request, without headers. */
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
      path: loggedPath(url),
    }),
    res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
  },
})
