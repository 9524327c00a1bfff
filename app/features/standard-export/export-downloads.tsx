import { Form, Link } from '@remix-run/react'
import { Button, LinkButton } from '~/ui/button'
import { Select } from '~/ui/field'
import { exportFileHref, STANDARD_FORMAT_NAMES, STANDARD_FORMATS } from './export-formats'
import type { ExportPage } from './export-page.server'

type Chosen = NonNullable<ExportPage['chosen']>

/** Which version: only asked where there is more than one. */
export function VersionToExport({ page }: { page: ExportPage }) {
  if (page.versions.length < 2) return null
  return (
    <Form method="get" action="/standard/export" className="filter-bar">
      <Select
        name="version"
        label="版"
        size="sm"
        options={page.versions.map(({ version, label }) => ({ value: version, label }))}
        defaultValue={page.chosen?.version}
        key={page.chosen?.version}
      />
      <Button>この版にする</Button>
    </Form>
  )
}

/** A file in each form, with what it is for. */
export function ExportDownloads({ chosen }: { chosen: Chosen }) {
  return (
    <ul className="halves items-stretch!">
      {STANDARD_FORMAT_NAMES.map((format) => {
        const { label, use } = STANDARD_FORMATS[format]
        return (
          <li key={format} className="panel flex flex-col">
            <h2 className="sub-title">{label}</h2>
            <p className="small sub">{use}</p>
            <p className="mt-auto pt-3">
              <LinkButton to={exportFileHref(chosen.version, format)} icon="download" wideOnPhone reloadDocument>
                {label}を受け取る
              </LinkButton>
            </p>
          </li>
        )
      })}
    </ul>
  )
}

/** What becomes of a file that comes back. */
export function ComingBack({ page }: { page: ExportPage }) {
  return (
    <p className="small sub mt-4">
      どの形も標準の内容をすべて含み、取り込むと同じ標準に戻ります。公開した版は変わらないので、直したファイルは次の版の下書きとして入ります。
      {page.mayBringIn && (
        <>
          {' '}
          <Link to="/admin/imports">取込みへ</Link>
        </>
      )}
    </p>
  )
}
