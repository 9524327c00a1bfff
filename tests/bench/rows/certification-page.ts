import { wholePage } from './whole-page'

/** Somebody's own way to a certificate, judged and dated anew with each look. */
export const certificationPage = wholePage({
  name: 'certification-page',
  target: 80,
  kind: '職員',
  route: 'me-certification',
  path: '/me/certification',
})
