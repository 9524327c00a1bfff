import { wholePage } from './whole-page'

/** The goals as 事務局 opens them. */
export const goalsPage = wholePage({ name: 'goals-page', target: 80, kind: '事務局', route: 'goals', path: '/goals' })
