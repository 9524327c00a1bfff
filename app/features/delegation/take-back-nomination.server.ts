import { command, refuse } from '~/access/command'
import { ROLE_WORDS } from '~/domain/terms'
import { takeBack } from '~/facts/record'
import { holdPerson } from '~/facts/submission'
import { nominateForm } from '~/features/delegation/delegation-forms'

type Standing = { ids: number[]; isApplying: boolean }

/** Takes a nomination back, as long as the person has not applied on it; who looks after the person stays. */
export const takeBackNomination = command({
  action: 'nomination.take-back',
  input: nominateForm,
  subject: (input) => ({ about: 'person', personId: input.person }),
  async run({ sql, stamp }, input) {
    await holdPerson(sql, input.person)
    const [standing] = await sql.$queryRaw<Standing[]>`
      SELECT coalesce(array_agg(n.id), '{}') AS ids,
        EXISTS (SELECT 1 FROM application a WHERE a.person_id = ${input.person} AND a.role = ${input.role}
          AND a.state IN ('submitted', 'signoff_pending', 'recommendation_pending', 'committee_pending')) AS "isApplying"
      FROM nomination n WHERE n.person_id = ${input.person} AND n.role = ${input.role} AND n.voided_at IS NULL`
    if (!standing || standing.ids.length === 0) return refuse('この人は、いま推薦されていません。')
    if (standing.isApplying) {
      return refuse(
        `この推薦のあとで、本人が${ROLE_WORDS[input.role]}を申請しています。推薦を取り消すには、先に本人が申請を取り下げるか、申請の結果が出るのを待ってください。`,
      )
    }
    await takeBack(sql, 'nomination', standing.ids, stamp)
    return {
      did: { personId: input.person },
      audit: {
        subjectKind: 'nomination',
        subjectId: standing.ids[0] ?? 0,
        subjectPersonId: input.person,
        detail: { role: input.role, takenBack: standing.ids },
      },
      events: [{ kind: 'nomination-taken-back', personId: input.person, role: input.role }],
    }
  },
})
