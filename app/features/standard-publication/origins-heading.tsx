import { Link } from '@remix-run/react'
import { VERSION_IN_WORK_WORDS } from '~/domain/terms'
import { DraftSteps } from '~/ui/draft-steps'
import { Notice } from '~/ui/notice'
import { Tag } from '~/ui/tag'
import { TitleBar } from '~/ui/title-bar'
import { originHref } from './effect-href'
import type { OriginsPage } from './origins.server'

type Page = Extract<OriginsPage, { show: 'origins' }>

/** What is decided and what is not. */
export function OriginsHeading({ page, done }: { page: Page; done: string | null }) {
  const { version, before, questions, skills, mayEdit } = page
  const asIs = skills.filter(({ origin, code }) => origin?.kind === 'carry' && origin.from === code).length
  return (
    <>
      <DraftSteps current="origins" />
      <TitleBar
        title="結果の引き継ぎ"
        beside={<Tag>{VERSION_IN_WORK_WORDS[version.state]}</Tag>}
        lead={`${version.name} 第 ${version.version} 版のスキルが、第 ${before} 版のどの結果を引き継ぐかを決めます。公開した日から、決めたとおりに引き継がれます。`}
        insight={
          questions.length === 0 ? (
            <>
              {skills.length} スキルのうち {asIs} はそのまま引き継ぎます。<em>決まっていないところはありません。</em>
            </>
          ) : (
            <>
              {skills.length} スキルのうち {asIs} はそのまま引き継ぎます。
              <em>決まっていないところが {questions.length} か所あります。</em>
            </>
          )
        }
      />
      {done && (
        <Notice tone="ok" live>
          保存しました（{done}）。
        </Notice>
      )}
      {!mayEdit && version.state === 'review' && (
        <Notice tone="info">
          レビュー中は変えられません。直すときは、
          <Link to="/standard/draft/review">レビューの画面</Link>で下書きに戻します（承認は取り直しになります）。
        </Notice>
      )}
      {questions.length > 0 && (
        <section aria-labelledby="questions" className="mt-6">
          <h2 id="questions">決めること（{questions.length}）</h2>
          <ul className="mt-2 list-disc pl-6">
            {questions.map(({ text, code, about }) => (
              <li key={`${about} ${code} ${text}`}>
                {about === 'skill' ? <Link to={originHref(code)}>{code}</Link> : <a href={`#before-${code}`}>{code}</a>}
                ：{text}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
