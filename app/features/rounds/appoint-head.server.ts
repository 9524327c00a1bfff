import { command, refuse } from '~/access/command'
import { unitCalled } from '~/access/subject'
import { UNIT_HEAD_KIND_WORDS } from '~/domain/terms'
import { appointHeadFrom } from '~/facts/unit-heads'
import { appointHeadForm } from '~/features/rounds/round-forms'

/** Fills the place of a unit's head, or of one who acts for it (事務取扱), from a day on. */
export const appointHead = command({
  action: 'head.appoint',
  input: appointHeadForm,
  subject: (input, sql) => unitCalled(sql, input.unit),
  async run({ sql, stamp }, input) {
    const [unit] = await sql.$queryRaw<{ unitId: number; name: string }[]>`
      SELECT u.unit_id AS "unitId", u.name FROM units_on(${input.from}::date) u WHERE u.code = ${input.unit}`
    if (!unit) return refuse('この日に、その組織はありません。日付を確かめてください。')
    const [person] = await sql.$queryRaw<{ personId: number; name: string }[]>`
      SELECT n.person_id AS "personId", a.name FROM staff_numbers() n
      JOIN posts_on(${input.from}::date) p ON p.person_id = n.person_id AND p.kind = 'primary'
      JOIN particulars_on(${input.from}::date) a ON a.person_id = n.person_id
      WHERE n.number = ${input.staffNumber}`
    if (!person) return refuse('その職員番号の人は、この日に在職していません。先頭の 0 も入れて確かめてください。')
    const headId = await appointHeadFrom(
      sql,
      { unitId: unit.unitId, personId: person.personId, kind: input.kind, from: input.from },
      stamp,
    )
    return {
      did: { name: person.name, unit: unit.name, kind: UNIT_HEAD_KIND_WORDS[input.kind] },
      audit: {
        subjectKind: 'unit_head',
        subjectId: headId,
        subjectPersonId: person.personId,
        detail: { unit: input.unit, kind: input.kind, from: input.from },
      },
    }
  },
})
