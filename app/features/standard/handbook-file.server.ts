import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { standardPolicy } from '~/domain/skill-standard'
import { recordingInstant } from '~/platform/clock.server'
import { askedVersion, versionParam } from './asked-version'
import { handbook } from './handbook'

/** The whole standard as an A4 document. */
export const handbookFile = read({
  action: 'standard.read',
  params: z.object({ version: versionParam }),
  subject: () => theCity,
  async run(given, { version }) {
    const asked = await askedVersion(given, version)
    if (!asked) return null
    const { standard, shown } = asked
    const { levelScale } = standardPolicy.parse(standard.policy)
    const scale = levelScale.map(({ level, label, anchor }) => ({ level, label: label.ja, anchor }))
    const from = shown.effectiveFrom ? `${shown.effectiveFrom}から` : ''
    const bytes = await handbook(standard, { from, scale }, recordingInstant(given.today))
    return { page: { name: `ITスキル標準_第${standard.version}版.pdf`, bytes } }
  },
})
