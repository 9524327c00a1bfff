import type { Consequences } from '~/access/consequences'
import { confirmersOf } from '~/facts/confirmers'
import { notify } from '~/facts/notices'
import { STILL_WAITING } from '~/facts/off-cycle-requests'
import { namesOf } from '~/facts/person-names'

/** What follows from a request for one skill to be confirmed between rounds (随時確認). */
export const REQUEST_CONSEQUENCES = {
  'confirmation-requested': async ({ personId, skill }, given) => {
    const [name] = [...(await namesOf(given.sql, [personId], given.today)).values()]
    for (const { confirmerId, unitCode } of (await confirmersOf(given.sql, [personId], given.today)).get(personId) ??
      []) {
      await notify(given, [confirmerId], {
        title: `${name}さんから、随時確認の申し出があります（${skill}）`,
        href: hrefOf(unitCode),
      })
    }
  },

  'requests-waiting': ({ confirmerId, unitCode, requests }, given) =>
    notify(given, [confirmerId], {
      title: `${STILL_WAITING}待っています（${requests} 件）`,
      href: hrefOf(unitCode),
    }),
} satisfies Partial<Consequences>

function hrefOf(unitCode: string): string {
  return `/sections/${unitCode}/confirm`
}
