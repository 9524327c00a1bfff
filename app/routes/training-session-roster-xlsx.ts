import type { LoaderFunctionArgs } from '@remix-run/node'
import { roster } from '~/features/enrolment/roster.server'
import { rosterSheets } from '~/features/enrolment/roster-sheet'
import { MEDIA_TYPES } from '~/platform/file-kind'
import { toXlsx } from '~/platform/spreadsheet/write-table-file'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await roster(request, { id: params.id ?? '', page: null })
  const name = encodeURIComponent(`受講者名簿_${page.session.courseCode}_${page.session.name}.xlsx`)
  return new Response(new Uint8Array(await toXlsx(rosterSheets(page))), {
    headers: {
      'Content-Type': MEDIA_TYPES.xlsx,
      'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
    },
  })
}
