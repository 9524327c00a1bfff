import '@fontsource-variable/noto-sans-jp'
import '~/ui/styles.css'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Outlet,
  type ShouldRevalidateFunction,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { shell } from '~/features/shell/shell.server'
import { Document } from '~/ui/document'
import { ErrorPage } from '~/ui/error-page'
import { PageShell, type PageShellProps } from '~/ui/page-shell'
import { UnsentNotice } from '~/ui/unsent-notice'
import { currentOf, menuOf } from '~/wiring/menu'

/** What a route says of its page to the frame around it: `export const handle = { width: 'mid' } satisfies PageFrame`. */
export type PageFrame = Pick<PageShellProps, 'width' | 'landscape'>

export const meta: MetaFunction = () => [{ title: 'DX人材ポータル' }, { name: 'robots', content: 'noindex' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { viewer, demo, unreadNotices } = await shell(request, {})
  return {
    demo,
    unreadNotices,
    who: viewer && (viewer.staffNumber ?? viewer.name),
    viewer: viewer && { name: viewer.name, unitName: viewer.unitName, menu: menuOf(viewer) },
  }
}

/** The frame changes with who is signed in and what was sent, not with where one goes. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod, nextUrl }) =>
  formMethod !== undefined || nextUrl.pathname === '/' || nextUrl.pathname === '/login'

export default function App() {
  const matches = useMatches()
  const frame: PageFrame = Object.assign({}, ...matches.map((match) => match.handle))
  return (
    <Frame frame={frame}>
      <Outlet />
    </Frame>
  )
}

export function ErrorBoundary() {
  const error = useRouteError()
  const status = isRouteErrorResponse(error) ? error.status : 500
  const message = isRouteErrorResponse(error) && !isOfRemix(error) && typeof error.data === 'string' ? error.data : ''
  return (
    <Frame frame={{ width: 'read' }}>
      <ErrorPage status={status} message={message || undefined} />
    </Frame>
  )
}

/** Remix's own words, for developers: no route here, no action there. */
function isOfRemix(error: object): boolean {
  return 'internal' in error && error.internal === true
}

function Frame({ frame, children }: { frame: PageFrame; children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('root')
  const { pathname } = useLocation()
  const viewer = data?.viewer ?? null
  const current = currentOf(viewer?.menu ?? [], pathname)?.to
  return (
    <Document>
      <PageShell
        {...frame}
        viewer={
          viewer && { ...viewer, menu: viewer.menu.map((entry) => ({ ...entry, current: entry.to === current })) }
        }
        demo={data?.demo ?? null}
        cityName="○○市"
        notices={data?.unreadNotices}
      >
        <UnsentNotice who={data?.who ?? null} />
        {children}
      </PageShell>
    </Document>
  )
}
