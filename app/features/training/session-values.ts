import type { SessionFormPage } from './edit-session.server'

/** The values with which the form of a session opens, by the names of its fields. */
export function sessionValues({ session, course, departments }: SessionFormPage): Record<string, string> {
  if (!session) return { capacity: course?.capacity ? String(course.capacity) : '' }
  const codes = new Map(departments.map(({ unitId, code }) => [unitId, code]))
  const values: Record<string, string> = {
    name: session.name,
    startsOn: session.startsOn,
    endsOn: session.endsOn,
    place: session.place ?? '',
    url: session.url ?? '',
    capacity: session.capacity === null ? '' : String(session.capacity),
    applyBy: session.applyBy,
    note: session.note ?? '',
  }
  if (session.days.length > 0) {
    // The span follows from the days: left empty, it moves with them.
    values.startsOn = session.startsOn === session.days[0]?.on ? '' : session.startsOn
    values.endsOn = session.endsOn === session.days.at(-1)?.on ? '' : session.endsOn
  }
  session.days.forEach((day, row) => {
    for (const field of ['on', 'from', 'to'] as const) values[`days[${row}].${field}`] = day[field]
  })
  session.quotas.forEach((quota) => {
    if (quota.kind === 'role') values[`roleSeats.${quota.role}`] = String(quota.seats)
  })
  session.quotas
    .filter((quota) => quota.kind === 'department')
    .forEach((quota, row) => {
      values[`departmentSeats[${row}].unit`] = codes.get(quota.unitId) ?? ''
      values[`departmentSeats[${row}].seats`] = String(quota.seats)
    })
  return values
}
