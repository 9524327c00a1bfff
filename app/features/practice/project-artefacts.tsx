import { Form, Link } from '@remix-run/react'
import { inWarekiShort } from '~/domain/calendar'
import { ARTEFACT_KINDS } from '~/domain/practice'
import { ARTEFACT_KIND_WORDS } from '~/domain/terms'
import { Button } from '~/ui/button'
import { DocumentFile, NoResidentsData } from '~/ui/document-file'
import { Select, TextInput } from '~/ui/field'
import { Icon } from '~/ui/icon'
import { Tag } from '~/ui/tag'
import { Unfold } from '~/ui/unfold'
import type { ProjectPage } from './project.server'
import { fieldsOf, type SentForm } from './sent-form'
import { TakeBackForm } from './take-back-form'

type Artefact = ProjectPage['artefacts'][number]

export function ProjectArtefacts({ page, sent }: { page: ProjectPage; sent: SentForm }) {
  const { artefacts, may, projectId } = page
  return (
    <section className="section">
      <h2>成果物と仕様書</h2>
      {artefacts.length === 0 && <p className="sub">まだありません。</p>}
      <ul className="dated-list">
        {artefacts.map((artefact) => (
          <li key={artefact.artefactId} className="flex-wrap">
            <time dateTime={artefact.addedOn} className="num">
              {inWarekiShort(artefact.addedOn)}
            </time>
            <span>
              <Tag>{ARTEFACT_KIND_WORDS[artefact.kind]}</Tag> <Opened page={page} artefact={artefact} />
            </span>
            {may.edit && artefact.url !== `/practices/${projectId}` && (
              <TakeBackForm what="artefact" row={artefact.artefactId} name={artefact.title} />
            )}
          </li>
        ))}
      </ul>
      {may.edit && (
        <Unfold label="成果物・仕様書を加える" open={sent?.intent === 'artefact'}>
          <ArtefactForm sent={sent} />
        </Unfold>
      )}
    </section>
  )
}

function Opened({ page, artefact }: { page: ProjectPage; artefact: Artefact }) {
  const { artefactId, title, url, fileName } = artefact
  if (fileName) {
    if (!page.may.openFiles) return <>{title}（ファイルは職員だけが開けます）</>
    return (
      <Link to={`/practices/${page.projectId}/files/${artefactId}`} reloadDocument>
        <Icon name="file" /> {title}（{fileName}）
      </Link>
    )
  }
  if (url === null) return <>{title}</>
  if (url.startsWith('/')) return <>{title}</>
  return (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {title}
      <span className="sr-only">（新しいタブ）</span>
    </a>
  )
}

function ArtefactForm({ sent }: { sent: SentForm }) {
  const field = fieldsOf(sent, 'artefact')
  return (
    <Form method="post" encType="multipart/form-data" preventScrollReset>
      <NoResidentsData />
      <Select
        {...field('kind', 'artifact')}
        id="artefact-kind"
        label="種類"
        options={ARTEFACT_KINDS.map((kind) => ({ value: kind, label: ARTEFACT_KIND_WORDS[kind] }))}
      />
      <TextInput
        {...field('title')}
        id="artefact-title"
        label="題"
        help="例：申請フォームの設計書 第 2 版"
        className="w-full"
        maxLength={200}
      />
      <TextInput
        {...field('url')}
        id="artefact-url"
        label="リンク"
        help="庁内の共有フォルダーや、公開した画面のアドレス"
        type="url"
        inputMode="url"
        className="w-full"
      />
      <DocumentFile name="file" label="またはファイル" error={field('file').error} />
      <div className="row mt-5">
        <Button name="intent" value="artefact">
          加える
        </Button>
      </div>
    </Form>
  )
}
