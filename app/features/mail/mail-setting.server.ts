import { z } from 'zod'
import { read } from '~/access/read'
import { theViewer } from '~/access/subject'
import { mailSettingOf } from '~/facts/mail'

/** How the viewer is told things, and where mail reaches them. */
export const mailSetting = read({
  action: 'mail-setting.read',
  params: z.object({}),
  subject: () => theViewer,
  async run({ sql, viewer, today }) {
    if (viewer.personId === null) return null
    return { page: await mailSettingOf(sql, viewer.personId, today) }
  },
})
