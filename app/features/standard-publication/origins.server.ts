import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { alikeTo, originProposals } from '~/domain/origin-proposals'
import { originText } from '~/domain/origin-text'
import { type SkillOrigin, sourcesOf } from '~/domain/skill-origin'
import { type OpenQuestion, openQuestions } from '~/domain/standard-migration'
import { standardById } from '~/facts/standard'
import { type VersionInWork, versionInWork } from '~/facts/standard-effect'
import { successionOf } from '~/facts/standard-migration'
import { namesOfSkills } from './effect-shown'
import { questionText } from './question-text'

const originsParams = z.object({ skill: z.string().max(40).catch('') })

export type OriginRow = {
  code: string
  name: string
  origin: SkillOrigin | null
  text: string
  /** The value as the form sends it back. */
  was: string
  proposals: { origin: SkillOrigin; text: string }[]
  asked: string[]
}
export type BeforeRow = {
  code: string
  name: string
  /** Skills of the draft that take it over. */
  takenBy: { code: string; name: string }[]
  droppedBecause: string | null
  /** Skills of the draft with a name much like it, where nobody takes it over. */
  alike: { code: string; name: string }[]
}

export type OriginsPage =
  | { show: 'nothing' }
  | { show: 'first'; version: { name: string; version: string } }
  | {
      show: 'origins'
      version: Pick<VersionInWork, 'id' | 'name' | 'version' | 'state'>
      before: string
      mayEdit: boolean
      questions: { text: string; code: string; about: OpenQuestion['about'] }[]
      skills: OriginRow[]
      befores: BeforeRow[]
      opened: string | null
    }

/** Where the results of each skill of the version in work come from, and what is still to be decided. */
export const origins = read({
  action: 'standard-draft.read',
  params: originsParams,
  subject: () => theCity,
  async run({ sql, relations }, { skill: asked }): Promise<{ page: OriginsPage }> {
    const version = await versionInWork(sql)
    if (!version) return { page: { show: 'nothing' } }
    if (version.before === null) return { page: { show: 'first', version } }
    const [draft, former, succession] = await Promise.all([
      standardById(sql, version.id),
      standardById(sql, version.before.id),
      successionOf(sql, version.id),
    ])
    if (!draft || !former) return { page: { show: 'nothing' } }
    const questions = openQuestions({ ...succession, dropped: succession.dropped.map(({ code }) => code) })
    const names = new Map(draft.skills.map(({ code, name }) => [code, name]))
    const shortBefore = namesOfSkills(former)
    const skills = succession.skills.map(({ code, origin }): OriginRow => {
      const name = names.get(code) ?? code
      return {
        code,
        name,
        origin,
        text: originText(origin, shortBefore),
        was: JSON.stringify(origin),
        proposals:
          origin === null || origin.kind === 'new'
            ? originProposals({ code, name }, former.skills).map((one) => ({
                origin: one,
                text: originText(one, shortBefore),
              }))
            : [],
        asked: questions.flatMap((one) =>
          one.about === 'skill' && one.code === code ? [questionText(one, shortBefore)] : [],
        ),
      }
    })
    const befores = former.skills.map(({ code, name }): BeforeRow => {
      const takenBy = skills.filter(({ origin }) => origin !== null && sourcesOf(origin).includes(code))
      return {
        code,
        name,
        takenBy: takenBy.map((one) => ({ code: one.code, name: one.name })),
        droppedBecause: succession.dropped.find((one) => one.code === code)?.reason ?? null,
        alike:
          takenBy.length > 0 ? [] : alikeTo({ code, name }, skills).map((one) => ({ code: one.code, name: one.name })),
      }
    })
    return {
      page: {
        show: 'origins',
        version,
        before: version.before.version,
        mayEdit: version.state === 'draft' && relations.has('dx_office'),
        questions: questions.map((one) => ({
          text: questionText(one, shortBefore),
          code: one.code,
          about: one.about,
        })),
        skills,
        befores,
        opened: skills.some(({ code }) => code === asked) ? asked : null,
      },
    }
  },
})
