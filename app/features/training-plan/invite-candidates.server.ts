import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { type CityDate, fiscalYearOf } from '~/domain/calendar'
import { itemKey } from '~/domain/training-figures'
import { notInvitedOn } from '~/facts/training-invitations'
import { inviteForm } from './plan-forms'
import { loadPlanning } from './planning'
import { type ThisYearItem, thisYearOf } from './this-year'

/** Tells the candidates who lack a course and have not applied that there are seats; nobody twice on a day. */
export const inviteCandidates = command({
  action: 'training-plan.invite',
  input: inviteForm,
  subject: () => theCity,
  async run({ sql, today }, input) {
    const planning = await loadPlanning(sql, today, { year: fiscalYearOf(today) })
    const item = thisYearOf(planning).items.find((one) => itemKey(one.item) === `${input.role} ${input.courses}`)
    if (!item || item.none.length === 0)
      return refuse('申し込んでいない候補は、もういません。画面を開き直してください。')
    if (item.freeSeats === 0) return refuse('申し込める席がありません。先に回を増やすか、定員を広げてください。')
    const href = hrefOf(item)
    const personIds = await notInvitedOn(sql, item.none, href, today)
    if (personIds.length === 0) return refuse('きょうはもう案内を送りました。あすまた送れます。')
    return {
      did: { people: personIds.length },
      audit: {
        subjectKind: 'course',
        subjectId: item.item.codes.join(' '),
        detail: { role: item.item.role, people: personIds.length },
      },
      events: [
        { kind: 'training-invited' as const, personIds, courses: item.titles, href, dueOn: applyUntil(item, today) },
      ],
    }
  },
})

function hrefOf({ item }: ThisYearItem): string {
  const [only, ...others] = item.codes
  return only && others.length === 0 ? `/training/courses/${only}` : '/me/training'
}

/** The last day on which one can still apply; without sessions the day by which it must be done. */
function applyUntil({ sessions, deadline, isUnlimited }: ThisYearItem, today: CityDate): CityDate {
  if (isUnlimited) return deadline
  const open = sessions.filter(({ applyBy, isFull }) => applyBy >= today && !isFull).map(({ applyBy }) => applyBy)
  return open.sort().at(-1) ?? deadline
}
