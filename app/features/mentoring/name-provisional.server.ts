import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import {
  addDays,
  fiscalYear,
  fiscalYearEnd,
  fiscalYearInWareki,
  fiscalYearOf,
  fiscalYearStart,
  inWareki,
  laterOf,
} from '~/domain/calendar'
import { yearsOfProvisionalMentors } from '~/domain/mentoring-provisions'
import { rulesOn } from '~/facts/certification-rules'
import { appointProvisional, provisionalMentorsFrom } from '~/facts/mentor-pairs'
import { personNumbered } from '~/facts/person-number'
import { provisionalMentorForm } from './mentoring-forms'

/** Names a 暫定メンター for a fiscal year: from its first day, or from today where it has begun. */
export const nameProvisional = command({
  action: 'provisional-mentor.name',
  input: provisionalMentorForm,
  subject: () => theCity,
  async run({ sql, viewer, today, stamp }, { person, fiscalYear: asked }) {
    const year = fiscalYear(asked)
    if (year < fiscalYearOf(today)) return refuse('過ぎた年度には指定できません。')
    const from = laterOf(fiscalYearStart(year), today)
    const published = await rulesOn(sql, from)
    if (!published) return refuse('その年度には、認定の規則がまだありません。先に規則を公開してください。')
    const years = yearsOfProvisionalMentors(published.rules)
    if (!years.includes(year)) {
      const named = years.map(fiscalYearInWareki).join('、')
      return refuse(
        `その年度の認定の規則では、暫定メンターの承認を使えません。${named ? `使えるのは ${named}です。` : ''}メンターは、マスターかデジタル技術官にしてください。`,
      )
    }
    const personId = await personNumbered(sql, person)
    if (personId === null) return refuse('この職員番号の人が見つかりません。番号を確かめてください。')
    if (personId === viewer?.personId) return refuse('自分は指定できません。ほかの担当者に頼んでください。')
    const through = fiscalYearEnd(year)
    const known = await provisionalMentorsFrom(sql, from)
    if (known.some((one) => one.personId === personId && one.from <= through))
      return refuse('この人は、その年度の暫定メンターにもう指定されています。')
    const appointmentId = await appointProvisional(sql, { personId, from, to: addDays(through, 1) }, stamp)
    return {
      did: { appointmentId },
      audit: {
        subjectKind: 'appointment',
        subjectId: appointmentId,
        subjectPersonId: personId,
        detail: { role: 'PROVISIONAL_MENTOR', from, through: inWareki(through) },
      },
      events: [{ kind: 'provisional-mentor-named', personId, through }],
    }
  },
})
