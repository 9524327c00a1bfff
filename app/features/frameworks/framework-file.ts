import { frameworkAsCase } from '~/domain/framework-as-case'
import { frameworkAsTable } from '~/domain/framework-as-table'
import { type StoredFramework, withoutKeys } from '~/facts/frameworks'
import { toCsv } from '~/platform/spreadsheet/write-table-file'

export const FRAMEWORK_FILES = ['case', 'csv'] as const
export type FrameworkFileFormat = (typeof FRAMEWORK_FILES)[number]

/** A framework as a file to be given on. */
export function frameworkFile(
  framework: StoredFramework,
  format: FrameworkFileFormat,
): { name: string; type: string; body: string } {
  const name = `${framework.code}_${framework.version}`
  if (format === 'csv') {
    return {
      name: `${name}.csv`,
      type: 'text/csv; charset=utf-8',
      body: toCsv(frameworkAsTable(withoutKeys(framework))),
    }
  }
  const whole = frameworkAsCase(withoutKeys(framework), framework.recordedAt.toISOString())
  return { name: `${name}.case.json`, type: 'application/json', body: JSON.stringify(whole, null, 1) }
}
