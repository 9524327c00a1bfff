import { redirect } from '@remix-run/node'
import { removeEvidence } from '~/features/assessment/remove-evidence.server'

/** Where a page of entry goes on once it is saved: by the button that was pressed. */
export async function afterEntry(request: Request, go: string, base: string): Promise<Response> {
  const [, what, which = ''] = /^(to|remove|evidence|offer)-(.{1,60})$/.exec(go) ?? []
  if (what === 'to') return redirect(`${base}/${encodeURIComponent(which)}`)
  if (what === 'remove') await removeEvidence(request, { evidence: which })
  const { pathname, searchParams } = new URL(request.url)
  const open = searchParams.getAll('open').map((code) => `open=${encodeURIComponent(code)}`)
  const query = open.length > 0 ? `?${open.join('&')}` : ''
  const [skill = ''] = which.split('.')
  const anchor = what === 'evidence' || what === 'offer' ? `#skill-${encodeURIComponent(skill)}` : ''
  return redirect(`${pathname.replace(/\.data$/, '')}${query}${anchor}`)
}
