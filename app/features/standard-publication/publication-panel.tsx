import { Form, Link } from '@remix-run/react'
import { inWareki } from '~/domain/calendar'
import { VERSION_IN_WORK_WORDS } from '~/domain/terms'
import { Button } from '~/ui/button'
import { Checkbox } from '~/ui/choice'
import { DefinitionList } from '~/ui/definition-list'
import { DraftSteps } from '~/ui/draft-steps'
import { DateInput, FieldError } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { Panel } from '~/ui/panel'
import { StateMark } from '~/ui/state-mark'
import { Tag } from '~/ui/tag'
import { TitleBar } from '~/ui/title-bar'
import { effectHref } from './effect-href'
import type { PublicationPage } from './publication.server'

type Page = Extract<PublicationPage, { show: 'publication' }>

/** What was sent and refused. */
export type KeptPublication = { from: string; seen: boolean; errors: Record<string, string[]> }

export function PublicationHeading({ page }: { page: Page }) {
  const { version, before, checks } = page
  const open = checks.filter(({ ok }) => !ok).length
  return (
    <>
      <DraftSteps current="publish" />
      <TitleBar
        title="新しい版の公開"
        beside={<Tag>{VERSION_IN_WORK_WORDS[version.state]}</Tag>}
        lead={`${version.name} 第 ${version.version} 版（${version.skills} スキル）を公開します。公開した版は、もう変わりません。`}
        insight={open === 0 ? <em>公開できます。</em> : <em>公開の前に、まだ {open} つ残っています。</em>}
      />
      {before && (
        <p className="small sub mt-4">
          いまの版は第 {before.version} 版（{inWareki(before.from)}{' '}
          から）です。新しい版が始まる日に旧版になりますが、それまでの日のスキルマップと結果は、そのまま見られます。実施中の評価期間は、始めた版のまま終わり、確認されたレベルは引き継ぎ方のとおり新しい版にも入ります。
        </p>
      )}
    </>
  )
}

/** Each thing that must be so, and where it is put right. */
export function Checklist({ page: { checks } }: { page: Page }) {
  return (
    <section aria-labelledby="checks" className="mt-6">
      <h2 id="checks">公開の条件</h2>
      <DefinitionList
        items={checks.map(({ label, ok, text, open }) => ({
          term: label,
          value: (
            <>
              <StateMark state={ok ? 'ok' : 'no'}>{ok ? 'よい' : 'まだ'}</StateMark> {text}
              {open.length > 0 && (
                <ul className="mt-1 list-disc pl-6">
                  {open.map((one) => (
                    <li key={one.text}>
                      <Link to={one.to}>{one.text}</Link>
                    </li>
                  ))}
                </ul>
              )}
            </>
          ),
        }))}
      />
    </section>
  )
}

/** From which day, with the effect in view, and the one button that does it. */
export function PublicationForm({ page, kept, busy }: { page: Page; kept: KeptPublication | null; busy: boolean }) {
  const { version, from, problem, effect, checks, mayPublish } = page
  const ready = checks.every(({ ok }) => ok)
  return (
    <section aria-labelledby="when" className="mt-8">
      <h2 id="when">いつから使うか</h2>
      {problem && (
        <Notice tone="error" live>
          {problem}
        </Notice>
      )}
      {kept?.errors[''] && (
        <Notice tone="error" title="公開していません" live>
          {kept.errors[''].join('')}
        </Notice>
      )}
      <Form method="get" className="filter-bar">
        <DateInput name="from" label="始まる日" defaultValue={kept?.from ?? from} error={kept?.errors.from} size="sm" />
        <Button size="sm">この日で影響を計算する</Button>
      </Form>
      <Panel look="soft">
        <p>
          <b>{inWareki(from)}</b> から使います。
        </p>
        {effect ? (
          <p className="mt-1">
            職員 {effect.people.toLocaleString('ja-JP')} 人のうち、下がるスキルがある人{' '}
            <b>{effect.lowered.toLocaleString('ja-JP')} 人</b>、再評価が要る人{' '}
            <b>{effect.reassess.toLocaleString('ja-JP')} 人</b>、認定の条件を満たさなくなる人{' '}
            <b>{effect.falls.toLocaleString('ja-JP')} 人</b>（{effect.computedAt} に計算）。
            <Link to={effectHref({ from })}>影響をくわしく見る</Link>
          </p>
        ) : (
          <p className="mt-1">前の版がないので、引き継ぐ結果も、変わる人もいません。</p>
        )}
        {mayPublish ? (
          <Form method="post" className="mt-4">
            <input type="hidden" name="from" value={from} />
            <input type="hidden" name="version" value={version.version} />
            <input type="hidden" name="seenEdit" value={version.lastEdit} />
            {effect && (
              <>
                {kept?.errors.seen && <FieldError id="seen-error" error={kept.errors.seen} />}
                <Checkbox name="seen" label="影響を確かめました。" defaultChecked={kept?.seen} />
              </>
            )}
            <Button look="primary" className="mt-3" disabled={busy || !ready}>
              {busy ? '公開しています…' : `第 ${version.version} 版を公開する`}
            </Button>
            {!ready && <p className="help mt-2">公開の条件がそろうと押せます。</p>}
            {effect && effect.reassess > 0 && (
              <p className="help mt-2">再評価が要る人には、公開したときにお知らせが届きます。</p>
            )}
          </Form>
        ) : (
          <p className="mt-3 sub">公開するのは事務局です。</p>
        )}
      </Panel>
    </section>
  )
}
