import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { lockedProvisional, endProvisional as recordEnd } from '~/facts/mentor-pairs'
import { mentoringOn } from '~/facts/mentoring'
import { endProvisionalForm } from './mentoring-forms'

/** Ends the naming of a 暫定メンター; whoever they still look after has to move first. */
export const endProvisional = command({
  action: 'provisional-mentor.end',
  input: endProvisionalForm,
  subject: () => theCity,
  async run({ sql, today, stamp }, { appointment, from }) {
    const stored = await lockedProvisional(sql, appointment)
    if (!stored) return refuse('この指定は、もうありません。画面を開き直してください。')
    if (from < today) return refuse('きょうかあとの日を入れてください。')
    if (stored.validTo !== null && from >= stored.validTo) return refuse('この指定は、その日までに終わります。')
    const { pairs } = await mentoringOn(sql, from)
    const left = pairs.filter((pair) => pair.mentorId === stored.personId && pair.kind === 'provisional_mentor').length
    if (left > 0) return refuse(`受け持ちが ${left} 人残っています。先に、ほかのメンターに移してください。`)
    await recordEnd(sql, stored, from, stamp)
    return {
      did: { appointmentId: appointment },
      audit: {
        subjectKind: 'appointment',
        subjectId: appointment,
        subjectPersonId: stored.personId,
        detail: { role: 'PROVISIONAL_MENTOR', from },
      },
    }
  },
})
