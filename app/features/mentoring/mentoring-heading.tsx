import { LinkButton } from '~/ui/button'
import { PaperHead } from '~/ui/paper-head'
import { PrintButton } from '~/ui/print-button'
import { TitleBar } from '~/ui/title-bar'
import type { MentoringPage } from './mentoring.server'

export function MentoringHeading({ page }: { page: MentoringPage }) {
  const { title, lead, insight, todayInWareki, isMentor, mayPair } = page
  return (
    <>
      <PaperHead cityName="○○市" made={`基準日 ${todayInWareki}`} />
      <TitleBar
        title={title ? `指導　${title}` : '指導'}
        lead={`${lead}${todayInWareki}現在。`}
        insight={
          <>
            {insight.before}
            {insight.point && <em>{insight.point}</em>}
            {insight.after}
          </>
        }
        actions={
          <>
            {mayPair && (
              <LinkButton size="sm" to="/mentoring/pairs">
                組合せを決める
              </LinkButton>
            )}
            {isMentor && <PrintButton label="面談用の一覧を印刷" />}
          </>
        }
      />
    </>
  )
}
