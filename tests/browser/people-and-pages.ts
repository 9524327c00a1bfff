/** Every page of the portal and who may open it: the table that the walk holds (rule 5). */
export const PEOPLE = [
  '職員',
  '所属長',
  '職員課',
  '事務局',
  'リーダー',
  'マスター',
  'デジタル技術官',
  '部局長',
  '監査',
  '管理者',
] as const
export type Kind = (typeof PEOPLE)[number]

/** Who gets the page; everybody else gets `otherwise`: 403 for a page one's role lacks, 404 for a record unknown to one. */
type Page = { path: string; who: readonly Kind[]; otherwise: 403 | 404 }

const EVERYBODY = PEOPLE
const STAFF = PEOPLE.filter((kind) => kind !== '監査')
const OFFICE: Kind[] = ['職員課', '事務局']

export function pages(found: { misaki: string; round: string }): Page[] {
  return [
    { path: '/', who: EVERYBODY, otherwise: 403 },
    { path: '/notices', who: EVERYBODY, otherwise: 403 },
    { path: '/me/mail', who: STAFF, otherwise: 403 },
    { path: '/purpose', who: STAFF, otherwise: 403 },
    { path: '/me/skills', who: STAFF, otherwise: 403 },
    { path: '/me/skills/review', who: STAFF, otherwise: 403 },
    { path: '/me/skills/submit', who: STAFF, otherwise: 403 },
    { path: '/me/skills/extended', who: STAFF, otherwise: 403 },
    { path: '/me/skills/AUT', who: STAFF, otherwise: 403 },
    { path: '/me/off-cycle', who: STAFF, otherwise: 403 },
    { path: '/me/aim', who: STAFF, otherwise: 403 },
    { path: '/me/access-log', who: STAFF, otherwise: 403 },
    { path: '/proxy', who: EVERYBODY, otherwise: 403 },
    { path: '/sections/S023', who: ['所属長', ...OFFICE], otherwise: 404 },
    { path: '/sections/S023/skills.xlsx', who: ['所属長', ...OFFICE], otherwise: 404 },
    { path: '/sections/S023/confirm', who: ['所属長', '部局長'], otherwise: 404 },
    { path: '/sections/S023/delegates', who: ['所属長', '事務局'], otherwise: 404 },
    { path: '/sections/S023/inclusions', who: ['所属長'], otherwise: 404 },
    { path: '/sections/S023/nominations', who: ['所属長'], otherwise: 404 },
    { path: `/proxy/${found.misaki}`, who: [], otherwise: 404 },
    { path: `/proxy/${found.misaki}/paper`, who: ['所属長'], otherwise: 404 },
    { path: '/reviews', who: EVERYBODY, otherwise: 403 },
    { path: '/map', who: EVERYBODY, otherwise: 403 },
    { path: '/map?asOf=2027-10-01&view=table', who: EVERYBODY, otherwise: 403 },
    { path: '/map.csv', who: EVERYBODY, otherwise: 403 },
    { path: '/map.xlsx', who: EVERYBODY, otherwise: 403 },
    { path: '/standard', who: EVERYBODY, otherwise: 403 },
    { path: '/standard/skills/AUT-RPA', who: EVERYBODY, otherwise: 403 },
    { path: '/standard/roles/DX_LEADER', who: EVERYBODY, otherwise: 403 },
    { path: '/people', who: EVERYBODY, otherwise: 403 },
    {
      path: `/people/${found.misaki}`,
      who: ['職員', '所属長', 'マスター', ...OFFICE],
      otherwise: 404,
    },
    { path: '/rounds', who: ['事務局'], otherwise: 403 },
    { path: '/rounds/new', who: ['事務局'], otherwise: 403 },
    { path: '/rounds/vacancies', who: ['事務局'], otherwise: 403 },
    { path: found.round, who: ['事務局'], otherwise: 403 },
    { path: '/admin/imports', who: ['職員課', '事務局', '管理者'], otherwise: 403 },
    { path: '/admin/mail', who: ['事務局', '管理者'], otherwise: 403 },
    { path: '/admin/mail?state=dead', who: ['事務局', '管理者'], otherwise: 403 },
    { path: '/admin/mail/2147483647', who: [], otherwise: 404 },
    { path: '/admin/clock', who: ['管理者'], otherwise: 403 },
    { path: '/help', who: EVERYBODY, otherwise: 403 },
    { path: '/privacy', who: EVERYBODY, otherwise: 403 },
    { path: '/people/999999', who: [], otherwise: 404 },
    { path: '/sections/S999', who: [], otherwise: 404 },
    { path: '/nowhere', who: [], otherwise: 404 },
  ]
}
