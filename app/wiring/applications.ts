import type { PortalEvent } from '~/access/consequences'
import type { Doing } from '~/access/doing'
import { APPLICATION_STAGE_WORDS, roleWord } from '~/domain/terms'
import { ruleOfApplication } from '~/facts/application-rule'
import { applicationById } from '~/facts/applications'
import { notify } from '~/facts/notices'
import { ownWay } from '~/facts/own-way'

type Submitted = Extract<PortalEvent, { kind: 'application-submitted' }>

/** Whoever will be asked to sign off hears of it early; an assistant mentor is not asked. */
export async function tellOfSubmission({ personId, role, applicationId }: Submitted, given: Doing): Promise<void> {
  const { sql, today, viewer } = given
  const stored = await applicationById(sql, applicationId)
  const ruled = stored && (await ruleOfApplication(sql, stored, today))
  if (!stored || !ruled?.path.signoff) return
  const { mentors } = await ownWay(sql, personId, today)
  const asked = mentors.filter(({ kind }) => kind !== 'assistant_mentor').map((mentor) => mentor.personId)
  await notify(given, asked, {
    title: `${viewer?.name ?? '担当している人'}さんが${roleWord(role)}の${APPLICATION_STAGE_WORDS[stored.stage]}を申請しました`,
    href: '/mentoring',
    text: '事務局が受け付けると、承認をお願いする知らせが届きます。',
  })
}
