/**
 * The sheets of a standard in a table file: their names, columns and words, and what the template says of each column.
 * One workbook has a sheet each; a CSV has them one below the other, each under its name in 【 】.
 * Source: issue "The IT skill standard as a living document", import and export; the three sheets of the template.
 */
import { ORIGIN_WORDS, ROLE_KIND_WORDS, TIER_WORDS } from './terms'

/** What a column of a template wants, for the sheet 書き方 and for the page. */
export type ColumnGuide = { column: string; need: '必要' | 'どちらか' | '任意'; example: string; note: string }

type SheetForm = { name: string; what: string; columns: readonly ColumnGuide[] }

const wanted = (column: string, example: string, note = ''): ColumnGuide => ({ column, need: '必要', example, note })
const free = (column: string, example: string, note = ''): ColumnGuide => ({ column, need: '任意', example, note })

const CODE = '英大文字で始め、英大文字・数字・「-」・「_」'

/** In the order of a file that is exported. */
export const STANDARD_SHEETS = {
  skills: {
    name: 'スキル',
    what: 'スキルを 1 行ずつ。上から順に並びます。',
    columns: [
      wanted('スキルコード', 'LIT-DXB', CODE),
      wanted('スキル名', 'DXの基礎理解'),
      wanted('分類', 'LIT', '分類のコードか名前'),
      wanted('区分', '共通', '共通（全職員）か拡張'),
      wanted('定義', 'DXの目的を理解し、自分の業務とのつながりを説明する力。'),
      free('道具', 'RPA', '道具のコードか名前。ないときは空'),
      free('略称', 'DXの基礎'),
      free('英語名', 'DX fundamentals'),
      free('証跡の例', 'DX基礎研修の修了記録', 'いくつもあるときは、セルの中で改行します'),
    ],
  },
  levels: {
    name: 'レベル指標',
    what: 'スキルごとに、レベル 0 から 4 を 1 行ずつ。',
    columns: [
      wanted('スキルコード', 'LIT-DXB'),
      wanted('レベル', '2', '0 から 4'),
      wanted('行動指標', '担当業務と計画のつながりを自分の言葉で説明できる。'),
    ],
  },
  requirements: {
    name: '役割プロファイル',
    what: '役割が求めるスキルを 1 行ずつ。書かないスキルは求めません（0）。',
    columns: [
      wanted('役割コード', 'DX_LEADER', CODE),
      wanted('役割名', 'DX推進リーダー'),
      wanted('種別', '認定', '基準、職位、認定、指定、任命'),
      wanted('スキルコード', 'BPR-ASI'),
      wanted('必要レベル', '2', '0 から 4'),
      free('必須', '○', '空、○（必須）、更新まで、いずれか1・いずれか2 …（同じ番号のどれかでよい）'),
    ],
  },
  roles: {
    name: '役割',
    what: '役割の英語名と説明。この順に並びます。書かないときは、役割プロファイルの順です。',
    columns: [
      wanted('役割コード', 'DX_LEADER'),
      wanted('役割名', 'DX推進リーダー'),
      wanted('種別', '認定'),
      free('英語名', 'DX leader'),
      free('説明', '所属の業務改善を進める。'),
    ],
  },
  standard: {
    name: '標準',
    what: '標準の名前と版を 1 行。書かないときは、いまの標準の次の版になります。',
    columns: [
      wanted('標準コード', 'CITY-ITSS', CODE),
      wanted('標準名', 'ITスキル標準'),
      free('英語名', 'City IT Skill Standard'),
      wanted('版', '1.1.0'),
    ],
  },
  categories: {
    name: '分類',
    what: '分類を 1 行ずつ。書かないときは、いまの標準の分類を使います。',
    columns: [
      wanted('分類コード', 'LIT', CODE),
      wanted('分類名', 'デジタルリテラシー・マインド'),
      free('略称', 'リテラシー'),
      free('英語名', 'Digital literacy and mindset'),
      free('説明', ''),
    ],
  },
  tools: {
    name: '道具',
    what: 'スキルが使う道具。書かないときは、いまの標準の道具を使います。',
    columns: [
      wanted('道具コード', 'RPA', CODE),
      wanted('道具名', 'RPA'),
      free('一部で使う年度', '2027', '西暦の年度。決まっていないときは空'),
      free('全庁で使う年度', '2028', '西暦の年度。決まっていないときは空'),
    ],
  },
  scale: {
    name: 'レベルの尺度',
    what: 'レベル 0 から 4 の名前と目安。書かないときは、いまの標準の尺度を使います。',
    columns: [
      wanted('レベル', '2'),
      wanted('名前', '自立'),
      free('英語名', 'Independent'),
      wanted('目安', '担当業務で独力ででき、成果を示せる。'),
    ],
  },
  population: {
    name: '評価の対象者',
    what: '誰がどの区分を評価するか。書かないときは、いまの標準の決まりを使います。',
    columns: [
      wanted('番号', 'POP-1', 'POP- と数字'),
      wanted('対象', '事務・技術・専門職'),
      free('評価する区分', '共通、拡張', '「、」で区切ります。対象外のときは空'),
      free('拡張の範囲', 'SECTION_HEAD', '役割コードか言葉'),
      free('方法', '本人、代理、紙', '「、」で区切ります'),
      free('期間', '期間を2週間長くする'),
      free('延ばす日数', '14'),
      free('条件', ''),
    ],
  },
  confirmation: {
    name: '確認する人',
    what: '区分とレベルごとに、誰が確認するか。書かないときは、いまの標準の決まりを使います。',
    columns: [
      wanted('区分', '共通'),
      wanted('レベル', '0、1、2', '「、」で区切ります'),
      wanted('確認する人', '所属長、指名確認者', '所属長、指名確認者、マスター、デジタル技術官'),
      wanted('要る証跡の数', '0'),
      free('意見を聞ける人', 'リーダー、マスター', 'リーダー、マスター'),
    ],
  },
  notes: {
    name: '確認の説明',
    what: '確認する人・時期・決まりの説明。書かないときは、いまの標準の説明を使います。',
    columns: [
      wanted('種類', '決まり', '確認する人、時期、決まり'),
      free('項目', 'section_head', '決まりのときは空'),
      wanted('内容', '本人は自分のレベルを確認できない。'),
    ],
  },
  alignment: {
    name: '外部の枠組み',
    what: 'スキルに当たる、外部の枠組み（IPA DSS、SFIA など）の項目。書かないときは、同じコードのスキルのものを使います。',
    columns: [
      wanted('スキルコード', 'LDR-STR'),
      wanted('枠組み', 'sfia9'),
      free('コード', 'ITSP'),
      free('名前', 'Strategic planning'),
      free('分類', ''),
      free('小分類', ''),
      free('項目', ''),
      free('領域', ''),
      free('その他JSON', '', '上の列で書けない項目'),
      free('全体JSON', '', '一覧でない内容'),
    ],
  },
  succession: {
    name: '結果の引き継ぎ',
    what: '前の版の結果をどのスキルが引き継ぐか。書かないスキルは、同じコードの結果をそのまま引き継ぎます。',
    columns: [
      wanted('スキルコード', 'DAT-ANL'),
      wanted('引き継ぎ方', ORIGIN_WORDS.merge_lower, [...Object.values(ORIGIN_WORDS), '廃止'].join('、')),
      free('前の版のスキル', 'DAT-ANL、DAT-EBP', 'コード。「、」で区切ります'),
      free('上限', '', '上限つきで引き継ぐときのレベル（0 から 3）'),
      free('理由', '', '廃止の理由'),
    ],
  },
} as const satisfies Record<string, SheetForm>

export type StandardSheetKey = keyof typeof STANDARD_SHEETS

/** Sheets without which a file is no standard. */
export const NEEDED_SHEETS: readonly StandardSheetKey[] = ['skills', 'levels']

/** The sheets of the template that a person fills in first; the others are optional. */
export const TEMPLATE_SHEETS: readonly StandardSheetKey[] = ['skills', 'levels', 'requirements']

export const TIER_SPELLINGS = TIER_WORDS

export const KIND_SPELLINGS = { ...ROLE_KIND_WORDS, baseline: '基準' } as const

export const MODE_SPELLINGS = { self: '本人', proxy: '代理', paper: '紙' } as const

export const CONFIRMER_SPELLINGS = {
  section_head: '所属長',
  delegate: '指名確認者',
  master: 'マスター',
  technical_officer: 'デジタル技術官',
} as const

export const OPINION_SPELLINGS = { leader: 'リーダー', master: 'マスター' } as const

export const NOTE_SPELLINGS = { confirmers: '確認する人', timing: '時期', rules: '決まり' } as const

export const ORIGIN_SPELLINGS = { ...ORIGIN_WORDS, dropped: '廃止' } as const

/** Keys of an alignment that have a column of their own. */
export const ALIGNMENT_COLUMNS = {
  code: 'コード',
  name: '名前',
  category: '分類',
  subcategory: '小分類',
  item: '項目',
  area: '領域',
} as const
