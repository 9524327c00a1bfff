import { command, refuse } from '~/access/command'
import { peopleConfirmedBy } from '~/access/relations'
import { unitCalled } from '~/access/subject'
import { subtreeOf } from '~/domain/organisation'
import { notRemindedOn } from '~/facts/notices'
import { organisationOn } from '~/facts/organisation'
import { remindForm } from '~/features/confirmation/confirmation-forms'
import { confirmedPeople } from '~/features/confirmation/confirmed-people'

/** Tells those of the viewer's people who have not handed in, at most once a day each. */
export const remindSection = command({
  action: 'section.remind',
  input: remindForm,
  subject: (input, sql) => unitCalled(sql, input.unit),
  async run({ sql, viewer, today }, input) {
    const organisation = await organisationOn(sql, today)
    const unit = organisation.byCode.get(input.unit)
    if (!viewer || !unit) return refuse('この所属は見つかりません。')
    const people = await confirmedPeople(sql, {
      unitIds: subtreeOf(organisation, unit.unitId).map((each) => each.unitId),
      personIds: await peopleConfirmedBy(sql, viewer),
      today,
    })
    const missing = people.filter((person) => !person.onLeave && ['not_started', 'draft'].includes(person.state ?? ''))
    const ids = await notRemindedOn(
      sql,
      missing.map((person) => person.personId),
      today,
    )
    const told = missing.filter((person) => ids.includes(person.personId))
    if (told.length === 0) {
      return refuse(
        missing.length === 0 ? 'まだ出していない人はいません。' : 'きょうはもう知らせました。あすまた知らせられます。',
      )
    }
    const rounds = new Map(told.map((person) => [`${person.roundId} ${person.selfDueOn}`, person]))
    return {
      did: { people: told.length },
      audit: { subjectKind: 'unit', subjectId: unit.unitId, detail: { people: told.length } },
      events: [...rounds.entries()].flatMap(([key, { roundName, selfDueOn }]) =>
        roundName && selfDueOn
          ? [
              {
                kind: 'reminded' as const,
                personIds: told
                  .filter((person) => `${person.roundId} ${person.selfDueOn}` === key)
                  .map((person) => person.personId),
                roundName,
                dueOn: selfDueOn,
              },
            ]
          : [],
      ),
    }
  },
})
