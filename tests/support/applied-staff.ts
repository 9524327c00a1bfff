import type { KnownPerson, KnownStaff } from '~/domain/known-staff'
import { afterOperation, type PersonOperation, type StaffOperation, unknownPerson } from '~/domain/staff-operations'

/** What is known of the people after a plan was taken over: the same as the database does, on plain data. */
export function afterStaff(known: KnownStaff, operations: readonly StaffOperation[]): KnownStaff {
  const people = new Map(known.map((person) => [person.staffNumber, person]))
  for (const operation of operations) {
    if (operation.kind === 'head' || operation.kind === 'head-ends') continue
    const { line: _line, staffNumber, ...rest } = operation
    const before: KnownPerson = people.get(staffNumber) ?? unknownPerson(staffNumber)
    people.set(staffNumber, afterOperation(before, rest as PersonOperation))
  }
  return [...people.values()]
}
