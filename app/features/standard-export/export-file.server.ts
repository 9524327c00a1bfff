import { z } from 'zod'
import { read } from '~/access/read'
import { readableVersions } from '~/access/readable-versions'
import { theCity } from '~/access/subject'
import { STANDARD_FORMAT_NAMES } from './export-formats'
import { standardFile } from './standard-file.server'
import { versionNamed } from './version-named'

/** A version as a file; one that the viewer may not read is not there. */
export const exportFile = read({
  action: 'standard.read',
  params: z.object({ version: z.string().min(1).max(20), format: z.enum(STANDARD_FORMAT_NAMES) }),
  subject: () => theCity,
  async run(given, { version, format }) {
    const chosen = versionNamed(await readableVersions(given), version, given.today)
    return chosen ? { page: await standardFile(given.sql, chosen, format, given.today) } : null
  },
})
