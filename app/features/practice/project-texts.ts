import type { z } from 'zod'
import { refuse } from '~/access/command'
import type { CityDate } from '~/domain/calendar'
import { organisationOn } from '~/facts/organisation'
import type { Sql } from '~/facts/sql'
import { standardInForce } from '~/facts/standard'
import type { ProjectTexts } from '~/facts/write-projects'
import type { editForm } from './practice-forms'

type Written = Omit<z.output<typeof editForm>, 'project' | 'revision'>

/** What was written in a form as it is kept: the unit by its id, the tools of the standard by their codes. */
export async function textsOf(
  sql: Sql,
  day: CityDate,
  { unit, tools, ...rest }: Written,
  keepUnitId: number | null = null,
): Promise<ProjectTexts | { refused: string }> {
  const [organisation, named] = await Promise.all([organisationOn(sql, day), namedTools(sql, day)])
  const found = organisation.byCode.get(unit)
  const unitId = found?.unitId ?? keepUnitId
  if (unitId === null) return refuse('この所属は見つかりません。一覧から選び直してください。')
  const codes = tools.map((tool) => named.find(({ code, name }) => code === tool || name === tool)?.code ?? tool)
  const words = codes.map((code) => named.find((tool) => tool.code === code)?.name ?? '')
  return { ...rest, unitId, tools: [...new Set(codes)], toolNames: words.filter((word) => word !== '') }
}

/** The tools of the standard in force: code and name. */
export async function namedTools(sql: Sql, day: CityDate): Promise<{ code: string; name: string }[]> {
  const standard = await standardInForce(sql, day)
  return standard?.tools.map(({ code, name }) => ({ code, name })) ?? []
}
