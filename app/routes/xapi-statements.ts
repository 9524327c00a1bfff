import type { ActionFunctionArgs } from '@remix-run/node'
import { answerStatements } from '~/features/completions/answer-statements.server'

const notAllowed = () =>
  Response.json({ error: 'POST か PUT で送ってください。' }, { status: 405, headers: { Allow: 'POST, PUT' } })

export const loader = notAllowed

export function action({ request }: ActionFunctionArgs) {
  return request.method === 'POST' || request.method === 'PUT' ? answerStatements(request) : notAllowed()
}
