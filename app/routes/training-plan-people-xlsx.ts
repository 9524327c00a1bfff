import type { LoaderFunctionArgs } from '@remix-run/node'
import { planPeopleFile } from '~/features/training-plan/plan-people.server'
import { peopleRows, workbookResponse } from '~/features/training-plan/plan-sheets'
import { peopleParamsOf } from '~/features/training-plan/plan-state'

export async function loader({ request }: LoaderFunctionArgs) {
  const { title, people } = await planPeopleFile(request, peopleParamsOf(request))
  return workbookResponse(title, [{ name: '研修が要る人', rows: peopleRows(people) }])
}
