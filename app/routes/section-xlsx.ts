import type { LoaderFunctionArgs } from '@remix-run/node'
import { sectionSkills } from '~/features/section/section.server'
import { sectionSheets } from '~/features/section/section-sheet'
import { MEDIA_TYPES } from '~/platform/file-kind'
import { toXlsx } from '~/platform/spreadsheet/write-table-file'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const asOf = new URL(request.url).searchParams.get('asOf')
  const section = await sectionSkills(request, { code: params.code ?? '', asOf })
  const name = encodeURIComponent(`${section.unit.name}のスキル_${section.day}.xlsx`)
  return new Response(new Uint8Array(await toXlsx(sectionSheets(section))), {
    headers: {
      'Content-Type': MEDIA_TYPES.xlsx,
      'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
    },
  })
}
