import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { stateCapacity as recordCapacity } from '~/facts/mentoring-capacity'
import { capacityForm } from './mentoring-forms'

/** States how many people a mentor looks after (席) from a day on. */
export const stateCapacity = command({
  action: 'mentoring-capacity.state',
  input: capacityForm,
  subject: () => theCity,
  async run({ sql, today, stamp }, { from, ...capacity }) {
    if (from < today) return refuse('過ぎた日の席の数は変えられません。きょうかあとの日を入れてください。')
    const id = await recordCapacity(sql, { from, capacity }, stamp)
    return {
      did: { from },
      audit: { subjectKind: 'mentoring_capacity', subjectId: id, detail: { from, ...capacity } },
    }
  },
})
