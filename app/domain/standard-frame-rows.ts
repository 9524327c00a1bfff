/** Reads the rows of the sheets around the skills: version, scale, who is asked and confirms, alignment, succession. */
import { skillOrigin } from './skill-origin'
import {
  codeIn,
  levelIn,
  levelsIn,
  listIn,
  numberIn,
  requiredText,
  type StandardCells,
  textIfAny,
  textIn,
  wordIn,
  wordsIn,
} from './standard-cells'
import type {
  AlignmentRow,
  ConfirmationRow,
  NoteRow,
  PopulationRow,
  ScaleRow,
  StandardRow,
  SuccessionRow,
} from './standard-rows'
import {
  ALIGNMENT_COLUMNS,
  CONFIRMER_SPELLINGS,
  MODE_SPELLINGS,
  NOTE_SPELLINGS,
  OPINION_SPELLINGS,
  ORIGIN_SPELLINGS,
  TIER_SPELLINGS,
} from './standard-sheet-forms'

type Has = (column: string) => boolean

export function readStandardRow(cells: StandardCells, has: Has): StandardRow {
  const version = cells.required('版').normalize('NFKC')
  if (version !== '' && !/^\d+\.\d+\.\d+$/.test(version)) {
    cells.note('版', 'VERSION_FORMAT', '版は「1.1.0」のように、数字 3 つを「.」で区切って書いてください。')
  }
  const { text: nameEn } = textIfAny(cells, has, '英語名')
  return {
    code: codeIn(cells, '標準コード'),
    name: requiredText(cells, '標準名'),
    ...(nameEn !== undefined && { nameEn }),
    version,
  }
}

export function readScaleRow(cells: StandardCells, has: Has): ScaleRow | null {
  const level = levelIn(cells, 'レベル')
  const name = requiredText(cells, '名前')
  const { text: nameEn } = textIfAny(cells, has, '英語名')
  const anchor = requiredText(cells, '目安')
  return level === null ? null : { level, name, ...(nameEn !== undefined && { nameEn }), anchor }
}

export function readPopulationRow(cells: StandardCells): PopulationRow {
  const id = cells.required('番号').normalize('NFKC').replace(/\s/g, '')
  if (id !== '' && !/^POP-\d+$/.test(id)) {
    cells.note('番号', 'CODE_FORMAT', '番号は「POP-1」のように書いてください。')
  }
  const [window, condition, extended] = [textIn(cells, '期間'), textIn(cells, '条件'), textIn(cells, '拡張の範囲')]
  return {
    id,
    group: requiredText(cells, '対象'),
    tiers: wordsIn(cells, '評価する区分', TIER_SPELLINGS),
    extended: extended === '' ? null : extended,
    mode: wordsIn(cells, '方法', MODE_SPELLINGS),
    ...(window !== '' && { window }),
    extraDays: numberIn(cells, '延ばす日数', { least: 0, most: 90 }) ?? 0,
    ...(condition !== '' && { condition }),
  }
}

export function readConfirmationRow(cells: StandardCells): ConfirmationRow | null {
  const tier = wordIn(cells, '区分', TIER_SPELLINGS, 'TIER_UNKNOWN')
  cells.required('レベル')
  cells.required('確認する人')
  cells.required('要る証跡の数')
  const row = {
    levels: levelsIn(cells, 'レベル'),
    confirmers: wordsIn(cells, '確認する人', CONFIRMER_SPELLINGS),
    evidenceRequired: numberIn(cells, '要る証跡の数', { least: 0, most: 999_999 }) ?? 0,
    optionalOpinion: wordsIn(cells, '意見を聞ける人', OPINION_SPELLINGS),
  }
  return tier === null ? null : { tier, ...row }
}

export function readNoteRow(cells: StandardCells): NoteRow | null {
  const kind = wordIn(cells, '種類', NOTE_SPELLINGS)
  const key = kind === 'rules' ? '' : requiredText(cells, '項目')
  const text = requiredText(cells, '内容')
  return kind === null ? null : { kind, key, text }
}

export function readAlignmentRow(cells: StandardCells): AlignmentRow | null {
  const skill = codeIn(cells, 'スキルコード')
  const framework = requiredText(cells, '枠組み')
  const [whole, other] = [textIn(cells, '全体JSON'), textIn(cells, 'その他JSON')]
  if (whole !== '') return fromJson(cells, '全体JSON', (entry) => ({ skill, framework, entry, whole: true }))
  if (other !== '') return fromJson(cells, 'その他JSON', (entry) => ({ skill, framework, entry, whole: false }))
  const fields = Object.entries(ALIGNMENT_COLUMNS).flatMap(([key, column]) => {
    const text = textIn(cells, column)
    return text === '' ? [] : [[key, text]]
  })
  if (fields.length === 0) {
    cells.note('コード', 'REQUIRED', '枠組みのどの項目かを、コードか名前などの列に書いてください。')
  }
  return { skill, framework, entry: Object.fromEntries(fields), whole: false }
}

function fromJson(cells: StandardCells, column: string, row: (value: unknown) => AlignmentRow): AlignmentRow | null {
  try {
    return row(JSON.parse(textIn(cells, column)))
  } catch {
    cells.note(column, 'JSON_FORMAT', 'JSON として読めません。かっこと引用符を確かめてください。')
    return null
  }
}

export function readSuccessionRow(cells: StandardCells): SuccessionRow | null {
  const skill = codeIn(cells, 'スキルコード')
  const kind = wordIn(cells, '引き継ぎ方', ORIGIN_SPELLINGS)
  if (kind === null) return null
  if (kind === 'dropped') return { skill, origin: null, reason: requiredText(cells, '理由') }
  const sources = listIn(cells, '前の版のスキル')
  const isOne = kind === 'carry' || kind === 'carry_capped' || kind === 'split'
  const cap = kind === 'carry_capped' ? numberIn(cells, '上限', { least: 0, most: 3 }) : undefined
  const from = isOne && sources.length === 1 ? sources[0] : sources
  const read = skillOrigin.safeParse({ kind, from, cap })
  if (read.success) return { skill, origin: read.data, reason: '' }
  const reason =
    'この引き継ぎ方に合いません。統合は 2 つ以上、分割とそのまま・上限つきは 1 つのコードを書き、上限つきなら上限（0〜3）も書いてください。'
  cells.note('前の版のスキル', 'ORIGIN_SOURCES', reason)
  return null
}
