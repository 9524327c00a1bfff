import { rmSync } from 'node:fs'
import { supervise } from '~/server/supervisor'
import { leaveRealCityAlone } from './real-city'
import { temporaryFolder } from './temporary-folder'

/*
 * A portal on a data folder of its own that begins new and goes with it:
 * `PORT=4310 node --import tsx tests/support/fresh-portal.ts`. PORTAL_DEMO=empty begins without a city.
 */
leaveRealCityAlone()
const folder = temporaryFolder('browser')
process.env.PORTAL_DATA_DIR = folder
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
await supervise()
