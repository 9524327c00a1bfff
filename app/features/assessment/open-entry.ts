import { refuse } from '~/access/command'
import type { Doing } from '~/access/doing'
import { nothing, type Subject } from '~/access/subject'
import type { Viewer } from '~/access/viewer'
import { mayEnter } from '~/domain/self-assessment'
import { type HeldDraft, holdDraft } from '~/facts/assessment-draft'
import { personNumbered } from '~/facts/person-number'
import { purposeIsDue } from '~/facts/purpose'
import type { Sql } from '~/facts/sql'
import { type Standard, standardById } from '~/facts/standard'

export type WhoseEntry = { staffNumber?: string | undefined }

/** The person whose entry it is: somebody present by staff number, else the viewer. */
export async function personEntering(
  sql: Sql,
  viewer: Viewer | null,
  { staffNumber }: WhoseEntry,
): Promise<number | null> {
  return staffNumber === undefined ? (viewer?.personId ?? null) : personNumbered(sql, staffNumber)
}

export async function subjectOfEntry(input: WhoseEntry, sql: Sql, viewer: Viewer | null): Promise<Subject> {
  const personId = await personEntering(sql, viewer, input)
  // Nobody enters for themselves as for somebody else: such an entry could be objected to, whatever was confirmed.
  const isOneself = input.staffNumber !== undefined && personId === viewer?.personId
  return personId === null || isOneself ? nothing : { about: 'person', personId }
}

export type OpenEntry = { draft: HeldDraft; standard: Standard }

const HANDED_IN = 'もう出してあります。直すときは「わたしのスキル」で取り下げてから入れてください。'

/** A person's entry in an open round, held for this command; or why nothing can be entered. */
export async function openEntry(
  given: Doing,
  input: WhoseEntry & { round: number },
): Promise<OpenEntry | { refused: string }> {
  const { sql, viewer } = given
  const personId = await personEntering(sql, viewer, input)
  const draft = personId === null ? null : await holdDraft(sql, input.round, personId)
  const standard = draft && (await standardById(sql, draft.standardVersionId))
  if (!draft || !standard) return refuse('この評価期間の対象ではありません。「わたしのスキル」を開き直してください。')
  if (draft.roundState !== 'open')
    return refuse('この評価期間は終わりました。変わったスキルは随時確認で申し出られます。')
  if (!mayEnter(draft.state)) return refuse(HANDED_IN)
  if (input.staffNumber !== undefined && !draft.modes.includes('proxy') && !draft.modes.includes('paper')) {
    return refuse('この方は本人が入力します。代理では入れられません。')
  }
  if (await purposeStillDue(given, draft.personId)) {
    return refuse('はじめに、利用目的を確かめてください。入れた値はまだ保存していません。')
  }
  return { draft, standard }
}

/** The notice of purpose comes before the first entry (domain notes §5). */
async function purposeStillDue({ sql, viewer, today }: Doing, personId: number): Promise<boolean> {
  if (viewer?.personId === personId) return viewer.purposeNoticeDue !== null
  return purposeIsDue(sql, personId, today)
}

/** The audit line of a change to an entry: which skills, never which levels. */
export function entryAudit(draft: HeldDraft, fields: readonly string[]) {
  return {
    subjectKind: 'assessment_draft',
    subjectId: `${draft.roundId}/${draft.personId}`,
    subjectPersonId: draft.personId,
    detail: { round: draft.roundId, fields },
  }
}
