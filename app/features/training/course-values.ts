import { fiscalYear, fiscalYearInWareki } from '~/domain/calendar'
import type { EditCoursePage } from './edit-course.server'

/** The values with which the form of a course opens, by the names of its fields. */
export function courseValues({ course, today, fiscalYear: year }: EditCoursePage): Record<string, string> {
  if (!course) {
    return {
      from: today,
      fromFiscalYear: fiscalYearInWareki(fiscalYear(year)),
      sessionsPerYear: '1',
      recurrence: 'once',
    }
  }
  const count = (value: number | null) => (value === null ? '' : String(value))
  const values: Record<string, string> = {
    code: course.code,
    title: course.title,
    providerType: course.providerType,
    providerName: course.providerName,
    format: course.format,
    hours: String(course.hours),
    capacityPerSession: count(course.capacityPerSession),
    sessionsPerYear: count(course.sessionsPerYear),
    annualCapacity: count(course.annualCapacity),
    capacityByYear: Object.entries(course.capacityByYear)
      .map(([each, seats]) => `${fiscalYearInWareki(fiscalYear(Number(each)))} ${seats}`)
      .join('\n'),
    fromFiscalYear: fiscalYearInWareki(course.fromFiscalYear),
    recurrence: course.recurrence,
    completionCriteria: course.completionCriteria,
    costPerSession: count(course.costPerSession),
    from: today,
  }
  course.develops.forEach(({ skillCode, toLevel }, row) => {
    values[`develops[${row}].skill`] = skillCode
    values[`develops[${row}].level`] = String(toLevel)
  })
  return values
}
