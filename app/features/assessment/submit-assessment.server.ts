import { command, conflictWith, refuse } from '~/access/command'
import { type Entry, notReady } from '~/domain/self-assessment'
import { holdDraft } from '~/facts/assessment-draft'
import { evidenceCounts } from '~/facts/evidence'
import { personAssessment } from '~/facts/person-assessment'
import { handIn } from '~/facts/submission'
import { askedSkills } from '~/features/assessment/asked-skills'
import { submitForm } from '~/features/assessment/assessment-forms'
import { openEntry, personEntering, subjectOfEntry } from '~/features/assessment/open-entry'

/** Hands in what was entered. Pressed twice, or in two tabs, it is handed in once. */
export const submitAssessment = command({
  action: 'assessment.submit',
  input: submitForm,
  subject: subjectOfEntry,
  async run(given, input) {
    const { sql, viewer, today, stamp } = given
    const personId = await personEntering(sql, viewer, input)
    const held = personId === null ? null : await holdDraft(sql, input.round, personId)
    if (held?.state === 'submitted' || held?.state === 'confirmed')
      return { did: { personId: held.personId }, audit: [] }
    const entry = await openEntry(given, input)
    if ('refused' in entry) return entry
    const { draft, standard } = entry
    if (draft.revision !== input.revision) return conflictWith({ revision: draft.revision })
    const proxy = input.staffNumber !== undefined
    if (proxy && (input.mode === 'self' || !draft.modes.includes(input.mode))) {
      return refuse('その場での代理入力か、紙からの入力かを選んでください。')
    }
    const mode = proxy ? input.mode : 'self'
    const evidence = await evidenceCounts(sql, draft.personId)
    const confirmed = new Map(
      (await personAssessment(sql, draft.personId, today)).levels.map(([skillId, level]) => [skillId, level]),
    )
    const entries = askedSkills(draft, standard).map((skill) => ({
      skill,
      tier: skill.tier,
      entered: draft.levels[skill.skillId] ?? null,
      confirmed: confirmed.get(skill.skillId) ?? null,
      evidence: evidence.get(skill.skillId) ?? 0,
    }))
    const stop = whyNotReady(entries)
    if (stop) return refuse(stop)
    const submissionId = await handIn(
      sql,
      {
        personId: draft.personId,
        roundId: draft.roundId,
        on: today,
        mode,
        enteredById: proxy ? (viewer?.personId ?? null) : null,
        claims: entries.flatMap(({ skill, entered }) =>
          entered === null
            ? []
            : [{ skillId: skill.skillId, level: entered, note: draft.notes[skill.skillId] ?? null }],
        ),
      },
      stamp,
    )
    return {
      did: { personId: draft.personId },
      audit: {
        subjectKind: 'submission',
        subjectId: submissionId,
        subjectPersonId: draft.personId,
        detail: { round: draft.roundId, mode, skills: entries.length },
      },
      events: proxy ? [{ kind: 'entered-by-proxy', personId: draft.personId }] : [],
    }
  },
})

type NamedEntry = Entry & { skill: { shortName: string; name: string } }

/** A sentence that names what is missing; null when everything is there. */
function whyNotReady(entries: readonly NamedEntry[]): string | null {
  const { missing, withoutEvidence } = notReady(entries)
  const names = (some: readonly NamedEntry[]) => some.map(({ skill }) => `「${skill.name}」`).join('')
  if (entries.length === 0) return '今回聞くスキルがありません。'
  if (missing.length > 0) return `まだ入れていないスキルがあります：${names(missing)}。`
  if (withoutEvidence.length > 0) return `証跡が要るスキルがあります：${names(withoutEvidence)}。`
  return null
}
