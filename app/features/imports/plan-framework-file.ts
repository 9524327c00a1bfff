import {
  type Framework,
  type FrameworkFault,
  type FrameworkHeader,
  type FrameworkItem,
  type FrameworkPlan,
  type ItemOutcome,
  planFramework,
  sameSaying,
  type ToldFramework,
} from '~/domain/framework'
import { type ColumnMapping, FRAMEWORK_KIND_WORDS, MAPPED_FIELD_WORDS, MAPPED_FIELDS } from '~/domain/framework-table'
import type { RowResult } from '~/domain/import-outcome'
import { frameworkOf, keepReplacedFramework, rememberedAnswer, storeFramework, withoutKeys } from '~/facts/frameworks'
import type { Sql } from '~/facts/sql'
import { type FrameworkAnswer, frameworkAnswer } from '~/features/imports/framework-answer'
import type { BadRowShown, ChangedField, FrameworkShown, ImportPreview } from '~/features/imports/import-preview'
import { digestOf, type PlannedFile, type PlanningGiven } from '~/features/imports/planned-file'
import { type ReadFramework, readFrameworkFile } from '~/features/imports/read-framework-file'

type PlannedFramework = { planned: PlannedFile; after: Framework | null }

/** Plans a framework by others from one file against what is known of it. */
export async function planFrameworkFile(sql: Sql, bytes: Uint8Array, given: PlanningGiven): Promise<PlannedFile> {
  return (await plannedFramework(sql, bytes, given, null)).planned
}

/**
 * The same, and the framework that comes of it.
 * @param assumed the framework as files before this one will have left it, where they have not been written
 */
export async function plannedFramework(
  sql: Sql,
  bytes: Uint8Array,
  { answers }: PlanningGiven,
  assumed: Framework | null,
): Promise<PlannedFramework> {
  let remembered: FrameworkAnswer | null = null
  const file = await readFrameworkFile(bytes, answers.encoding, async (columns) => {
    remembered = await answerFor(sql, columns)
    return mappingSaid(answers.framework) ?? mappingSaid(remembered)
  })
  if (!file.ok) return { planned: file, after: null }
  const { read } = file
  if (answers.framework === undefined && read.columns && !remembered) remembered = await answerFor(sql, read.columns)
  const header = headerSaid(read, answers.framework, remembered)
  const shown = shownOf(read, header, answers.framework === undefined && remembered !== null)
  if (!read.told || !isNamed(header)) return { planned: withQuestions(shown, read.told), after: null }
  const standing = assumed ?? (await standingOf(sql, header))
  const before = standing?.quotedOnly ? { ...standing, items: [] } : standing
  const plan = planFramework(before, { quotedOnly: false, ...read.told.header, ...header }, read.told.items)
  return { planned: plannedOf(plan, standing, { read, told: read.told, shown }), after: plan.after }
}

async function answerFor(sql: Sql, columns: readonly string[]): Promise<FrameworkAnswer | null> {
  const said = frameworkAnswer.safeParse(await rememberedAnswer(sql, columns))
  return said.success ? said.data : null
}

function mappingSaid(answer: FrameworkAnswer | null | undefined): ColumnMapping | null {
  return answer?.columns && Object.values(answer.columns).some((name) => name !== '') ? answer.columns : null
}

async function standingOf(sql: Sql, named: Named): Promise<Framework | null> {
  const stored = await frameworkOf(sql, named)
  return stored && withoutKeys(stored)
}

type Told = Partial<Omit<FrameworkHeader, 'details'>>
type Named = Told & { code: string; version: string; name: string }

/** Answers come before what the file says; a table of columns known from before is of the framework that it was then. */
function headerSaid(
  { told, format }: ReadFramework,
  answer: FrameworkAnswer | undefined,
  before: FrameworkAnswer | null,
): Told {
  const file = told?.header ?? {}
  const said = answer ?? (format === 'case' ? {} : before) ?? {}
  const named = { code: said.code ?? file.code, version: said.version ?? file.version, name: said.name ?? file.name }
  const about = { language: said.language, source: said.source, licence: said.licence }
  return Object.fromEntries(Object.entries({ ...named, ...about }).filter(([, text]) => text !== undefined))
}

function isNamed(header: Told): header is Named {
  return Boolean(header.code && header.version && header.name)
}

function shownOf(
  { told, format, columns, mapping }: ReadFramework,
  header: Told,
  isRemembered: boolean,
): FrameworkShown {
  const { code = '', version = '', name = '' } = header
  const { language = '', source = '', licence = '' } = { ...told?.header, ...header }
  const isOpen = !told || !isNamed(header)
  return { format, columns, mapping, isRemembered, isOpen, header: { code, version, name, language, source, licence } }
}

/** The plan of a file of which something must be said before it can be read. */
function withQuestions(framework: FrameworkShown, told: ToldFramework | null): PlannedFile {
  const column = told ? '枠組みの名前' : '列の対応'
  const reason = told
    ? '枠組みのコード・版・名前が決まっていません。取込みの画面か --code・--version・--name で書いてください。'
    : 'どの列が何を表すか決まっていません。取込みの画面か --columns で選んでください。'
  const bad = [{ line: null, column, code: 'FRAMEWORK_OPEN', value: '', reason, also: [] }]
  const counts = { new: 0, changed: 0, unchanged: 0, missing: 0, bad: 1, ignored: 0 }
  const lists = { bad, ignored: [], missing: [], notes: told?.notes ?? [], added: [], changed: [] }
  const preview = { counts, ...lists, isTable: framework.columns !== null, isWhole: true, framework }
  return { ok: true, preview, accepted: [], digest: digestOf(preview), write: async () => null }
}

type Around = { read: ReadFramework; told: ToldFramework; shown: FrameworkShown }

function plannedOf(plan: FrameworkPlan, standing: Framework | null, { read, told, shown }: Around): PlannedFile {
  const bad = badRowsOf([...told.faults, ...plan.faults], read.mapping)
  const outcomes =
    bad.length > 0
      ? plan.outcomes.filter((one) => !bad.some((row) => row.line !== null && row.line === one.line))
      : plan.outcomes
  const isSame = standing !== null && sameSaying(plan.after) === sameSaying(standing)
  return {
    ok: true,
    preview: previewOf(plan, outcomes, bad, { told, shown, standing }),
    accepted: outcomes.map(({ line, result, item: { details: _details, ...item } }) => ({ line, result, ...item })),
    digest: digestOf({ after: plan.after, standing, bad }),
    write: async (sql, stamp) => {
      if (!isSame) await storeFramework(sql, plan.after, stamp)
      if (stamp.importId) await keepReplacedFramework(sql, stamp.importId, standing)
      return null
    },
  }
}

function badRowsOf(faults: readonly FrameworkFault[], mapping: ColumnMapping | null): BadRowShown[] {
  const named = new Map(
    MAPPED_FIELDS.map((field) => [MAPPED_FIELD_WORDS[field], mapping?.[field] || MAPPED_FIELD_WORDS[field]]),
  )
  const rows = new Map<string, BadRowShown>()
  for (const { line, column, ...fault } of faults) {
    const shown = { ...fault, column: named.get(column) ?? column }
    const key = line === null ? `place ${rows.size}` : `line ${line}`
    const known = rows.get(key)
    if (known) known.also.push(shown)
    else rows.set(key, { line, ...shown, also: [] })
  }
  return [...rows.values()].sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
}

type Beside = { told: ToldFramework; shown: FrameworkShown; standing: Framework | null }

function previewOf(
  plan: FrameworkPlan,
  outcomes: readonly ItemOutcome[],
  bad: BadRowShown[],
  { told, shown, standing }: Beside,
): ImportPreview {
  const count = (result: RowResult) => outcomes.filter((one) => one.result === result).length
  return {
    counts: {
      new: count('new'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      missing: plan.missing.length,
      bad: bad.length,
      ignored: 0,
    },
    // A framework of which a part is left out is not that framework.
    isWhole: true,
    isTable: shown.columns !== null,
    bad,
    ignored: [],
    missing: plan.missing.map(named),
    notes: [...told.notes, ...notesOn(plan.after, standing, shown)],
    added: outcomes.filter((one) => one.result === 'new').map(({ line, item }) => ({ line, ...named(item) })),
    changed: outcomes
      .filter((one) => one.result === 'changed')
      .map(({ line, item, before }) => ({
        line,
        id: item.code,
        name: item.title,
        fields: changedFields(before, item),
      })),
    framework: shown,
  }
}

function named({ code, title, kind, level }: FrameworkItem): { id: string; name: string; detail: string } {
  const isLevelled = level !== null && kind !== 'level'
  return { id: code, name: title, detail: `${FRAMEWORK_KIND_WORDS[kind]}${isLevelled ? `（${level}）` : ''}` }
}

function notesOn({ name, version }: Framework, standing: Framework | null, { isRemembered }: FrameworkShown): string[] {
  const notes: string[] = []
  if (isRemembered) {
    notes.push(`前の取込みと同じ列なので、そのときの答えで読みました。ほかの枠組みのときは、下の欄を直してください。`)
  }
  if (!standing) return [...notes, `新しい枠組み「${name}」第 ${version} 版として取り込みます。`]
  if (standing.quotedOnly) {
    return [...notes, `いまあるのは市の標準が引用した項目だけです。このファイルの項目に置き換わります。`]
  }
  return [...notes, `「${name}」第 ${version} 版に加えます。ファイルに載っていない項目は、そのまま残ります。`]
}

const FIELD_WORDS: Partial<Record<keyof FrameworkItem, string>> = {
  parentCode: '上位コード',
  kind: '種別',
  title: '名称',
  description: '説明',
  level: 'レベル',
  identifier: '識別子',
  details: 'そのほかの記載',
}

function changedFields(before: FrameworkItem | null, after: FrameworkItem): ChangedField[] {
  if (!before) return []
  return (Object.keys(FIELD_WORDS) as (keyof FrameworkItem)[])
    .filter((field) => sameSaying(before[field]) !== sameSaying(after[field]))
    .map((field) => ({
      label: FIELD_WORDS[field] ?? field,
      now: shownText(before[field]),
      after: shownText(after[field]),
    }))
}

function shownText(value: FrameworkItem[keyof FrameworkItem]): string {
  if (value === null || value === '') return '（なし）'
  if (typeof value === 'object') return Object.keys(value).length === 0 ? '（なし）' : 'あり'
  return value
}
