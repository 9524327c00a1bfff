import { type CityDate, cityDate } from '~/domain/calendar'
import { type RecordedRows, record } from '~/facts/record'
import { type City, castMember, holdsOn, type Person, postOn } from './city'
import { sectionOfCode } from './establishment'
import type { Programme } from './programme'
import { candidacies, type RoleSpan } from './standing'
import type { Volunteer } from './volunteers'
import { byDay, enteredOn, personId, unitId, type Writing } from './written'

type CertificateRow = Omit<RecordedRows['certificate_event'], 'personId'> & { person: Person; enteredOn: CityDate }

const THROUGH_R12 = cityDate('2031-03-31')
const THROUGH_R13 = cityDate('2032-03-31')

/** 認定・指定 as dated events; the timeline's counts are held by a test. */
export async function writeCertificates(writing: Writing, programme: Programme): Promise<void> {
  for (const [day, rows] of byDay(certificateEvents(programme), (row) => row.enteredOn)) {
    const ready = rows.map(({ person, enteredOn: _, ...row }) => ({ ...row, personId: personId(writing, person) }))
    await record(writing.sql, 'certificate_event', ready, enteredOn(day, 0.7))
  }
}

function certificateEvents(programme: Programme): CertificateRow[] {
  const conditional = new Map<Person, CityDate>([
    ...[...programme.conditionalMet, ...programme.conditionalLapsed].map((one): [Person, CityDate] => [
      one,
      cityDate('2028-09-30'),
    ]),
    ...programme.conditionalOpen.map((one): [Person, CityDate] => [one, cityDate('2029-01-31')]),
    ...programme.conditionalOpenThird.map((one): [Person, CityDate] => [one, cityDate('2029-06-30')]),
  ])
  const grant = (on: string, role: string, through: CityDate) => (person: Person) =>
    event(person, role, 'grant', on, 'valid', { through, conditional: conditional.get(person) ?? null })
  const leader = (
    person: Person,
    name: string,
    on: string,
    state: 'valid' | 'suspended' | 'ended',
    note: string | null = null,
  ) => event(person, 'DX_LEADER', name, on, state, { through: THROUGH_R12, note })
  return [
    ...programme.leadersFirst.map(grant('2027-10-19', 'DX_LEADER', THROUGH_R12)),
    ...programme.leadersSecond.map(grant('2028-02-22', 'DX_LEADER', THROUGH_R12)),
    ...programme.masters.map(grant('2028-02-22', 'DX_MASTER', THROUGH_R12)),
    leader(programme.suspendedForChildcare, 'suspend', '2028-03-01', 'suspended'),
    ...programme.dataSpecialists.slice(0, 2).map(grant('2028-03-15', 'DATA_SPECIALIST', THROUGH_R12)),
    {
      ...leader(programme.leftLate, 'leave', '2028-03-20', 'ended', '年度末の確定の後に届いた発令'),
      enteredOn: cityDate('2028-04-18'),
    },
    leader(programme.retired, 'leave', '2028-04-01', 'ended', '3月31日退職'),
    leader(programme.cameBack, 'restart', '2028-05-01', 'valid', '定年前再任用'),
    ...programme.conditionalMet.map((person) => leader(person, 'condition_met', '2028-07-20', 'valid')),
    leader(programme.leftInSummer, 'leave', '2028-09-01', 'ended', '8月31日退職'),
    ...programme.dataSpecialists.slice(2).map(grant('2028-09-14', 'DATA_SPECIALIST', THROUGH_R13)),
    event(programme.suspendedForChildcare, 'DX_LEADER', 'resume', '2028-09-15', 'valid', { through: THROUGH_R13 }),
    ...programme.leadersThird.map(grant('2028-10-17', 'DX_LEADER', THROUGH_R13)),
    ...[programme.promoted].map(grant('2028-10-17', 'DX_MASTER', THROUGH_R13)),
    leader(programme.seconded, 'suspend', '2028-11-01', 'suspended'),
  ]
}

function event(
  person: Person,
  role: string,
  name: string,
  on: string,
  state: 'valid' | 'suspended' | 'ended',
  more: { through: CityDate; conditional?: CityDate | null; note?: string | null },
): CertificateRow {
  const effectiveOn = cityDate(on)
  return {
    person,
    role,
    event: name,
    effectiveOn,
    state,
    validThrough: more.through,
    conditionalThrough: more.conditional ?? null,
    note: more.note ?? null,
    enteredOn: effectiveOn,
  }
}

/** 暫定メンター by the fiscal year; the officer has a file of his own. */
export async function writeProvisionalMentors(writing: Writing, programme: Programme): Promise<void> {
  const span = (person: Person, from: string, to: string) => ({
    personId: personId(writing, person),
    role: 'PROVISIONAL_MENTOR',
    validFrom: cityDate(from),
    validTo: cityDate(to),
  })
  const mentors = programme.provisionalMentors
  const rows = [
    ...mentors.map((person) => span(person, '2027-04-01', '2028-04-01')),
    ...mentors.slice(0, 10).map((person) => span(person, '2028-04-01', '2029-04-01')),
  ]
  for (const [day, some] of byDay(rows, (row) => row.validFrom))
    await record(writing.sql, 'appointment', some, enteredOn(day, 0.2))
}

export async function writeAims(
  writing: Writing,
  city: City,
  programme: Programme,
  volunteers: ReadonlyMap<Person, Volunteer>,
): Promise<void> {
  const spans = candidacies(programme)
  const chosen = [...volunteers.values()].flatMap(({ person, aim }): RoleSpan[] =>
    aim === null ? [] : [{ person, role: aim, from: cityDate('2028-05-22'), to: null }],
  )
  const aims = [...spans, ...chosen].map(({ person, role, from, to }) => ({
    personId: personId(writing, person),
    role,
    validFrom: from,
    validTo: to,
  }))
  for (const [day, rows] of byDay(aims, (row) => row.validFrom))
    await record(writing.sql, 'role_aim', rows, enteredOn(day, 0.25))
  const again = { person: castMember(city, '石黒 美咲'), role: 'DX_LEADER', from: cityDate('2028-10-03') }
  const nominations = [...spans, again].map(({ person, role, from }) => {
    const { unit, head } = headOver(city, person, from)
    return {
      personId: personId(writing, person),
      role,
      unitId: unitId(writing, unit),
      nominatedById: personId(writing, head),
      nominatedOn: from,
    }
  })
  for (const [day, rows] of byDay(nominations, (row) => row.nominatedOn)) {
    await record(writing.sql, 'nomination', rows, enteredOn(day, 0.5))
  }
}

export function headOver(city: City, person: Person, day: CityDate): { unit: string; head: Person } {
  const unit = sectionOfCode(postOn(person, day)?.unit ?? '')
  const head = city.heads.find((one) => one.unit === unit && holdsOn(one, day))
  if (!head || head.person === person) throw new Error(`nobody nominates ${person.number}`)
  return { unit, head: head.person }
}
