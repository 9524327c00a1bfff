import '@fontsource-variable/noto-sans-jp'
import '~/ui/styles.css'
import type { MetaFunction } from '@remix-run/node'
import { isRouteErrorResponse, Outlet, useRouteError } from '@remix-run/react'
import { Document } from '~/ui/document'
import { ErrorPage } from '~/ui/error-page'
import { PageShell } from '~/ui/page-shell'

export const meta: MetaFunction = () => [{ title: 'DX人材ポータル' }, { name: 'robots', content: 'noindex' }]

export default function App() {
  return (
    <Document>
      <Outlet />
    </Document>
  )
}

export function ErrorBoundary() {
  const error = useRouteError()
  const status = isRouteErrorResponse(error) ? error.status : 500
  const message = isRouteErrorResponse(error) && typeof error.data === 'string' ? error.data : ''
  return (
    <Document>
      <PageShell viewer={null} demo={null} cityName="○○市" width="read">
        <ErrorPage status={status} message={message || undefined} />
      </PageShell>
    </Document>
  )
}
