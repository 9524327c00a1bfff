import { readSkillStandard, type SkillStandardFile } from '~/domain/skill-standard'
import type { SkillOrigin } from '~/domain/standard-migration'
import { STANDARD } from './skills'

/** Version 1.1 of the demo's standard, told as what differs from 1.0. */

type Skill = SkillStandardFile['skills'][number]

const indicators = (...texts: [string, string, string, string, string]): Skill['levels'] =>
  texts.map((indicator, level) => ({ level: level as Skill['levels'][number]['level'], indicator }))

/** What is worded anew, by code. */
const CHANGED: Readonly<Record<string, Partial<Skill>>> = {
  'AUT-FRM': {
    name: { ja: 'オンライン手続の設計と運用', en: 'Online procedure design and operation' },
    shortName: 'オンライン手続',
  },
  'SYS-PRC': {
    name: { ja: '情報システムの調達', en: 'System procurement' },
    shortName: '調達',
    definition: '情報システムの市場調査、見積の精査、契約方式の選定を適切に行う力。',
    evidenceExamples: ['見積比較表', '調達方式の選定理由書'],
  },
  'DAT-GOV': {
    name: { ja: 'データガバナンスと公開', en: 'Data governance and open data' },
    shortName: 'ガバナンス・公開',
    definition: 'データの所在・品質・権限を管理し、庁内外へ安全に連携・公開して活用につなげる力。',
  },
  'DAT-COL': {
    name: { ja: 'データと台帳の整備', en: 'Data and register preparation' },
    shortName: 'データ・台帳整備',
    definition: '紙や表計算の台帳も含めて項目と関係を整理し、正確で再利用しやすいデータに整える力。',
  },
  'AIX-IMP': {
    levels: indicators(
      'AIを組み込んだ業務の改善を考えたことがない。',
      '事例を参考に、担当業務でAIが使えそうな場面と注意点を挙げられる。',
      '目的・データ・評価基準・人による確認手順を定め、小規模な試行を一人で企画・実施できる。',
      '本番運用したAIの精度・費用・責任分担を評価し、複数の所属の導入を指導している。',
      '市としてのAI導入の優先分野と進め方を示し、調達・運用・見直しの全体を主導している。',
    ),
  },
  'SYS-STD': {
    definition: '標準準拠システムへの移行後に、国の標準仕様の改版と共通サービスに合わせて業務と構成を保つ力。',
  },
}

/** The skill after which a new one stands. */
const ADDED: readonly { after: string; skill: Omit<Skill, 'order'> }[] = [
  {
    after: 'SYS-PRC',
    skill: {
      code: 'SYS-SUP',
      category: 'SYS',
      name: { ja: '事業者管理と検収', en: 'Supplier management and acceptance' },
      shortName: '事業者管理',
      tier: 'extended',
      tool: null,
      definition: '契約の履行を確認し、成果物を検収して、事業者との関係を適切に保つ力。',
      levels: indicators(
        '契約の履行確認や検収に関わったことがない。',
        '先例や支援を頼りに、検収の事務を行える。',
        '検収の基準を定め、履行の遅れや不備を自ら見つけて是正を求められる。',
        '特定事業者への依存や契約の問題を見抜いて交渉し、他所属の履行管理を指導している。',
        '全庁の事業者管理の方針を定め、契約と経費の最適化を進めている。',
      ),
      evidenceExamples: ['検収の記録', '契約・履行確認の記録'],
      alignment: { sfia9: [{ code: 'SUPP', name: 'Supplier management' }] },
    },
  },
  {
    after: 'AIX-IMP',
    skill: {
      code: 'AIX-AGT',
      category: 'AIX',
      name: { ja: 'AIエージェントの活用と監督', en: 'Use and supervision of AI agents' },
      shortName: 'AIエージェント',
      tier: 'extended',
      tool: 'GENAI',
      definition: '複数の手順を自ら進めるAIに任せる範囲と止め方を決め、結果を確かめて業務に使う力。',
      levels: indicators(
        'AIエージェントを使ったことがない。',
        '用意された設定を使い、結果を確かめながら試せる。',
        '任せる範囲・権限・止め方を自ら決め、担当業務で安全に使える。',
        '複数の業務での使い方を点検し、権限と記録の残し方を他の職員に指導している。',
        '全庁のAIエージェントの使い方と監督の基準を定めている。',
      ),
      evidenceExamples: ['任せる範囲と確認手順の記録'],
      alignment: {},
    },
  },
]

export const DROPPED = [
  {
    code: 'AUT-OCR',
    reason: '紙の申請が減り、読取りだけを切り出した技能として求める場面がなくなったため（オンライン手続へ移行）。',
  },
]

export const ORIGINS: Readonly<Record<string, SkillOrigin>> = {
  'SYS-PRC': { kind: 'split', from: 'SYS-PRC' },
  'SYS-SUP': { kind: 'split', from: 'SYS-PRC' },
  'DAT-GOV': { kind: 'merge_lower', from: ['DAT-GOV', 'DAT-OPN'] },
  'DAT-COL': { kind: 'merge_higher', from: ['DAT-COL', 'AUT-LDG'] },
  'AIX-IMP': { kind: 'carry_capped', from: 'AIX-IMP', cap: 2 },
  'SYS-STD': { kind: 'reassess', from: ['SYS-STD'] },
  'AIX-AGT': { kind: 'new' },
}

/** Required levels that change, by role: 0 asks nothing any more. */
const REQUIRED: Readonly<Record<string, Readonly<Record<string, 0 | 1 | 2 | 3 | 4>>>> = {
  SECTION_HEAD: { 'SYS-SUP': 1 },
  DX_LEADER: { 'AIX-IMP': 2, 'AIX-AGT': 1, 'DAT-COL': 2 },
  DX_MASTER: { 'AIX-AGT': 2, 'SYS-SUP': 2 },
  TECH_OFFICER: { 'AIX-AGT': 3, 'SYS-SUP': 3 },
}

const GONE = new Set(['AUT-OCR', 'AUT-LDG', 'DAT-OPN'])

export function nextStandard(): SkillStandardFile {
  const read = readSkillStandard({
    ...STANDARD,
    standard: { ...STANDARD.standard, version: '1.1.0' },
    levelScale: STANDARD.levelScale.map((one) =>
      one.level === 3
        ? { ...one, anchor: '複雑な場面や所属横断の場面に対応し、他の職員が独力でできるまで指導できる。' }
        : one,
    ),
    skills: skills().map((skill, index) => ({ ...skill, order: index + 1 })),
    roles: STANDARD.roles.map((role) => ({
      ...role,
      requiredLevels: Object.fromEntries(
        Object.entries({ ...role.requiredLevels, ...REQUIRED[role.code] }).filter(([code]) => !GONE.has(code)),
      ),
    })),
    succession: { skills: ORIGINS, dropped: DROPPED },
  })
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.standard
}

function skills(): Omit<Skill, 'order'>[] {
  return [...STANDARD.skills]
    .sort((a, b) => a.order - b.order)
    .filter(({ code }) => !GONE.has(code))
    .flatMap((skill) => [
      { ...skill, ...CHANGED[skill.code] },
      ...ADDED.filter(({ after }) => after === skill.code).map((one) => one.skill),
    ])
}
