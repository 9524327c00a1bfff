import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { FRAMEWORK_KIND_WORDS } from '~/domain/framework-table'
import { frameworkKey } from './framework-href'
import { coverageParams } from './framework-params'
import { loadCoverage } from './load-coverage.server'

/** A framework item by item: which the standard covers, by which skills, and which it does not. */
export const frameworkPage = read({
  action: 'frameworks.read',
  params: coverageParams,
  subject: () => theCity,
  async run(given, params) {
    const loaded = await loadCoverage(given, params)
    if (!loaded) return null
    const { framework, asked, coverage, shown } = loaded
    const { code, name, version, language, source, licence, description, quotedOnly, declaredItems, items } = framework
    const count = (kind: (typeof items)[number]['kind']) => items.filter((item) => item.kind === kind).length
    return {
      page: {
        key: frameworkKey(framework),
        framework: { code, name, version, language, source, licence, description, quotedOnly, declaredItems },
        counts: {
          area: count('area'),
          competence: count('competence'),
          level: count('level'),
          statement: count('statement'),
        },
        chosen: asked.chosen,
        versions: asked.versions,
        filter: { version: params.version, area: params.area, show: params.show, q: params.q },
        covered: coverage.covered,
        total: coverage.total,
        skills: coverage.skills,
        areas: coverage.areas,
        unknown: coverage.unknown.map(({ skill, quote }) => ({
          skill,
          title: [quote.code, quote.title].filter((part) => part !== null).join(' '),
        })),
        found: shown.filter((one) => one.counts).length,
        items: shown.map(({ item, depth, area, counts, skills, isCovered }) => ({
          code: item.code,
          kind: item.kind,
          kindWord: FRAMEWORK_KIND_WORDS[item.kind],
          parentCode: item.parentCode,
          title: item.title,
          description: item.description,
          level: item.kind === 'level' ? null : item.level,
          depth,
          area,
          counts,
          skills,
          isCovered,
        })),
      },
    }
  },
})

export type FrameworkPage = Awaited<ReturnType<typeof frameworkPage>>
export type ItemShown = FrameworkPage['items'][number]
