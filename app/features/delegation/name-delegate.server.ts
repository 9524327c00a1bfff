import { command, refuse } from '~/access/command'
import { unitCalled } from '~/access/subject'
import type { CityDate } from '~/domain/calendar'
import type { Organisation, Unit } from '~/domain/organisation'
import { MOST_PEOPLE, mayBeDelegate } from '~/domain/section-order'
import { nameDelegation } from '~/facts/delegations'
import { organisationOn } from '~/facts/organisation'
import type { Sql } from '~/facts/sql'
import { nameDelegateForm } from '~/features/delegation/delegation-forms'
import { confirmedByHeadOf, peopleIn, type UnitPerson } from '~/features/delegation/unit-people'

/** Names a delegate or a colleague who enters for others, for a period, for everybody or for people by name. */
export const nameDelegate = command({
  action: 'delegation.name',
  input: nameDelegateForm,
  subject: (input, sql) => unitCalled(sql, input.unit),
  async run({ sql, today, as, stamp }, input) {
    if (input.through < today) return refuse('最後の日がもう過ぎています。きょうより後の日にしてください。')
    const organisation = await organisationOn(sql, today)
    const unit = organisation.byCode.get(input.unit)
    if (!unit) return refuse('この所属は見つかりません。')
    const people = await peopleIn(sql, organisation, unit, today)
    const named =
      as === 'dx_office' ? await anybody(sql, input.staffNumber, today) : colleague(people, input.staffNumber)
    if (!named) return refuse('その職員番号の人は見つかりません。一覧から選び直してください。')
    if (named.personId === (unit.headId ?? unit.actingHeadId)) return refuse('長は、指名しなくても確認できます。')
    if (input.kind === 'delegate' && !mayBeDelegate(named.title)) {
      return refuse(`確認を任せられるのは係長級からです（${named.name}さんは${named.title}）。`)
    }
    const trouble = whyNotScope(organisation, unit, people, { ...input, as, namedId: named.personId })
    if (trouble) return refuse(trouble)
    const delegationId = await nameDelegation(
      sql,
      {
        unitId: unit.unitId,
        personId: named.personId,
        kind: input.kind,
        personIds: input.scope === 'chosen' ? input.people : [],
        from: input.from,
        through: input.through,
      },
      stamp,
    )
    return {
      did: { delegationId, name: named.name },
      audit: {
        subjectKind: 'delegation',
        subjectId: delegationId,
        subjectPersonId: named.personId,
        detail: { kind: input.kind, people: input.people.length, unit: unit.code },
      },
    }
  },
})

type Scope = { scope: 'all' | 'chosen'; people: readonly number[]; kind: string; as: string; namedId: number }

function whyNotScope(
  organisation: Organisation,
  unit: Unit,
  people: readonly UnitPerson[],
  { scope, people: chosen, kind, as, namedId }: Scope,
): string | null {
  const confirmed = confirmedByHeadOf(organisation, unit, people)
  if (scope === 'all') {
    return kind === 'delegate' && confirmed.length > MOST_PEOPLE
      ? `一人が確認できるのは ${MOST_PEOPLE} 人までです（この所属は ${confirmed.length} 人）。人を選んで分けてください。`
      : null
  }
  if (chosen.includes(namedId)) return '任せる人が本人の分を確認することはできません。本人を外してください。'
  // 事務局 provides for those above whom nobody stands: they belong to the unit without its head confirming them.
  const allowed = new Set((as === 'dx_office' ? people : confirmed).map((person) => person.personId))
  return chosen.every((personId) => allowed.has(personId))
    ? null
    : 'この所属にいない人が選ばれています。選び直してください。'
}

type Named = { personId: number; name: string; title: string }

function colleague(people: readonly UnitPerson[], staffNumber: string): Named | null {
  return people.find((person) => person.staffNumber === staffNumber) ?? null
}

async function anybody(sql: Sql, staffNumber: string, today: CityDate): Promise<Named | null> {
  const [row] = await sql.$queryRaw<Named[]>`
    SELECT p.person_id AS "personId", a.name, p.title FROM staff_numbers() n
    JOIN posts_on(${today}::date) p ON p.person_id = n.person_id AND p.kind = 'primary'
    JOIN particulars_on(${today}::date) a ON a.person_id = n.person_id
    WHERE n.number = ${staffNumber}`
  return row ?? null
}
