import { Form } from '@remix-run/react'
import type { ImportPage } from '~/features/imports/import.server'
import { Button } from '~/ui/button'
import { Select, TextInput } from '~/ui/field'
import { Panel } from '~/ui/panel'

const FORMATS = {
  case: 'CASE の CFPackage（JSON）',
  moodle: 'Moodle の能力フレームワーク（CSV）',
  located: '翻訳用の表（location・source・target）',
  table: '表（列の対応を下で決めます）',
}

const COLUMNS = [
  { field: 'code', label: 'コードの列', none: false },
  { field: 'parent', label: '上位コードの列', none: true },
  { field: 'title', label: '名称の列', none: true },
  { field: 'description', label: '説明の列', none: true },
  { field: 'level', label: 'レベルの列', none: true },
  { field: 'kind', label: '種別の列', none: true },
] as const

/** As which framework a file was read, and by which columns; said otherwise, it is read anew. */
export function FrameworkPanel({ page }: { page: ImportPage }) {
  const framework = page.preview?.framework
  if (!framework || page.record.state !== 'previewed' || !page.mayDecide) return null
  const { header, mapping, columns, format, isOpen: open } = framework
  return (
    <section className="section" id="framework">
      <h2>{open ? '教えてください' : '枠組みと列の対応'}</h2>
      <Form method="post">
        <input type="hidden" name="intent" value="framework" />
        <Panel>
          <p className="small sub mb-3">ファイルの形：{FORMATS[format]}</p>
          <div className="halves">
            <TextInput name="name" label="枠組みの名前" defaultValue={header.name} maxLength={200} required />
            <TextInput
              name="code"
              label="コード（市の標準が引用する名前。ipaDssPv2 など）"
              defaultValue={header.code}
              maxLength={40}
              required
            />
            <TextInput name="version" label="版" defaultValue={header.version} maxLength={40} required />
            <TextInput name="language" label="言語（ja、en など）" defaultValue={header.language} maxLength={20} />
            <TextInput name="source" label="発行者と入手先" defaultValue={header.source} maxLength={500} />
            <TextInput
              name="licence"
              label="利用条件（CC BY 4.0 など）"
              defaultValue={header.licence}
              maxLength={200}
            />
          </div>
          {format === 'table' && columns && (
            <fieldset className="mt-4">
              <legend>どの列が何を表しますか</legend>
              <div className="thirds">
                {COLUMNS.map(({ field, label, none }) => (
                  <Select
                    key={field}
                    name={`column-${field}`}
                    label={label}
                    defaultValue={mapping?.[field] ?? ''}
                    options={[
                      { value: '', label: none ? '（なし）' : '選んでください' },
                      ...columns.map((column) => ({ value: column, label: column })),
                    ]}
                  />
                ))}
              </div>
            </fieldset>
          )}
          <p className="small sub mt-2">
            {columns
              ? '答えは、同じ列のファイルを次に取り込むときにも使います。同じコードと版のファイルを続けて取り込むと、一つの枠組みになります。'
              : '同じコードと版の枠組みがあるときは、その続きとして取り込みます。'}
          </p>
          <div className="mt-4">
            <Button look={open ? 'primary' : undefined} wideOnPhone>
              この内容で確かめ直す
            </Button>
          </div>
        </Panel>
      </Form>
    </section>
  )
}
