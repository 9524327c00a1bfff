/**
 * Folding of names for search only: what is stored keeps its characters (domain notes §6.14, names are found however they are written).
 */

/** Groups of one kanji: the first character is the one that search uses, the others are variants of it (異体字, 旧字体). */
const VARIANTS = [
  '高髙 崎﨑嵜㟢碕 吉𠮷 斉齋齊斎 辺邊邉 浜濵濱 柳栁桺 徳德 沢澤 広廣 島嶋嶌 国國圀 桜櫻 滝瀧',
  '竜龍 栄榮 恵惠 富冨 真眞 条條 桧檜 槙槇 万萬 与與 来來 円圓 学學 実實 宝寶 寿壽 岳嶽',
  '峰峯 巌巖 戸戶 曽曾 歳歲 気氣 瀬瀨 猪豬 県縣 礼禮 穂穗 緑綠 総總 薮藪籔 蔵藏 豊豐 遥遙',
  '郎郞 鉄鐵 関關 青靑 静靜 館舘 鶴靏靍鸖 黒黑 増增 横橫 清淸 黄黃 鴎鷗 檪櫟 芦蘆 薫薰 桑桒',
  '野埜 松枩 船舩 土圡 京亰 弥彌 晃晄 浅淺 渋澁 為爲 産產 群羣 荘莊 薗園 楽樂 鉱鑛 脇脅',
  '秋穐 稲稻 糸絲 経經 当當 応應 乗乘 亀龜 伝傳 仏佛 児兒 剣劍劔 労勞 区區 双雙 台臺 塩鹽',
  '奥奧 将將 尭堯 帯帶 庁廳 恒恆 悦悅 慎愼 拝拜 挙擧 暁曉 湧涌 焼燒 犠犧 瑤瑶 粋粹 翠翆',
  '聡聰 誉譽 読讀 譲讓 麦麥',
]

const canonicalOf = new Map<string, string>()
for (const group of VARIANTS.flatMap((line) => line.split(' '))) {
  const [canonical = '', ...variants] = [...group]
  for (const variant of variants) canonicalOf.set(variant, canonical)
}

const VARIATION_SELECTORS = /[\u180B-\u180D\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu
const BETWEEN_NAMES = /[\s・･·]/gu

/**
 * A text as search compares it: compatible forms joined (NFKC), variation selectors, spaces and middle dots left out,
 * katakana as hiragana, variant kanji as one, Latin letters small. Folding twice gives the same.
 */
export function foldForSearch(text: string): string {
  const joined = text.replace(VARIATION_SELECTORS, '').normalize('NFKC').replace(BETWEEN_NAMES, '').toLowerCase()
  let folded = ''
  for (const character of joined) folded += canonicalOf.get(character) ?? asHiragana(character)
  return folded
}

function asHiragana(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return code >= 0x30a1 && code <= 0x30f6 ? String.fromCodePoint(code - 0x60) : character
}
