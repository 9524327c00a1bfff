/** The one direction of imports (README › How it is built): routes → wiring → features → access → facts → domain. */
const room = (name) => `^app/${name}/`
const forbid = (from, to, comment) => ({
  name: `${from} must not import ${to.join(', ')}`,
  severity: 'error',
  comment,
  from: { path: room(from) },
  to: { path: to.map(room) },
})
module.exports = {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain knows only itself and zod',
      severity: 'error',
      from: { path: room('domain') },
      to: { pathNot: ['^app/domain/', '^node_modules/zod/'] },
    },
    forbid('facts', ['access', 'features', 'wiring', 'routes', 'charts', 'ui', 'server']),
    forbid('access', ['features', 'wiring', 'routes', 'charts', 'ui', 'server']),
    forbid('features', ['wiring', 'routes', 'server']),
    {
      name: 'features do not import each other',
      severity: 'error',
      from: { path: '^app/features/([^/]+)/' },
      to: { path: '^app/features/', pathNot: '^app/features/$1/' },
    },
    forbid('wiring', ['routes', 'server']),
    forbid('routes', ['access', 'facts', 'server']),
    forbid('platform', ['access', 'facts', 'features', 'wiring', 'routes', 'charts', 'ui', 'server']),
    {
      name: 'charts and ui know only domain types and themselves',
      severity: 'error',
      from: { path: ['^app/charts/', '^app/ui/'] },
      to: { path: '^app/', pathNot: ['^app/domain/', '^app/charts/', '^app/ui/'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^app/generated/'] },
    moduleSystems: ['es6', 'cjs'],
  },
}
