/** In which forms a standard goes out, with what each is for. */
export const STANDARD_FORMATS = {
  xlsx: {
    ending: '.xlsx',
    label: 'Excel ブック',
    use: '表計算ソフトで見る・直すとき。スキル・レベル指標・役割などのシートに分かれ、直したものをそのまま取り込めます。',
  },
  csv: {
    ending: '.csv',
    label: 'CSV',
    use: 'ほかのシステムや古い表計算ソフトに渡すとき。Excel ブックと同じシートが 1 つのファイルに続けて入ります（UTF-8）。',
  },
  case: {
    ending: '_CASE.json',
    label: 'CASE 1.1',
    use: 'スキルの枠組みを扱う国際規格（1EdTech CASE）の CFPackage（JSON）。学習や資格のシステムとやりとりするとき。',
  },
  json: {
    ending: '.json',
    label: 'ポータルの JSON',
    use: '別の DX人材ポータルへ移すとき、控えに残すとき。',
  },
} as const

export type StandardFormat = keyof typeof STANDARD_FORMATS

export const STANDARD_FORMAT_NAMES = Object.keys(STANDARD_FORMATS) as [StandardFormat, ...StandardFormat[]]

export function exportFileHref(version: string, format: StandardFormat): string {
  return `/standard/export/${encodeURIComponent(version)}/${format}`
}
