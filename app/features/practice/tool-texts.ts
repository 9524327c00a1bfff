import type { z } from 'zod'
import { refuse } from '~/access/command'
import type { CityDate } from '~/domain/calendar'
import type { ToolTexts } from '~/facts/inhouse-tools'
import { organisationOn } from '~/facts/organisation'
import { projectUnit } from '~/facts/projects'
import type { Sql } from '~/facts/sql'
import type { editToolForm } from './tool-forms'

type Written = Omit<z.output<typeof editToolForm>, 'tool' | 'revision'>

/** What was written of a tool as it is kept. `kept` is its unit until now, which may be one that is gone. */
export async function toolTextsOf(
  sql: Sql,
  day: CityDate,
  { unit, sourceProject, documentsUrl, note, ...rest }: Written,
  kept: { unitCode: string; unitId: number } | null = null,
): Promise<ToolTexts | { refused: string }> {
  const organisation = await organisationOn(sql, day)
  const unitId = organisation.byCode.get(unit)?.unitId ?? (kept?.unitCode === unit ? kept.unitId : null)
  if (unitId === null) return refuse('この所属は見つかりません。一覧から選び直してください。')
  if (sourceProject !== null && (await projectUnit(sql, sourceProject)) === null) {
    return refuse('その番号の業務改善はありません。業務改善のページのアドレスを写してください。')
  }
  return { ...rest, unitId, documentsUrl: documentsUrl || null, note: note || null, projectId: sourceProject }
}
