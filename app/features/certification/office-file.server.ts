import { read } from '~/access/read'
import { organisationToday } from '~/access/relations'
import { theCity } from '~/access/subject'
import { PIPELINE_STAGE_WORDS } from '~/domain/terms'
import { MEDIA_TYPES } from '~/platform/file-kind'
import { type ExportSheet, toXlsx } from '~/platform/spreadsheet/write-table-file'
import { officeApplications } from './office-applications'
import { namedCandidates, officeCandidates } from './office-candidates'
import { officeExpiring } from './office-expiring'
import { officeParams } from './office-params'
import { OFFICE_STATE_WORDS } from './office-words'

/** The same as a workbook: one role or all of them, every row (rule 10). */
export const officeFile = read({
  action: 'certification.read',
  params: officeParams,
  subject: () => theCity,
  async run({ sql, viewer, today, relations }, { role }) {
    const isOffice = relations.has('dx_office')
    const ofRole = <Row extends { role: string }>(rows: readonly Row[]) =>
      role === '' ? [...rows] : rows.filter((row) => row.role === role)
    const [organisation, open, found] = await Promise.all([
      organisationToday(sql, viewer),
      officeApplications(sql, today),
      isOffice ? officeCandidates(sql, today) : [],
    ])
    const applications = ofRole(open)
    const candidates = await namedCandidates(sql, ofRole(found), organisation, today)
    const expiring = ofRole(await officeExpiring(sql, organisation, open, today))
    const sheets: ExportSheet[] = [
      ...(isOffice ? [applicationSheet(applications), candidateSheet(candidates)] : []),
      expiringSheet(expiring),
    ]
    const shown = [...(isOffice ? [...applications, ...candidates] : []), ...expiring].map(({ personId }) => personId)
    return {
      page: { sheets, today },
      looked: [...new Set(shown)].filter((personId) => personId !== viewer.personId),
    }
  },
})

/** The answer to a request for the file. */
export async function officeFileResponse({ sheets, today }: Awaited<ReturnType<typeof officeFile>>): Promise<Response> {
  const file = encodeURIComponent(`認定_${today}.xlsx`)
  return new Response(new Uint8Array(await toXlsx(sheets)), {
    headers: {
      'Content-Type': MEDIA_TYPES.xlsx,
      'Content-Disposition': `attachment; filename="certification_${today}.xlsx"; filename*=UTF-8''${file}`,
      'Cache-Control': 'no-store',
    },
  })
}

const PERSON = ['職員番号', '氏名', '所属']

function applicationSheet(rows: Awaited<ReturnType<typeof officeApplications>>): ExportSheet {
  return {
    name: '申請',
    rows: [
      [...PERSON, '役割', '区分', '状態', '待っている先', '待ちはじめた日', '待った日数', '決定の期限'],
      ...rows.map((one) => [
        one.staffNumber,
        one.name,
        one.unitName,
        one.roleWord,
        one.stage,
        OFFICE_STATE_WORDS[one.state],
        one.waitsFor,
        one.since,
        one.waitedDays,
        one.decideBy,
      ]),
    ],
  }
}

function candidateSheet(rows: Awaited<ReturnType<typeof namedCandidates>>): ExportSheet {
  return {
    name: '候補',
    rows: [
      [...PERSON, '役割', '段階', '残る条件'],
      ...rows.map((one) => [
        one.staffNumber,
        one.name,
        one.unitName,
        one.roleWord,
        PIPELINE_STAGE_WORDS[one.stage],
        one.missing.join('、'),
      ]),
    ],
  }
}

function expiringSheet(rows: Awaited<ReturnType<typeof officeExpiring>>): ExportSheet {
  return {
    name: '期限が近い',
    rows: [
      [...PERSON, '役割', '期限', 'あと（日）', '条件付き', '申請'],
      ...rows.map((one) => [
        one.staffNumber,
        one.name,
        one.unitName,
        one.roleWord,
        one.limit,
        one.days,
        one.conditional ? '条件付き' : '',
        one.application?.stage ?? '',
      ]),
    ],
  }
}
