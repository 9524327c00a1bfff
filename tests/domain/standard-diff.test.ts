import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSkillStandard, type SkillStandardFile } from '~/domain/skill-standard'
import { canonicalStandard } from '~/domain/standard-canonical'
import { changedFieldInWords, changesInWords, type StandardChange } from '~/domain/standard-change'
import { standardDiff } from '~/domain/standard-diff'
import { composed, type Lineage, lineageOf, reversed } from '~/domain/standard-lineage'
import reference from '../../prisma/demo/skill-standard.json'
import { anyStandard } from '../support/any-standard'

const city = read(reference)

function read(json: unknown): SkillStandardFile {
  const result = readSkillStandard(json)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return canonicalStandard(result.standard)
}

function changed(change: (file: SkillStandardFile) => void): SkillStandardFile {
  const copy = structuredClone(city)
  change(copy)
  return copy
}

function skill(file: SkillStandardFile, code: string) {
  const found = file.skills.find((one) => one.code === code)
  if (!found) throw new Error(code)
  return found
}

function role(file: SkillStandardFile, code: string) {
  const found = file.roles.find((one) => one.code === code)
  if (!found) throw new Error(code)
  return found
}

const said = (changes: StandardChange[]) =>
  changes.map((one) => [one.kind, changedFieldInWords(one), one.before, one.after, one.note].join('｜'))

function rename(file: SkillStandardFile, from: string, to: string): void {
  skill(file, from).code = to
  for (const one of file.roles) {
    one.requiredLevels = Object.fromEntries(
      Object.entries(one.requiredLevels).map(([code, level]) => [code === from ? to : code, level]),
    )
    one.mustHave = one.mustHave.map((code) => (code === from ? to : code))
    one.mustHaveByRenewal = one.mustHaveByRenewal.map((code) => (code === from ? to : code))
    one.mustHaveAnyOf = one.mustHaveAnyOf.map((group) => group.map((code) => (code === from ? to : code)))
  }
}

function without(file: SkillStandardFile, code: string): void {
  file.skills = file.skills.filter((one) => one.code !== code)
  for (const one of file.roles) {
    delete one.requiredLevels[code]
    one.mustHave = one.mustHave.filter((each) => each !== code)
    one.mustHaveByRenewal = one.mustHaveByRenewal.filter((each) => each !== code)
    one.mustHaveAnyOf = one.mustHaveAnyOf.filter((group) => !group.includes(code))
  }
}

const [first, second, third] = city.skills.map((one) => one.code) as [string, string, string]

describe('what a reader is told of two versions', () => {
  test('a new name under the same code, and a new code under the same name', () => {
    const renamed = changed((file) => {
      skill(file, first).name.ja = '別の名前'
    })
    expect(said(standardDiff(city, renamed))).toEqual([`renamed｜名前｜${skill(city, first).name.ja}｜別の名前｜`])
    const recoded = changed((file) => {
      rename(file, first, 'OTHER')
      file.succession = { skills: { OTHER: { kind: 'carry', from: first } }, dropped: [] }
    })
    expect(said(standardDiff(city, recoded, lineageOf(city, recoded)))).toEqual([`renamed｜コード｜${first}｜OTHER｜`])
  })

  test('a skill made two, and two made one with how results go on', () => {
    const next = changed((file) => {
      file.skills.push({ ...structuredClone(skill(file, first)), code: 'PART', name: { ja: '分けた方' }, order: 99 })
      without(file, third)
      file.succession = {
        skills: {
          [first]: { kind: 'split', from: first },
          PART: { kind: 'split', from: first },
          [second]: { kind: 'merge_lower', from: [second, third] },
        },
        dropped: [],
      }
    })
    const names = (...codes: string[]) => codes.map((code) => `${skill(city, code).name.ja}（${code}）`).join('、')
    const told = said(standardDiff(city, next, lineageOf(city, next)).filter(({ part }) => part === 'skill'))
    expect(told).toEqual([
      `split｜名前｜${names(first)}｜${names(first)}、分けた方（PART）｜`,
      `merged｜名前｜${names(second, third)}｜${names(second)}｜低い方に統合`,
    ])
  })

  test('a skill that ended says why; a new one is new', () => {
    const next = changed((file) => {
      without(file, third)
      file.skills.push({ ...structuredClone(skill(city, first)), code: 'FRESH', name: { ja: '新しい技' }, order: 99 })
      file.succession = { skills: {}, dropped: [{ code: third, reason: '道具を使わなくなった' }] }
    })
    const told = standardDiff(city, next, lineageOf(city, next)).filter(({ part }) => part === 'skill')
    expect(told.map(({ kind, note }) => [kind, note])).toEqual([
      ['added', null],
      ['removed', '道具を使わなくなった'],
    ])
    expect(changesInWords(told)).toBe('スキルは、1 つを追加、1 つを廃止しました。ちがいは全部で 2 か所です。')
  })

  test('what a role asks: the level, and who loses or gains a must-have', () => {
    const leader = role(city, 'DX_LEADER')
    const must = leader.mustHave[0] ?? ''
    const level = leader.requiredLevels[must] ?? 0
    const next = changed((file) => {
      role(file, 'DX_LEADER').mustHave = leader.mustHave.slice(1)
      role(file, 'DX_LEADER').requiredLevels[must] = 4
    })
    expect(said(standardDiff(city, next))).toEqual([
      `required｜「${skill(city, must).name.ja}」の必要レベル｜レベル ${level}（必須）｜レベル 4｜`,
    ])
  })

  test('over a version that lies between, under its names of today', () => {
    const middle = changed((file) => {
      rename(file, first, 'MIDDLE')
      file.succession = { skills: { MIDDLE: { kind: 'carry_capped', from: first, cap: 2 } }, dropped: [] }
    })
    const last = structuredClone(middle)
    rename(last, 'MIDDLE', 'LAST')
    last.succession = { skills: { LAST: { kind: 'carry', from: 'MIDDLE' } }, dropped: [] }
    const lineage = composed(lineageOf(city, middle), lineageOf(middle, last))
    expect(lineage.descents).toContainEqual({ from: first, to: 'LAST', how: 'carry_capped' })
    expect(said(standardDiff(city, last, lineage))).toEqual([`renamed｜コード｜${first}｜LAST｜`])
    expect(said(standardDiff(last, city, reversed(lineage)))).toEqual([`renamed｜コード｜LAST｜${first}｜`])
  })

  test('a skill that changed places does not make its neighbours look changed', () => {
    const moved = changed((file) => {
      skill(file, first).order = 2
      skill(file, second).order = 1
    })
    const changes = standardDiff(city, moved)
    expect(changes.map(({ kind }) => kind)).toEqual(['order'])
    expect(changes[0]?.after?.split('、')).toEqual([skill(city, second).name.ja, skill(city, first).name.ja])
  })
})

describe('any two versions', () => {
  const MIRRORED: Partial<Record<StandardChange['kind'], StandardChange['kind']>> = {
    added: 'removed',
    removed: 'added',
    split: 'merged',
    merged: 'split',
  }
  const turned = (both: StandardChange['subject']) => ({ before: both.after, after: both.before })
  const mirrored = (change: StandardChange): StandardChange => ({
    ...change,
    kind: MIRRORED[change.kind] ?? change.kind,
    subject: turned(change.subject),
    skill: change.skill && turned(change.skill),
    before: change.after,
    after: change.before,
  })
  const sorted = (changes: StandardChange[]) =>
    changes.map((one) => JSON.stringify(one, Object.keys(one).concat('code', 'name', 'before', 'after'))).sort()

  test('a version has no difference from itself', () => {
    fc.assert(
      fc.property(anyStandard, (file) => {
        expect(standardDiff(file, structuredClone(file))).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  test('told backwards it is the same with the sides changed, however results go on', () => {
    fc.assert(
      fc.property(
        anyStandard,
        anyStandard,
        fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 8 }),
        (before, after, links) => {
          const lineage: Lineage = {
            descents: [
              ...new Map(
                links.map(([a, b]) => {
                  const from = before.skills[a % before.skills.length]?.code ?? ''
                  const to = after.skills[b % after.skills.length]?.code ?? ''
                  return [`${from} ${to}`, { from, to, how: a % 2 === 0 ? 'carry' : 'merge_lower' } as const]
                }),
              ).values(),
            ],
            reasons: new Map([[before.skills[0]?.code ?? '', '理由']]),
          }
          expect(sorted(standardDiff(before, after, lineage).map(mirrored))).toEqual(
            sorted(standardDiff(after, before, reversed(lineage))),
          )
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('whatever one field is changed', () => {
  type Change = (file: SkillStandardFile, at: number) => void
  const pick = <T>(all: readonly T[], at: number): T => all[at % all.length] as T
  const CHANGES: Record<string, Change> = {
    'name of the standard': (file) => {
      file.standard.name.ja += '改'
    },
    'English name of the standard': (file) => {
      file.standard.name.en = 'Another'
    },
    'label of the scale': (file, at) => {
      pick(file.levelScale, at).label.ja += '改'
    },
    'anchor of the scale': (file, at) => {
      pick(file.levelScale, at).anchor += '改'
    },
    'name of a category': (file, at) => {
      pick(file.categories, at).name.ja += '改'
    },
    'description of a category': (file, at) => {
      pick(file.categories, at).description += '改'
    },
    'order of categories': (file, at) => {
      const category = pick(file.categories, at)
      category.order = category.order === 1 ? 100 : 0.5
    },
    'name of a skill': (file, at) => {
      pick(file.skills, at).name.ja += '改'
    },
    'English name of a skill': (file, at) => {
      pick(file.skills, at).name.en = 'Another'
    },
    'short name of a skill': (file, at) => {
      pick(file.skills, at).shortName = '短'
    },
    'category of a skill': (file, at) => {
      const one = pick(file.skills, at)
      one.category = pick(
        file.categories.filter(({ code }) => code !== one.category),
        at,
      ).code
    },
    'order of skills': (file, at) => {
      const one = pick(file.skills, at)
      one.order = one.order === 1 ? 100 : 0.5
    },
    'definition of a skill': (file, at) => {
      pick(file.skills, at).definition += '改'
    },
    'indicator of a level': (file, at) => {
      pick(pick(file.skills, at).levels, at % 5).indicator += '改'
    },
    'evidence of a skill': (file, at) => void pick(file.skills, at).evidenceExamples.push('別の証跡'),
    'tier of a skill': (file, at) => {
      const one = pick(file.skills, at)
      one.tier = one.tier === 'core' ? 'extended' : 'core'
    },
    'tool of a skill': (file, at) => {
      const one = pick(file.skills, at)
      one.tool = one.tool === null ? pick(file.tools, at).code : null
    },
    'alignment of a skill': (file, at) => {
      pick(file.skills, at).alignment.別の枠組み = ['X-1']
    },
    'name of a tool': (file, at) => {
      pick(file.tools, at).name += '改'
    },
    'year of a tool': (file, at) => {
      const one = pick(file.tools, at)
      one.fullFromFiscalYear = (one.fullFromFiscalYear ?? 2030) + 1
    },
    'kind of a role': (file, at) => {
      const one = pick(file.roles, at)
      one.kind = one.kind === 'designated' ? 'certified' : 'designated'
    },
    'description of a role': (file, at) => {
      pick(file.roles, at).description += '改'
    },
    'level that a role asks': (file, at) => {
      const one = pick(file.roles, at)
      const code = pick(file.skills, at).code
      one.requiredLevels[code] = one.requiredLevels[code] === 4 ? 3 : 4
    },
    'must-have of a role': (file, at) => {
      const one = pick(file.roles, at)
      const code = pick(file.skills, at).code
      one.mustHave = one.mustHave.includes(code)
        ? one.mustHave.filter((each) => each !== code)
        : [...one.mustHave, code]
    },
    'must-have by renewal': (file, at) => {
      const one = pick(file.roles, at)
      const code = pick(file.skills, at).code
      const had = one.mustHaveByRenewal
      one.mustHaveByRenewal = had.includes(code) ? had.filter((each) => each !== code) : [...had, code]
    },
    'any-of of a role': (file, at) => {
      const codes = file.skills.map(({ code }) => code)
      pick(file.roles, at).mustHaveAnyOf.push([pick(codes, at), pick(codes, at + 1)])
    },
    'order of roles': (file) => void file.roles.reverse(),
    'a skill less': (file, at) => without(file, pick(file.skills, at).code),
    'a role less': (file, at) => void file.roles.splice(at % file.roles.length, 1),
    'a tool less': (file, at) => void file.tools.splice(at % file.tools.length, 1),
    'a rule of who is asked': (file, at) => {
      pick(file.populationRules, at).group += '改'
    },
    'a rule of who confirms': (file, at) => {
      pick(file.confirmationPolicy.rows, at).evidenceRequired += 1
    },
  }

  test.each(Object.entries(CHANGES))('%s: it is told', (_name, change) => {
    fc.assert(
      fc.property(fc.nat(200), (at) => {
        const next = changed((file) => change(file, at))
        expect(standardDiff(city, next).length).toBeGreaterThan(0)
      }),
      { numRuns: 25 },
    )
  })
})
