import { Form, Link } from '@remix-run/react'
import { Button } from '~/ui/button'
import { Select } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { coverageHref } from './framework-href'

type Chosen = { version: string; words: string; isDraft: boolean }

/** Which version of the city's standard is held against the frameworks. */
export function VersionSelect({ chosen, versions }: { chosen: Chosen | null; versions: Chosen[] }) {
  if (versions.length < 2) return null
  return (
    <Form method="get" className="filter-bar" aria-label="市の標準の版">
      <VersionField chosen={chosen} versions={versions} />
      <Button>この版で見る</Button>
    </Form>
  )
}

export function VersionField({ chosen, versions }: { chosen: Chosen | null; versions: Chosen[] }) {
  return (
    <Select
      name="version"
      key={`version-${chosen?.version}`}
      label="市の標準の版"
      size="sm"
      className="max-w-full"
      defaultValue={chosen?.version ?? ''}
      options={versions.map(({ version, words }) => ({ value: version, label: words }))}
    />
  )
}

/** Says that another version than the one in force is looked at. */
export function OtherVersion({ chosen, frameworkKey }: { chosen: Chosen | null; frameworkKey: string | null }) {
  if (chosen === null || chosen.version === '') return null
  return (
    <Notice tone="warn" actions={<Link to={coverageHref(frameworkKey, {})}>いまの版で見る</Link>}>
      市の標準の{chosen.words}と比べています。{chosen.isDraft && 'まだ公開されていません。'}
    </Notice>
  )
}
