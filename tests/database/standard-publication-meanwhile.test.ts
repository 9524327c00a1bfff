import { expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { recordConfirmations } from '~/facts/confirmed-levels'
import { currentLevelDifferences } from '~/facts/current-levels'
import { publishStandard } from '~/features/standard-publication/publish-standard.server'
import { BEGINNING, confirmed, person, STAMP, standardFrom, unit } from '../support/city-of'
import { testDatabase } from '../support/database'
import { nextStandardDraft, nothingLeftToReview } from '../support/next-standard'
import { signIn } from '../support/signed-in'

const { db } = testDatabase()
const TODAY = cityDate('2028-11-15')

test('a level that is being confirmed while a version is published is in the new version, too', async () => {
  const skills = await standardFrom(db, BEGINNING)
  const personId = await person(db, { number: '1', name: '職員', unitId: await unit(db, { code: 'S1', name: '課' }) })
  const versionId = await nextStandardDraft(db)
  await nothingLeftToReview(db, versionId, (await signIn(db, null, ['hr_section'])).accountId)

  const recorded = gate()
  const mayEnd = gate()
  const confirming = db.$transaction(
    async (sql) => {
      const row = confirmed(personId, skills.get('LIT-OFC') ?? 0, 3, TODAY)
      await recordConfirmations(sql, [row], STAMP, TODAY)
      recorded.open()
      await mayEnd.opened
    },
    { timeout: 60_000 },
  )
  await recorded.opened
  let published = false
  const publishing = publishStandard.byCommandLine({ from: TODAY }).then((result) => {
    published = true
    return result
  })
  await untilOneWaits()
  expect(published).toBe(false)
  mayEnd.open()
  await confirming
  expect(await publishing).toMatchObject({ ok: true, value: { carried: 1 } })
  const rows = await db.$queryRaw`
    SELECT s.code, l.level::int AS level FROM levels_on(${TODAY}::date) l JOIN skill s ON s.id = l.skill_id
    WHERE s.standard_version_id = ${versionId}`
  expect(rows).toEqual([{ code: 'LIT-OFC', level: 3 }])
  expect(await currentLevelDifferences(db, TODAY)).toBe(0)
})

function gate(): { open: () => void; opened: Promise<void> } {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open: () => open(), opened }
}

async function untilOneWaits(): Promise<void> {
  await expect
    .poll(async () => {
      const [row] = await db.$queryRaw<{ waiting: number }[]>`
        SELECT count(*)::int AS waiting FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`
      return row?.waiting
    })
    .toBe(1)
}
