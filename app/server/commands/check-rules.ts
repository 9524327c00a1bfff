import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { CertificationRules } from '~/domain/certification-rules'
import type { JsonFault } from '~/domain/json-faults'
import { judgeExamples, readExamples, rulesIn, told, type Verdict } from '~/features/certification-rules/check-examples'
import { db } from '~/platform/database.server'
import { type CommandCall, CommandMistake } from '../portal-command'

export const summary = '認定の規則を、例のファイル（JSON）で確かめます。規則を変える前に試せます。'
export const usage = 'EXAMPLES.json [--rules 規則.json] [--json]'

/** With `--json` one object an example: {"id","eligible","failed"}. Ends with 1 where an example differs from its `expected`. */
export async function run({ args, folder, out }: CommandCall): Promise<number> {
  const { name, rulesName, json } = parsedArguments(args)
  const file = await jsonOf(folder, name)
  const examples = readExamples(file)
  if (!examples.ok) throw mistakes(name, examples.faults)
  const rules = rulesName === null ? rulesFrom(name, file) : rulesFrom(rulesName, await jsonOf(folder, rulesName))
  if (rulesName !== null && rules === null) throw new CommandMistake(`規則（rules）がありません: ${rulesName}`)
  const judged = await judgeExamples(db, examples.value, rules)
  if (!judged.ok) throw mistakes(name, judged.faults)
  for (const verdict of judged.value) out(json ? asJson(verdict) : lineOf(verdict))
  const differing = judged.value.filter(({ differs }) => differs).length
  if (!json) {
    out(`${judged.value.length} 例${differing > 0 ? `。うち ${differing} 例が、期待した答えと違います。` : '。'}`)
  }
  return differing > 0 ? 1 : 0
}

function asJson({ id, eligible, failed }: Verdict): string {
  return JSON.stringify({ id, eligible, failed })
}

function lineOf(verdict: Verdict): string {
  const { id, differs, expected } = verdict
  return `${id}　${told(verdict)}${differs ? `　← 期待した答えは、${expected}` : ''}`
}

function rulesFrom(name: string, json: unknown): CertificationRules | null {
  const read = rulesIn(json)
  if (read === null) return null
  if (!read.ok) throw mistakes(name, read.faults)
  return read.value
}

async function jsonOf(folder: string, name: string): Promise<unknown> {
  const text = await readFile(path.resolve(folder, name), 'utf8').catch(() => {
    throw new CommandMistake(`ファイルを読めません: ${name}`)
  })
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new CommandMistake(
      `JSON として読めません: ${name}。かっこ・引用符・カンマを確かめ、UTF-8 で保存してください。`,
    )
  }
}

const MOST_FAULTS = 20

function mistakes(name: string, faults: readonly JsonFault[]): CommandMistake {
  const shown = faults.slice(0, MOST_FAULTS).map(({ path: place, reason }) => `  ${place}　${reason}`)
  const more = faults.length > MOST_FAULTS ? [`  ほか ${faults.length - MOST_FAULTS} か所`] : []
  return new CommandMistake([`${name} に直すところがあります。`, ...shown, ...more].join('\n'))
}

function parsedArguments(args: string[]): { name: string; rulesName: string | null; json: boolean } {
  const mistake = new CommandMistake(`使い方: npm run portal -- check-rules ${usage}`)
  try {
    const options = { rules: { type: 'string' }, json: { type: 'boolean', default: false } } as const
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const [name, ...others] = positionals
    if (!name || others.length > 0) throw mistake
    return { name, rulesName: values.rules ?? null, json: values.json }
  } catch {
    throw mistake
  }
}
