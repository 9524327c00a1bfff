import fc from 'fast-check'
import { readSkillStandard, type SkillStandardFile } from '~/domain/skill-standard'

/** Words as offices write them, and what a table, a spreadsheet or JSON could lose of them. */
const PIECES = [
  '業務の可視化',
  '髙橋',
  '𠮷野家',
  'ＤＸ',
  '生成AI',
  'a',
  'B2',
  '0',
  '１',
  ' ',
  '　',
  '\n',
  '\t',
  ',',
  ';',
  '"',
  "'",
  '=',
  '+1',
  '-',
  '@',
  '＝',
  '【スキル】',
  '※',
  '合計',
  '<b>',
  '&amp;',
  '、',
  '；',
  '|',
  '{"a":1}',
  '🙂',
  'ｶﾞ',
  '\u3099',
  '2028-04-01',
  'TRUE',
]
const words = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''))
/** A text that says something: it is kept without the spaces around it. */
const text = words.filter((word) => word.trim() !== '')
const name = fc.record({ ja: text, en: text }, { requiredKeys: ['ja'] })
const code = fc.stringMatching(/^[A-Z][A-Z0-9_-]{0,7}$/)
const codes = (least: number, most: number) => fc.uniqueArray(code, { minLength: least, maxLength: most })
const LEVELS = [0, 1, 2, 3, 4] as const
const tier = fc.constantFrom('core', 'extended')
const year = fc.option(fc.integer({ min: 2000, max: 2200 }))
const some = <T>(values: readonly T[], least: number) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: least })

const alignment = fc.dictionary(
  fc.constantFrom('ipaDssPv2', 'sfia9', 'digcomp3', '枠組み/別の'),
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.array(fc.dictionary(fc.constantFrom('code', 'name', 'category', 'item', '備考'), text)),
    },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }).map(storable) },
  ),
)

const policy = fc.record({
  levelScale: fc.tuple(...LEVELS.map((one) => fc.record({ level: fc.constant(one), label: name, anchor: text }))),
  populationRules: fc.array(
    fc.record(
      {
        id: fc.nat({ max: 99 }).map((number) => `POP-${number}`),
        group: text,
        tiers: fc.array(tier),
        extended: fc.option(text),
        mode: some(['self', 'proxy', 'paper'], 0),
        window: text,
        extraDays: fc.integer({ min: 0, max: 90 }),
        condition: text,
      },
      { requiredKeys: ['id', 'group', 'tiers', 'extended', 'mode'] },
    ),
    { minLength: 1, maxLength: 3 },
  ),
  confirmationPolicy: fc.record({
    rows: fc.array(
      fc.record({
        tier,
        levels: some(LEVELS, 1),
        confirmers: some(['section_head', 'delegate', 'master', 'technical_officer'], 1),
        evidenceRequired: fc.nat({ max: 5 }),
        optionalOpinion: some(['leader', 'master'], 0),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    confirmers: fc.dictionary(fc.constantFrom('section_head', 'delegate', '所属長'), text),
    timing: fc.dictionary(fc.constantFrom('round', 'off_cycle'), text),
    rules: fc.array(text, { maxLength: 3 }),
  }),
})

const tools = codes(0, 3).chain((all) =>
  fc.tuple(
    ...all.map((one) =>
      fc.record({
        code: fc.constant(one),
        name: text,
        partialFromFiscalYear: year,
        fullFromFiscalYear: year,
      }),
    ),
  ),
)

const order = fc.integer({ min: 1, max: 50 })
const description = fc.oneof(fc.constant(''), text)

const categories = codes(1, 3).chain((all) =>
  fc.tuple(
    ...all.map((one) =>
      fc.record(
        { code: fc.constant(one), order, name, shortName: text, description },
        { requiredKeys: ['code', 'order', 'name', 'description'] },
      ),
    ),
  ),
)

const skills = (inCategories: readonly string[], withTools: readonly string[]) =>
  codes(1, 5).chain((all) =>
    fc.tuple(
      ...all.map((one) =>
        fc.record(
          {
            code: fc.constant(one),
            category: fc.constantFrom(...inCategories),
            order,
            name,
            shortName: text,
            tier,
            tool: withTools.length > 0 ? fc.option(fc.constantFrom(...withTools)) : fc.constant(null),
            definition: text,
            levels: fc.tuple(...LEVELS.map((step) => fc.record({ level: fc.constant(step), indicator: text }))),
            evidenceExamples: fc.array(text, { maxLength: 3 }),
            alignment,
          },
          { requiredKeys: ['code', 'category', 'order', 'name', 'tier', 'tool', 'definition', 'levels', 'alignment'] },
        ),
      ),
    ),
  )

type Way = 'none' | 'required' | 'must' | 'renewal' | 'both' | 'group'

/** A role that asks of each skill a level in one of the ways that a requirement can have. */
const role = (one: string, ofSkills: readonly string[]) =>
  fc
    .record({
      code: fc.constant(one),
      name,
      kind: fc.constantFrom('baseline', 'position', 'certified', 'designated', 'appointed'),
      description,
      asked: fc.tuple(
        ...ofSkills.map(() =>
          fc.record({
            level: fc.constantFrom(1, 2, 3, 4),
            way: fc.constantFrom<Way[]>('none', 'required', 'must', 'renewal', 'both', 'group'),
            group: fc.nat({ max: 1 }),
          }),
        ),
      ),
    })
    .map(({ asked, ...rest }) => {
      const of = (...ways: Way[]) => ofSkills.filter((_, index) => ways.includes(asked[index]?.way ?? 'none'))
      const groups = [0, 1].map((group) =>
        of('group').filter((skill) => asked[ofSkills.indexOf(skill)]?.group === group),
      )
      return {
        ...rest,
        requiredLevels: Object.fromEntries(
          ofSkills.map((skill, index) => [skill, asked[index]?.way === 'none' ? 0 : (asked[index]?.level ?? 0)]),
        ),
        mustHave: of('must', 'both'),
        mustHaveByRenewal: of('renewal', 'both'),
        mustHaveAnyOf: groups.filter((group) => group.length > 1),
      }
    })

const origin = fc.oneof(
  fc.constant({ kind: 'new' }),
  fc.record({ kind: fc.constantFrom('carry', 'split'), from: code }),
  fc.record({ kind: fc.constant('carry_capped'), from: code, cap: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ kind: fc.constantFrom('merge_lower', 'merge_higher', 'reassess'), from: codes(2, 3) }),
)

const succession = (ofSkills: readonly string[]) =>
  fc
    .record({
      origins: fc.tuple(...ofSkills.map(() => fc.option(origin))),
      dropped: fc.uniqueArray(fc.record({ code, reason: text }), { selector: (one) => one.code, maxLength: 2 }),
    })
    .map(({ origins, dropped }) => {
      const told = ofSkills.flatMap((one, index) => (origins[index] ? [[one, origins[index]] as const] : []))
      const taken = new Set(told.flatMap(([, one]) => ('from' in one ? [one.from].flat() : [])))
      return { skills: Object.fromEntries(told), dropped: dropped.filter((one) => !taken.has(one.code)) }
    })

/** Any standard that a file can hold, as it is read. */
export const anyStandard: fc.Arbitrary<SkillStandardFile> = fc
  .tuple(tools, categories)
  .chain(([someTools, someCategories]) =>
    fc.tuple(
      fc.constant({ tools: someTools, categories: someCategories }),
      skills(
        someCategories.map((one) => one.code),
        someTools.map((one) => one.code),
      ),
    ),
  )
  .chain(([rest, someSkills]) => {
    const ofSkills = someSkills.map((one) => one.code)
    return fc.record({
      rest: fc.constant({ ...rest, skills: someSkills }),
      policy,
      standard: fc.record({
        code,
        name,
        version: fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 }), fc.nat({ max: 9 })).map((parts) => parts.join('.')),
      }),
      roles: codes(0, 2).chain((all) => fc.tuple(...all.map((one) => role(one, ofSkills)))),
      succession: fc.option(succession(ofSkills), { nil: undefined }),
    })
  })
  .map(({ rest, policy: some, standard, roles, succession: told }) => {
    const read = readSkillStandard({ ...rest, ...some, standard, roles, ...(told && { succession: told }) })
    if (!read.ok) throw new Error(JSON.stringify(read.faults))
    return read.standard
  })

/** What a database keeps of any JSON: no zero. */
function storable(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll('\\u0000', ''))
}
