import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { holdPairs, beginPair as recordPair } from '~/facts/mentor-pairs'
import { mentoringOn } from '~/facts/mentoring'
import { personNumbered } from '~/facts/person-number'
import { beginPairForm } from './mentoring-forms'
import { whyNotBegin } from './pair-checks'

/** Begins a pair (だれがだれを見るか) from a day. */
export const beginPair = command({
  action: 'mentor-pair.begin',
  input: beginPairForm,
  subject: () => theCity,
  async run({ sql, stamp }, { mentor, mentee, kind, from, exceed }) {
    await holdPairs(sql)
    const mentorId = await personNumbered(sql, mentor)
    const menteeId = await personNumbered(sql, mentee)
    if (mentorId === null) return refuse('メンターの職員番号の人が見つかりません。番号を確かめてください。')
    if (menteeId === null) return refuse('受け持つ人の職員番号の人が見つかりません。番号を確かめてください。')
    const pair = { mentorId, menteeId, kind }
    const why = whyNotBegin(await mentoringOn(sql, from), pair, exceed === 'yes')
    if (why !== null) return refuse(why)
    const pairId = await recordPair(sql, { ...pair, from }, stamp)
    return {
      did: { pairId },
      audit: { subjectKind: 'mentor_pair', subjectId: pairId, subjectPersonId: menteeId, detail: { kind, from } },
      events: [{ kind: 'mentor-paired', mentorId, menteeId, as: kind, from }],
    }
  },
})
