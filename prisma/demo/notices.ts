import { addDays, type CityDate, cityDate } from '~/domain/calendar'
import { insertRows, officeTime } from './bulk'
import { type City, castMember, postOn } from './city'
import { writeLimitWarnings } from './limit-warnings'
import { writeMails } from './mails'
import { personId, type Writing } from './written'

/** お知らせ of the people whom the demo signs in as, and who looked at 石黒 美咲's record. */

type Given = { to: string; title: string; href: string; on: string; read?: boolean }

const NOTICES: readonly Given[] = [
  {
    to: '石黒 美咲',
    title: '秋の見直しがはじまりました。しめきりは 11月24日です',
    href: '/me/skills',
    on: '2028-11-01',
  },
  { to: '石黒 美咲', title: '中川課長があなたを DX推進リーダーに推薦しました', href: '/me/skills', on: '2028-10-03' },
  { to: '石黒 美咲', title: '「あるべき業務の設計」がレベル 2 で確認されました', href: '/me/skills', on: '2028-07-24' },
  { to: '石黒 美咲', title: '令和10年度の自己評価がはじまりました', href: '/me/skills', on: '2028-06-01', read: true },
  { to: '石黒 美咲', title: '高島マスターがメンターになりました', href: '/me/skills', on: '2028-05-22', read: true },
  { to: '石黒 美咲', title: '令和9年度の自己評価が確認されました', href: '/me/skills', on: '2027-07-20', read: true },
  {
    to: '中川 誠一',
    title: '秋の見直し：27 人の自己評価が確認を待っています',
    href: '/sections/S023/confirm',
    on: '2028-11-14',
  },
  { to: '中川 誠一', title: '秋の見直しがはじまりました', href: '/sections/S023', on: '2028-11-01', read: true },
  { to: '奥村 亮', title: '秋の見直し：214 人のうち 118 人が提出しました', href: '/rounds', on: '2028-11-15' },
  { to: '奥村 亮', title: '確認者のいない組織があります', href: '/rounds', on: '2028-10-02' },
  { to: '小杉 亮子', title: '10月1日付の異動を取り込みました', href: '/admin/imports', on: '2028-10-02', read: true },
  { to: '高島 直樹', title: '石黒 美咲さんのメンターになりました', href: '/people', on: '2028-05-22', read: true },
  { to: '高島 直樹', title: '秋の見直しがはじまりました', href: '/me/skills', on: '2028-11-01' },
  {
    to: '大川 徹',
    title: 'レベル 4 の確認が 2 件、レベル 3 の確認が 1 件届いています',
    href: '/reviews',
    on: '2028-11-13',
  },
  { to: '浅野 由紀', title: '令和10年度のスキルマップを公表しました', href: '/map', on: '2028-08-31' },
  { to: '酒井 文', title: '秋の見直しの自己評価が戻りました：証跡がありません', href: '/me/skills', on: '2028-11-13' },
]

export async function writeNotices(writing: Writing, city: City): Promise<void> {
  const rows = NOTICES.map(({ to, title, href, on, read }) => {
    const day = cityDate(on)
    return {
      person_id: personId(writing, castMember(city, to)),
      title,
      href,
      created_on: day,
      created_at: officeTime(day, 0.15),
      read_at: read ? officeTime(addDays(day, 1), 0.2) : null,
    }
  })
  await insertRows(writing.sql, 'notice', rows)
  await writeLimitWarnings(writing)
  await writeMails(writing, cityDate('2028-10-01'), personId(writing, castMember(city, '高島 直樹')))
}

export async function writeLooks(writing: Writing, city: City): Promise<void> {
  const ishiguro = castMember(city, '石黒 美咲')
  const section = city.people.filter((person) => postOn(person, writing.today)?.unit === 'S023')
  const alone = [personId(writing, ishiguro)]
  const all = section.map((person) => personId(writing, person)).sort((a, b) => a - b)
  const look = (by: string, as: string, page: string, on: CityDate, part: number, people: number[]) => ({
    at: officeTime(on, part),
    account_id: writing.accountIds.get(castMember(city, by)),
    acted_as: as,
    page,
    person_ids: people.filter((id) => id !== personId(writing, castMember(city, by))),
  })
  const page = `/people/${ishiguro.number}`
  await insertRows(writing.sql, 'look', [
    look('中川 誠一', 'head', '/sections/S023/confirm', cityDate('2028-07-21'), 0.55, all),
    look('奥村 亮', 'dx_office', page, cityDate('2028-09-12'), 0.4, alone),
    look('中川 誠一', 'head', '/sections/S023', cityDate('2028-10-03'), 0.3, all),
    look('高島 直樹', 'mentor', page, cityDate('2028-10-24'), 0.6, alone),
    look('小杉 亮子', 'hr_section', page, cityDate('2028-11-08'), 0.7, alone),
    look('中川 誠一', 'head', '/sections/S023/confirm', cityDate('2028-11-14'), 0.9, all),
  ])
}
