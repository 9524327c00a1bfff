import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { type AlignedSkill, coverageOf, quotesOf } from '~/domain/alignment'
import { wholeFrameworks } from '~/facts/frameworks'
import { frameworkKey } from './framework-href'
import { askedStandard, versionParam } from './framework-params'

/** Every framework by others with how far the city's standard covers it. */
export const frameworksPage = read({
  action: 'frameworks.read',
  params: z.object({ version: versionParam }),
  subject: () => theCity,
  async run(given, { version }) {
    const asked = await askedStandard(given, version)
    if (!asked) return null
    const stored = await wholeFrameworks(given.sql)
    const mayBringIn = given.relations.has('dx_office')
    return {
      page: {
        chosen: asked.chosen,
        versions: asked.versions,
        mayBringIn,
        unregistered: unregistered(asked.skills, new Set(stored.map((framework) => framework.code))),
        frameworks: stored.map((framework) => {
          const declared = framework.quotedOnly ? framework.declaredItems : null
          const { covered, total, skills, unknown } = coverageOf(framework, asked.skills, declared)
          const { code, name, language, source, licence, quotedOnly, items } = framework
          return {
            key: frameworkKey(framework),
            code,
            name,
            version: framework.version,
            language,
            source,
            licence,
            quotedOnly,
            known: items.length,
            covered,
            total,
            skills,
            unknown: unknown.length,
          }
        }),
      },
    }
  },
})

/** Frameworks that skills quote and nobody has brought in, by the name under which they are quoted. */
function unregistered(skills: readonly AlignedSkill[], known: ReadonlySet<string>): { code: string; skills: number }[] {
  const codes = [...new Set(skills.flatMap((skill) => Object.keys(skill.alignment)))].filter((code) => !known.has(code))
  return codes.flatMap((code) => {
    const quoting = skills.filter((skill) => quotesOf(skill.alignment, code).length > 0).length
    return quoting > 0 ? [{ code, skills: quoting }] : []
  })
}

export type FrameworksPage = Awaited<ReturnType<typeof frameworksPage>>
