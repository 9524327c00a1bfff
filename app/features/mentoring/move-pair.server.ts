import type { AuditLine } from '~/access/audit'
import { command, refuse } from '~/access/command'
import type { PortalEvent } from '~/access/consequences'
import { theCity } from '~/access/subject'
import { inWareki } from '~/domain/calendar'
import { beginPair, endPair, holdPairs, lockedPair } from '~/facts/mentor-pairs'
import { mentoringOn } from '~/facts/mentoring'
import { personNumbered } from '~/facts/person-number'
import { movePairForm } from './mentoring-forms'
import { lastDayBefore, whyNotBegin, without } from './pair-checks'

/** Somebody is looked after by another from a day on: the one pair ends where the other begins. */
export const movePair = command({
  action: 'mentor-pair.move',
  input: movePairForm,
  subject: () => theCity,
  async run({ sql, stamp }, { pair: pairId, mentor, kind, from, exceed }) {
    await holdPairs(sql)
    const old = await lockedPair(sql, pairId)
    if (!old) return refuse('この受け持ちは、もうありません。画面を開き直してください。')
    if (from < old.validFrom)
      return refuse(`この受け持ちは ${inWareki(old.validFrom)}からです。その日かあとの日を入れてください。`)
    if (old.validTo !== null && from >= old.validTo) return refuse('この受け持ちは、その日までに終わります。')
    const mentorId = await personNumbered(sql, mentor)
    if (mentorId === null) return refuse('新しいメンターの職員番号の人が見つかりません。番号を確かめてください。')
    const { menteeId } = old
    if (mentorId === old.mentorId) return refuse('いまと同じメンターです。')
    const pair = { mentorId, menteeId, kind }
    const why = whyNotBegin(without(await mentoringOn(sql, from), pairId), pair, exceed === 'yes')
    if (why !== null) return refuse(why)
    await endPair(sql, old, from, stamp)
    const newPairId = await beginPair(sql, { ...pair, from }, stamp)
    const events: PortalEvent[] = [
      { kind: 'mentor-pair-ended', mentorId: old.mentorId, menteeId, until: lastDayBefore(from) },
      { kind: 'mentor-paired', mentorId, menteeId, as: kind, from },
    ]
    const audit: AuditLine[] = [
      { subjectKind: 'mentor_pair', subjectPersonId: menteeId, subjectId: pairId, detail: { from } },
      { subjectKind: 'mentor_pair', subjectPersonId: menteeId, subjectId: newPairId, detail: { kind, from } },
    ]
    return { did: { pairId: newPairId }, audit, events }
  },
})
