import { index, type RouteConfig, route } from '@remix-run/route-config'

/** Every address in one place, in the order of the menu. */
export default [
  index('routes/home.tsx'),
  route('login', 'routes/login.tsx'),
  route('logout', 'routes/logout.ts'),
  route('sections/:code', 'routes/section.tsx'),
  route('sections/:code/skills.xlsx', 'routes/section-xlsx.ts'),
  route('sections/:code/confirm', 'routes/section-confirm.tsx'),
  route('sections/:code/delegates', 'routes/section-delegates.tsx'),
  route('sections/:code/nominations', 'routes/section-nominations.tsx'),
  route('reviews', 'routes/reviews.tsx'),
  route('map', 'routes/map.tsx'),
  route('map.csv', 'routes/map-csv.ts'),
  route('map.xlsx', 'routes/map-xlsx.ts'),
  route('standard', 'routes/standard.tsx'),
  route('standard/skills/:code', 'routes/standard-skill.tsx'),
  route('standard/roles/:code', 'routes/standard-role.tsx'),
  route('people', 'routes/people.tsx'),
  route('people/:staffNumber', 'routes/person.tsx'),
  route('rounds', 'routes/rounds.tsx'),
  route('rounds/new', 'routes/round-new.tsx'),
  route('rounds/vacancies', 'routes/round-vacancies.tsx'),
  route('rounds/:id', 'routes/round.tsx'),
  route('admin/clock', 'routes/admin-clock.tsx'),
  route('help', 'routes/help.tsx'),
  route('privacy', 'routes/privacy.tsx'),
] satisfies RouteConfig
