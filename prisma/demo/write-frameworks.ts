import { type AlignedSkill, quotedItems } from '~/domain/alignment'
import { cityDate } from '~/domain/calendar'
import { newFramework } from '~/domain/framework'
import { storeFramework } from '~/facts/frameworks'
import type { Sql } from '~/facts/sql'
import reference from './skill-standard.json'
import { enteredOn } from './written'

/*
 * The frameworks that the reference standard quotes, with the items that it quotes and no others: their names are facts,
 * their texts are their publishers'. How many items each has is what the reference says of it.
 */

const FRAMEWORKS: Readonly<
  Record<string, { name: string; version: string; language: string; source: string; licence: string }>
> = {
  ipaDssPv2: {
    name: 'デジタルスキル標準 ver.2.0（DX推進スキル標準 共通スキルリスト）',
    version: '2.0',
    language: 'ja',
    source: '独立行政法人情報処理推進機構（IPA）・経済産業省',
    licence: '名称のみ引用',
  },
  ipaDssPv1_2: {
    name: 'デジタルスキル標準 ver.1.2（DX推進スキル標準 共通スキルリスト）',
    version: '1.2',
    language: 'ja',
    source: '独立行政法人情報処理推進機構（IPA）・経済産業省',
    licence: '名称のみ引用',
  },
  ipaDssL: {
    name: 'DXリテラシー標準',
    // The reference quotes it without a version.
    version: '版の記載なし',
    language: 'ja',
    source: '独立行政法人情報処理推進機構（IPA）・経済産業省',
    licence: '名称のみ引用',
  },
  sfia9: {
    name: 'SFIA 9',
    version: '9',
    language: 'en',
    source: 'SFIA Foundation',
    licence: 'コードと名称のみ引用。利用には SFIA Foundation の条件の確認が必要',
  },
  digcomp2_2: {
    name: 'DigComp 2.2',
    version: '2.2',
    language: 'en',
    source: 'European Commission, Joint Research Centre',
    licence: 'CC BY 4.0',
  },
}

const ENTERED_ON = cityDate('2026-10-01')

export async function writeFrameworks(sql: Sql): Promise<void> {
  const skills: AlignedSkill[] = reference.skills.map(({ code, name, alignment }) => ({
    code,
    name: name.ja,
    alignment,
  }))
  for (const [index, { id, facts }] of reference.frameworks.entries()) {
    const known = FRAMEWORKS[id]
    if (!known) continue
    const header = newFramework({
      code: id,
      ...known,
      quotedOnly: true,
      declaredItems: declaredIn(facts),
      description: facts,
    })
    await storeFramework(sql, { ...header, items: quotedItems(skills, id) }, enteredOn(ENTERED_ON, 0.1 + index / 100))
  }
}

/** `5カテゴリー・13サブカテゴリー・67項目`: 67. */
function declaredIn(facts: string): number | null {
  const said = /(\d+)(?:項目|技能|コンピテンス)/.exec(facts)?.[1]
  return said === undefined ? null : Number(said)
}
