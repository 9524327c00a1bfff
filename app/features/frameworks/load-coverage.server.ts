import type { z } from 'zod'
import type { Reading } from '~/access/read'
import { type Coverage, type CoveredItem, coverageOf } from '~/domain/alignment'
import { foldForSearch } from '~/domain/name-folding'
import { frameworkOf, type StoredFramework } from '~/facts/frameworks'
import { askedStandard, type coverageParams } from './framework-params'

export type LoadedCoverage = {
  framework: StoredFramework
  asked: NonNullable<Awaited<ReturnType<typeof askedStandard>>>
  coverage: Coverage
  /** Items that the filter leaves, each with the areas above it. */
  shown: CoveredItem[]
}

/** A framework and how a version of the standard covers it; null: there is no such framework or version. */
export async function loadCoverage(
  given: Reading,
  { id, version, area, show, q }: z.output<typeof coverageParams>,
): Promise<LoadedCoverage | null> {
  const framework = await frameworkOf(given.sql, id)
  const asked = framework && (await askedStandard(given, version))
  if (!framework || !asked) return null
  const coverage = coverageOf(framework, asked.skills, framework.quotedOnly ? framework.declaredItems : null)
  return { framework, asked, coverage, shown: withAreas(coverage.items, found({ area, show, q })) }
}

function found({ area, show, q }: { area: string; show: '' | 'covered' | 'uncovered'; q: string }) {
  const folded = foldForSearch(q)
  return ({ item, isCovered, skills, ...one }: CoveredItem) => {
    if (item.kind === 'area') return false
    if (area !== '' && one.area !== area) return false
    if (show !== '' && (show === 'covered') !== isCovered) return false
    const texts = [item.code, item.title, item.description, ...skills.flatMap(({ code, name }) => [code, name])]
    return folded === '' || texts.some((text) => foldForSearch(text).includes(folded))
  }
}

/** Items that are found and what stands above them, in the order of the tree. */
function withAreas(items: readonly CoveredItem[], isFound: (one: CoveredItem) => boolean): CoveredItem[] {
  const byCode = new Map(items.map((one) => [one.item.code, one]))
  const kept = new Set<string>()
  for (const one of items) {
    if (!isFound(one)) continue
    for (
      let each: CoveredItem | undefined = one;
      each && !kept.has(each.item.code);
      each = byCode.get(each.item.parentCode ?? '')
    ) {
      kept.add(each.item.code)
    }
  }
  return items.filter((one) => kept.has(one.item.code))
}
