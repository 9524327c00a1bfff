import { Form, Link } from '@remix-run/react'
import { ROLE_KIND_WORDS, TIER_WORDS, toSkillLevel } from '~/domain/terms'
import { Button } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { TextInput } from '~/ui/field'
import { LevelBadge } from '~/ui/level-badge'
import { Tag } from '~/ui/tag'
import type { StandardPage } from './published-standard.server'
import { roleHref, skillHref, standardHref } from './standard-href'

type Shown = NonNullable<StandardPage['standard']>

/** The skills by category, with a search, and the roles that ask for them. */
export function StandardList({ page, standard }: { page: StandardPage; standard: Shown }) {
  return (
    <>
      <Form method="get" action="/standard" role="search" aria-label="スキルをさがす" className="filter-bar">
        <TextInput
          name="q"
          type="search"
          label="スキルをさがす（漢字・かな・英語）"
          size="sm"
          className="w-72"
          autoComplete="off"
          defaultValue={page.q}
        />
        <Button>さがす</Button>
        {!standard.shown.isInForce && <input type="hidden" name="version" value={standard.shown.version} />}
        {page.q && (
          <p>
            「{page.q}」に合うスキルは {standard.found} 件です。
            <Link to={standardHref('/standard', standard.shown)}>すべて見る</Link>
          </p>
        )}
      </Form>
      {standard.found === 0 && (
        <EmptyState title="見つかりません">言葉を短くするか、別の書き方でさがしてください。</EmptyState>
      )}
      {standard.categories.map((category) => (
        <section key={category.code} className="section" aria-labelledby={`category-${category.code}`}>
          <h2 id={`category-${category.code}`}>{category.name}</h2>
          <p className="sub">{category.description}</p>
          <ul className="skill-cards">
            {category.skills.map((skill) => (
              <SkillCard key={skill.code} skill={skill} shown={standard.shown} />
            ))}
          </ul>
        </section>
      ))}
      {page.q === '' && <Profiles standard={standard} />}
      {page.q === '' && <Scale scale={standard.scale} />}
    </>
  )
}

function SkillCard({ skill, shown }: { skill: Shown['categories'][number]['skills'][number]; shown: Shown['shown'] }) {
  return (
    <li>
      <p>
        <Link to={skillHref(skill.code, shown)}>
          <b>{skill.name}</b>
        </Link>{' '}
        <Tag>{TIER_WORDS[skill.tier]}</Tag>
        {skill.tool && <span className="small sub">　{skill.tool}</span>}
      </p>
      <p className="small sub">{skill.definition}</p>
    </li>
  )
}

function Profiles({ standard: { profiles, shown } }: { standard: Shown }) {
  return (
    <section className="section" aria-labelledby="profiles">
      <h2 id="profiles">役割が求めるレベル</h2>
      <ul className="skill-cards">
        {profiles.map(({ code, name, kind, description, requirements }) => (
          <li key={code}>
            <p>
              <Link to={roleHref(code, shown)}>
                <b>{name}</b>
              </Link>{' '}
              <Tag>{ROLE_KIND_WORDS[kind as keyof typeof ROLE_KIND_WORDS] ?? kind}</Tag>
              <span className="small sub">　{requirements} スキル</span>
            </p>
            <p className="small sub">{description}</p>
          </li>
        ))}
      </ul>
      <p className="mt-4">
        <Link to={standardHref('/standard/roles/compare', shown)}>2 つの役割を比べる</Link>
      </p>
    </section>
  )
}

function Scale({ scale }: { scale: Shown['scale'] }) {
  return (
    <section className="section" aria-labelledby="scale">
      <h2 id="scale">レベルのものさし</h2>
      <ol className="level-list">
        {scale.map(({ level, label, anchor }) => (
          <li key={level}>
            <span aria-hidden="true">
              <LevelBadge level={toSkillLevel(level)} />
            </span>
            <div>
              <p>
                <b>
                  レベル {level} {label}
                </b>
              </p>
              <p>{anchor}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
