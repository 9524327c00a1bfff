import pino from 'pino'
import { config } from '~/platform/config'

/**
 * Lines for operators: no personal data and no secrets. The demo shows warnings only, so that a newcomer's terminal
 * stays readable.
 */
export const log = pino({
  level: config.mode === 'production' ? 'info' : 'warn',
  redact: {
    paths: ['cookie', 'authorization', 'password', 'token', 'name', 'kana', 'email', 'staffNumber'].flatMap((key) => [
      key,
      `*.${key}`,
      `*.*.${key}`,
    ]),
    censor: '…',
  },
  serializers: {
    err: ({ name, code, message, stack }) => ({ type: name, code, message, stack }),
  },
})
