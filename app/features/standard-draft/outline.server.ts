import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import type { SkillStandardFile } from '~/domain/skill-standard'
import { openQuestions } from '~/domain/standard-migration'
import { ROLE_KIND_WORDS } from '~/domain/terms'
import { editsOf, type ToldEdit } from '~/facts/standard-history'
import { successionOf } from '~/facts/standard-migration'
import { type Problem, problemsOf } from './draft-problems'
import { draftInWork, type ShownDraft, textsIn } from './draft-shown'
import { editWords, type Names, namesOf, whenWords } from './edit-words'
import { nextVersion } from './next-version'
import { versionToStartFrom } from './version-to-start-from'

export type OutlineSkill = { code: string; name: string; extended: boolean; isNew: boolean }
export type OutlineCategory = { code: string; name: string; skills: OutlineSkill[] }
export type OutlineDraft = {
  show: 'draft'
  draft: ShownDraft
  texts: { standard: Record<string, string>; scale: Record<string, string>; tools: Record<string, string> }
  categories: OutlineCategory[]
  tools: { code: string; name: string; usedBy: number }[]
  roles: { code: string; name: string; kind: string; asks: number; musts: number }[]
  problems: Problem[]
  /** Results of the version before whose way is not decided. */
  questions: number
  last: { id: number; words: string; at: string; by: string; undoable: boolean } | null
}
export type OutlinePage =
  | { show: 'nothing'; mayStart: boolean; published: string | null; proposed: { version: string; name: string } }
  | OutlineDraft

const LEVELS = [0, 1, 2, 3, 4]
const RECENT = 40

/** The draft as an outline: what it is made of, and what is still to be put right. */
export const outline = read({
  action: 'standard-draft.read',
  params: z.object({}),
  subject: () => theCity,
  async run({ sql, today, relations }): Promise<{ page: OutlinePage }> {
    const found = await draftInWork(sql, relations)
    if (!found) {
      const published = await versionToStartFrom(sql)
      const proposed = { version: nextVersion(published?.version ?? '0.0.0'), name: published?.name ?? '' }
      return {
        page: {
          show: 'nothing',
          mayStart: relations.has('dx_office'),
          published: published?.version ?? null,
          proposed,
        },
      }
    }
    const { draft, file, inWork } = found
    const [succession, edits] = await Promise.all([
      successionOf(sql, draft.id),
      editsOf(sql, draft.id, { day: today, before: null, most: RECENT }),
    ])
    const before = new Set(succession.before)
    const dropped = succession.dropped.map(({ code }) => code)
    return {
      page: {
        show: 'draft',
        draft,
        texts: {
          standard: textsIn(file, 'standard', ['version', 'name', 'nameEn']),
          scale: textsIn(
            file,
            'standard',
            LEVELS.flatMap((level) => [`scale.${level}.label`, `scale.${level}.anchor`]),
          ),
          tools: toolTexts(file),
        },
        categories: file.categories.map(({ code, name }) => ({
          code,
          name: name.ja,
          skills: file.skills
            .filter((skill) => skill.category === code)
            .map((skill) => ({
              code: skill.code,
              name: skill.name.ja,
              extended: skill.tier === 'extended',
              isNew: inWork.before !== null && !before.has(skill.code),
            })),
        })),
        tools: file.tools.map(({ code, name }) => ({
          code,
          name,
          usedBy: file.skills.filter((skill) => skill.tool === code).length,
        })),
        roles: file.roles.map((role) => ({
          code: role.code,
          name: role.name.ja,
          kind: ROLE_KIND_WORDS[role.kind],
          asks: Object.values(role.requiredLevels).filter((level) => level > 0).length,
          musts: role.mustHave.length,
        })),
        problems: problemsOf(file),
        questions: inWork.before === null ? 0 : openQuestions({ ...succession, dropped }).length,
        last: lastOf(await namesOf(sql, file, inWork.before), edits),
      },
    }
  },
})

function toolTexts(file: SkillStandardFile): Record<string, string> {
  const fields = ['name', 'partialFromFiscalYear', 'fullFromFiscalYear']
  return Object.assign({}, ...file.tools.map(({ code }) => textsIn(file, `tool:${code}`, fields)))
}

/** The last change that stands and is no undoing: what "undo" takes back. */
function lastOf(file: Names, edits: readonly ToldEdit[]): OutlineDraft['last'] {
  const standing = edits.find((edit) => !edit.undone && edit.undoesId === null)
  const [latest] = edits
  const shown = standing ?? latest
  if (!shown) return null
  return {
    id: shown.step,
    words: editWords(file, shown),
    at: whenWords(shown.at),
    by: shown.by,
    undoable: standing !== undefined,
  }
}
