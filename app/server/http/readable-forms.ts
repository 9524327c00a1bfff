import type { ServerBuild } from '@remix-run/node'

type Routes = ServerBuild['routes']
type Action = NonNullable<Routes[string]>['module']['action']

/** The build, whose actions answer 400 to a form that cannot be read (cut off, garbled): no fault of the portal's. */
export function withReadableForms(build: ServerBuild): ServerBuild {
  const routes: Routes = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => [
      id,
      route && { ...route, module: { ...route.module, action: reading(route.module.action) } },
    ]),
  )
  return { ...build, routes }
}

function reading(action: Action): Action {
  if (!action) return undefined
  return (given) => {
    const { request } = given
    const formData = request.formData.bind(request)
    request.formData = () => formData().catch(unreadable)
    return action(given)
  }
}

function unreadable(): never {
  throw new Response(null, { status: 400, statusText: 'Bad Request' })
}
