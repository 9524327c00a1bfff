import { addDays, cityDate } from '~/domain/calendar'
import { record } from '~/facts/record'
import { insertRows } from './bulk'
import { type City, castMember, type Person } from './city'
import { enteredOn, personId, type Writing } from './written'

/** 大川 徹, デジタル技術官: hired in R8 for the five years from R9 on, what the city expects, and what he hands over. */

const HIRE_DECIDED_ON = cityDate('2027-02-15')
const TERM_FROM = cityDate('2027-04-01')
const TERM_THROUGH = cityDate('2032-03-31')

export async function writeOfficer(writing: Writing, city: City): Promise<void> {
  const officer = castMember(city, '大川 徹')
  const office = castMember(city, '奥村 亮')
  const term = {
    personId: personId(writing, officer),
    role: 'TECH_OFFICER',
    validFrom: TERM_FROM,
    validTo: addDays(TERM_THROUGH, 1),
    hireDecidedOn: HIRE_DECIDED_ON,
    termEndsOn: TERM_THROUGH,
  }
  await record(writing.sql, 'appointment', [term], enteredOn(HIRE_DECIDED_ON, 0.5))
  await insertRows(
    writing.sql,
    'officer_text',
    TEXTS.map(({ kind, version, on, sections }) => {
      const day = cityDate(on)
      const writer: Person = kind === 'handover' ? officer : office
      return {
        person_id: personId(writing, officer),
        kind,
        version,
        effective_on: day,
        sections,
        recorded_at: enteredOn(day, 0.3).at,
        recorded_by: writing.accountIds.get(writer) ?? null,
      }
    }),
  )
}

type Written = {
  kind: 'expectation' | 'handover'
  version: number
  on: string
  sections: { heading: string; text: string }[]
}

const EXPECTED_FIRST = [
  {
    heading: '役割',
    text: 'デジタル人材の育成で、最後のよりどころになる。レベル 4 を確認し、マスターの候補を承認する。',
  },
  {
    heading: '着任から 1 年',
    text: '庁内の業務とツールを知る。最初のリーダー 30 人と、マスター 2 人の認定までを支える。',
  },
  { heading: '任期の終わりまで', text: 'マスターが自分たちで次のマスターを育てられるようにする。' },
  { heading: '権限と相談先', text: '情報システム課に席を置く。判断に迷うことは、企画管理部長に相談する。' },
]

const TEXTS: readonly Written[] = [
  { kind: 'expectation', version: 1, on: '2027-04-01', sections: EXPECTED_FIRST },
  {
    kind: 'expectation',
    version: 2,
    on: '2028-04-03',
    sections: [
      ...EXPECTED_FIRST.map((section) =>
        section.heading === '着任から 1 年'
          ? {
              heading: '令和10年度',
              text: 'マスターの指導の席を使い切る。ノーコードと統合コラボレーションツールの全庁展開で、内製の決まりを整える。',
            }
          : section,
      ),
      { heading: 'しないこと', text: '個々の内製ツールの保守。担当の所属とリーダーが続ける。' },
    ],
  },
  {
    kind: 'handover',
    version: 1,
    on: '2028-10-02',
    sections: [
      {
        heading: '続いている仕事',
        text: '内製ツールの台帳の見直し（年 2 回）。次は令和11年1月。担当のいないツールを先に見る。',
      },
      {
        heading: '指導している人',
        text: 'マスターの候補 5 人。面談は月 1 回。記録は「指導」にある。',
      },
      { heading: 'システムと契約', text: 'RPA の契約は毎年 3 月に更新する。窓口は情報システム課の管理係。' },
      { heading: '約束と注意', text: 'レベル 4 の確認は、頼まれてから 2 週間のうちに返すと約束している。' },
    ],
  },
]
