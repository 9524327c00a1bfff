import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { standardPolicy } from '~/domain/skill-standard'
import type { Standard } from '~/facts/standard'
import { recordingInstant } from '~/platform/clock.server'
import { askedVersion, type VersionShown, versionParam } from './asked-version'
import { handbook } from './handbook'

/** A published version never changes: it is set once a process, which takes a second of work. */
const made = new Map<number, Buffer>()

/** The whole standard as an A4 document. */
export const handbookFile = read({
  action: 'standard.read',
  params: z.object({ version: versionParam }),
  subject: () => theCity,
  async run(given, { version }) {
    const asked = await askedVersion(given, version)
    if (!asked) return null
    const { standard, shown } = asked
    const bytes = made.get(standard.id) ?? (await bound(standard, shown, recordingInstant(given.today)))
    made.set(standard.id, bytes)
    return { page: { name: `ITスキル標準_第${standard.version}版.pdf`, bytes } }
  },
})

function bound(standard: Standard, { effectiveFrom }: VersionShown, at: Date): Promise<Buffer> {
  const { levelScale } = standardPolicy.parse(standard.policy)
  const scale = levelScale.map(({ level, label, anchor }) => ({ level, label: label.ja, anchor }))
  return handbook(standard, { from: effectiveFrom ? `${effectiveFrom}から` : '', scale }, at)
}
