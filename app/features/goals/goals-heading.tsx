import { Form } from '@remix-run/react'
import { CERTIFIED_ROLES, type CertifiedRole } from '~/domain/certificate'
import { roleWord } from '~/domain/terms'
import { Button, LinkButton } from '~/ui/button'
import { TextInput } from '~/ui/field'
import { PaperHead } from '~/ui/paper-head'
import { PrintButton } from '~/ui/print-button'
import { SegmentedLinks } from '~/ui/tabs'
import { TitleBar } from '~/ui/title-bar'
import type { GoalsPage } from './goals.server'
import { goalsHref } from './goals-href'
import { shortRole } from './insight'

/** The title, what the figures say, and of which day and year they are. */
export function GoalsHeading({ page }: { page: GoalsPage }) {
  const { insight, params } = page
  return (
    <>
      <PaperHead cityName="○○市" made={`基準日 ${page.asOfInWareki}`} />
      <TitleBar
        title={`目標と実績　${page.yearName}`}
        lead={`${page.asOfLong}現在。数え方は純増（前年度比）。数字を押すと、その人たちが開きます。`}
        insight={
          insight && (
            <>
              {insight.before}
              <em>{insight.point}</em>
              {insight.after}
            </>
          )
        }
        actions={
          <>
            <LinkButton size="sm" icon="download" to={goalsHref(params, {}, '/goals.xlsx')} reloadDocument>
              Excel
            </LinkButton>
            <PrintButton />
          </>
        }
      />
    </>
  )
}

/** The year and the day, as plain links and a plain form. */
export function GoalsFilters({ page }: { page: GoalsPage }) {
  const { params } = page
  return (
    <div className="filter-bar goals-filters">
      <SegmentedLinks
        label="年度"
        tabs={page.years.map(({ label, asOf, current }) => ({ to: goalsHref(params, { asOf }), label, current }))}
      />
      <DayForm
        action="/goals"
        hidden={[
          ['role', params.role === 'DX_LEADER' ? '' : params.role],
          ['view', params.view === 'chart' ? '' : params.view],
        ]}
        day={{ asOf: page.asOf, shown: page.problem ? params.asOf : page.asOfInWareki }}
      />
      <p className="help goals-counting">マスターになった人は、マスターだけに数えます。</p>
    </div>
  )
}

type DayFormProps = { action: string; hidden: [name: string, value: string][]; day: { asOf: string; shown: string } }

/** Asks for the same view of another day. */
export function DayForm({ action, hidden, day }: DayFormProps) {
  return (
    <Form method="get" action={action} className="row" aria-label="いつ現在の数か" preventScrollReset>
      {hidden.map(([name, value]) => value !== '' && <input key={name} type="hidden" name={name} value={value} />)}
      <TextInput
        key={day.asOf}
        name="asOf"
        label="いつ現在"
        size="sm"
        className="num w-44"
        autoComplete="off"
        defaultValue={day.shown}
      />
      <Button size="sm">表示する</Button>
    </Form>
  )
}

/** Which of the counts the rest of the page is about. */
export function RoleSwitch({ current, to }: { current: string; to: (role: CertifiedRole) => string }) {
  return (
    <SegmentedLinks
      label="指標"
      tabs={CERTIFIED_ROLES.map((role) => ({
        to: to(role),
        label: role === 'DATA_SPECIALIST' ? roleWord(role) : shortRole(role),
        current: role === current,
      }))}
    />
  )
}
