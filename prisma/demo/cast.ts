import type { Sex } from './names'

/** The people whom the timeline and the reference screens name: always in the place given here, from the first day. */
export type CastMember = {
  /** Family name, given name, and both in kana. */
  name: string
  sex: Sex
  unit: string
  title: string
  /** Age on 1 April 2026. */
  age: number
  /** Joins on this day instead of being there from the first. */
  joins?: string
  fixedTermEnds?: string
  /** An earlier post, before the portal's history begins. */
  before?: { unit: string; title: string; from: string; to: string }
}

const m = (name: string, unit: string, title: string, age: number, more: Partial<CastMember> = {}): CastMember => ({
  name,
  sex: 'male',
  unit,
  title,
  age,
  ...more,
})
const f = (name: string, unit: string, title: string, age: number, more: Partial<CastMember> = {}): CastMember => ({
  ...m(name, unit, title, age, more),
  sex: 'female',
})

/** 介護保険課, as the reference screens show it. */
const CARE_INSURANCE: CastMember[] = [
  m('中川 誠一 ナカガワ セイイチ', 'S023', '課長', 54),
  m('黒田 修 クロダ オサム', 'S023', '係長', 49),
  f('吉崎 久美子 ヨシザキ クミコ', 'S023', '係長', 47),
  m('橋本 健太 ハシモト ケンタ', 'S023', '主査', 43),
  f('山崎 恵 ヤマザキ メグミ', 'S023', '主査', 41),
  m('柳原 智也 ヤナギハラ トモヤ', 'S023', '主査', 38, { fixedTermEnds: '2029-03-31' }),
  m('砂田 浩二 スナダ コウジ', 'S023', '主査', 52),
  f('竹内 沙織 タケウチ サオリ', 'S023', '主査', 40),
  m('前田 剛 マエダ ツヨシ', 'S023', '主査', 46),
  m('米田 和也 ヨネダ カズヤ', 'S023', '主査', 44),
  m('川合 正樹 カワイ マサキ', 'S023', '主査', 55),
  f('林 直子 ハヤシ ナオコ', 'S023', '主任', 39),
  m('窪田 拓也 クボタ タクヤ', 'S023', '主任', 34),
  f('北村 彩 キタムラ アヤ', 'S023', '主任', 32),
  m('藤井 翔 フジイ ショウ', 'S023', '主任', 31),
  f('長谷川 美咲 ハセガワ ミサキ', 'S023', '主任', 33),
  m('野上 慎吾 ノガミ シンゴ', 'S023', '主任', 37),
  f('森 真理 モリ マリ', 'S023', '主任', 38),
  f('島田 陽子 シマダ ヨウコ', 'S023', '主任', 36),
  f('石黒 美咲 イシグロ ミサキ', 'S023', '主任', 30),
  f('堀 千尋 ホリ チヒロ', 'S023', '主任', 35),
  f('酒井 文 サカイ アヤ', 'S023', '主任', 34),
  f('宮本 香織 ミヤモト カオリ', 'S023', '主任', 33),
  m('水野 啓介 ミズノ ケイスケ', 'S023', '主事', 27),
  f('稲垣 玲子 イナガキ レイコ', 'S023', '主事', 28),
  m('寺井 隆 テライ タカシ', 'S023', '主事', 22, { joins: '2028-04-01' }),
  f('谷口 葵 タニグチ アオイ', 'S023', '主事', 24),
  f('桑原 奈々 クワハラ ナナ', 'S023', '主事', 26),
  f('西田 舞 ニシダ マイ', 'S023', '主事', 25),
  m('石黒 誠 イシグロ マコト', 'S023', '主事', 29),
  m('松井 亮 マツイ リョウ', 'S023', '主事', 23),
  f('大島 遥 オオシマ ハルカ', 'S023', '主事', 25),
  m('浦田 悟 ウラタ サトル', 'S023', '主事', 28),
  m('沢田 学 サワダ マナブ', 'S023', '主事', 27),
]

const PROGRAMME: CastMember[] = [
  f('浅野 由紀 アサノ ユキ', 'S019', '部長', 57),
  m('水橋 隆之 ミズハシ タカユキ', 'S001', '部長', 58),
  f('荒木 恵子 アラキ ケイコ', 'S012', '部長', 57),
  m('奥村 亮 オクムラ リョウ', 'S006-02', '係長', 44),
  f('小杉 亮子 コスギ リョウコ', 'S005-03', '係長', 46),
  m('四方 哲也 ヨカタ テツヤ', 'S006', '課長', 53),
  f('立山 典子 タテヤマ ノリコ', 'S005', '課長', 55),
  m('城端 徹 ジョウハナ トオル', 'S006-04', '主任', 36),
  m('坂井 健 サカイ ケン', 'S022', '主任', 34),
  m('大川 徹 オオカワ トオル', 'S006-01', '主査', 48, { joins: '2027-04-01', fixedTermEnds: '2032-03-31' }),
  m('高島 直樹 タカシマ ナオキ', 'S007', '主査', 42, {
    before: { unit: 'S006', title: '主任', from: '2021-04-01', to: '2025-04-01' },
  }),
  f('五十嵐 恵子 イガラシ ケイコ', 'S012', '主査', 45, {
    before: { unit: 'S006', title: '主任', from: '2020-04-01', to: '2024-04-01' },
  }),
  m('西村 健 ニシムラ ケン', 'S018', '主査', 40, {
    before: { unit: 'S006', title: '主任', from: '2022-04-01', to: '2025-04-01' },
  }),
  m('宮崎 亮 ミヤザキ リョウ', 'S017-02', '主査', 41, {
    before: { unit: 'S006', title: '主任', from: '2022-04-01', to: '2025-04-01' },
  }),
  f('荒井 由美 アライ ユミ', 'S024-02', '主査', 39),
  m('村上 剛 ムラカミ ツヨシ', 'S065', '主査', 43),
  f('野村 千晶 ノムラ チアキ', 'S022', '主査', 40),
  m('早川 圭吾 ハヤカワ ケイゴ', 'S024-03', '主査', 41),
  f('西野 真帆 ニシノ マホ', 'S024-01', '主任', 35),
]

/** DX推進リーダー: certified in R9, with the committee (1 or 2) of that year. */
export const LEADERS_R9: { member: CastMember; committee: 1 | 2; conditional?: 'open' }[] = [
  { member: m('山本 修平 ヤマモト シュウヘイ', 'S004', '主査', 38), committee: 2, conditional: 'open' },
  { member: m('藤井 亮介 フジイ リョウスケ', 'S052', '主任', 36), committee: 2, conditional: 'open' },
  { member: m('佐藤 翔太 サトウ ショウタ', 'S006-02', '主任', 33), committee: 1 },
  { member: f('田中 裕子 タナカ ユウコ', 'S005-01', '主査', 41), committee: 1 },
  { member: f('岡田 彩香 オカダ アヤカ', 'S058', '主任', 34), committee: 1 },
  { member: m('後藤 俊介 ゴトウ シュンスケ', 'S059', '主任', 37), committee: 2 },
  { member: f('中村 奈緒 ナカムラ ナオ', 'S003', '主査', 40), committee: 1 },
  { member: m('小林 康平 コバヤシ コウヘイ', 'S007', '主任', 35), committee: 1 },
  { member: f('長谷 早苗 ハセ サナエ', 'S070', '主査', 44), committee: 2 },
  { member: m('村田 晃 ムラタ アキラ', 'S063', '主査', 42), committee: 2 },
  { member: f('加藤 香織 カトウ カオリ', 'S016-02', '主任', 36), committee: 1 },
  { member: m('近藤 大輔 コンドウ ダイスケ', 'S072', '主任', 35), committee: 2 },
  { member: f('吉田 美穂 ヨシダ ミホ', 'S018', '主任', 33), committee: 2 },
]

export const LEADERS_R10: CastMember[] = [
  f('坂本 千尋 サカモト チヒロ', 'S075', '主任', 34),
  m('山田 隆之 ヤマダ タカユキ', 'S014', '主査', 39),
  m('遠藤 誠 エンドウ マコト', 'S076', '主任', 37),
]

/** Candidates whom the master 高島 mentors, beside 石黒 美咲. */
export const CANDIDATES_OF_TAKASHIMA: CastMember[] = [
  m('安藤 達也 アンドウ タツヤ', 'S060', '主任', 35),
  f('木下 恵理 キノシタ エリ', 'S024-04', '主任', 34),
  m('谷川 健一 タニガワ ケンイチ', 'S061', '主任', 36),
  m('野村 賢治 ノムラ ケンジ', 'S020', '主任', 33),
  f('大野 真由 オオノ マユ', 'S067', '主任', 31),
  m('丸山 浩二 マルヤマ コウジ', 'S064', '主任', 38),
  f('今井 久美 イマイ クミ', 'S069', '主任', 37),
]

export const CAST: CastMember[] = [
  ...CARE_INSURANCE,
  ...PROGRAMME,
  ...LEADERS_R9.map(({ member }) => member),
  ...LEADERS_R10,
  ...CANDIDATES_OF_TAKASHIMA,
]

/** The name by which the rest of the demo finds a member of the cast: 中川 誠一. */
export function calledName(member: CastMember): string {
  return member.name.split(' ').slice(0, 2).join(' ')
}

/** Nobody else has the name of a member of the cast, so that a name leads to one person. */
export const CAST_NAMES: ReadonlySet<string> = new Set(CAST.map(calledName))
