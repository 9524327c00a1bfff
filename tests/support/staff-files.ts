import type { TableFile } from '~/domain/table-file'
import { readTableFile } from '~/platform/spreadsheet/read-table-file'

const TEST_TARO = {
  職員番号: '080001',
  氏名: '試験　太郎',
  フリガナ: 'シケン　タロウ',
  所属コード: 'S005',
  職名: '主事',
  任用形態: '正規',
  採用年月日: '2020-04-01',
  発令年月日: '2028-04-01',
}

/** A row of a staff file: 試験　太郎 of 職員課 unless something else is said. */
export type StaffFileRow = Partial<typeof TEST_TARO> & Record<string, string>

/** A staff file whose columns are those of the template and what the rows add. */
export async function staffFile(...rows: StaffFileRow[]): Promise<TableFile> {
  const columns = [...new Set([...Object.keys(TEST_TARO), ...rows.flatMap((row) => Object.keys(row))])]
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const lines = rows.map((row) => columns.map((column) => quoted({ ...TEST_TARO, ...row }[column] ?? '')).join(','))
  const read = await readTableFile(Buffer.from([columns.join(','), ...lines].join('\r\n')))
  if (!read.ok) throw new Error(read.fault.reason)
  return read.file
}
