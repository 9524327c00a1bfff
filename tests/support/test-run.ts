/** Where `npm test` writes how long it took; `npm run bench` reads it. */
export const TEST_RUN = '.data/test-run.json'

export type TestRun = { seconds: number; passed: number; failed: number }
