import type { Random } from './random'

/** Fictitious people of a city in Hokuriku: common names of the region, variant kanji among them. */

export type Name = { name: string; kana: string }

const SURNAMES = `佐藤サトウ 鈴木スズキ 高橋タカハシ 髙橋タカハシ 田中タナカ 渡辺ワタナベ 渡邊ワタナベ 伊藤イトウ 山本ヤマモト 中村ナカムラ
小林コバヤシ 加藤カトウ 吉田ヨシダ 𠮷田ヨシダ 山田ヤマダ 佐々木ササキ 山口ヤマグチ 松本マツモト 井上イノウエ 木村キムラ
林ハヤシ 清水シミズ 山崎ヤマザキ 山﨑ヤマザキ 森モリ 池田イケダ 橋本ハシモト 阿部アベ 石川イシカワ 山下ヤマシタ 中島ナカジマ 石井イシイ
小川オガワ 前田マエダ 岡田オカダ 長谷川ハセガワ 藤田フジタ 後藤ゴトウ 近藤コンドウ 村上ムラカミ 遠藤エンドウ 青木アオキ 坂本サカモト
斉藤サイトウ 齋藤サイトウ 福田フクダ 太田オオタ 西村ニシムラ 藤井フジイ 金子カネコ 岡本オカモト 中野ナカノ 中川ナカガワ 原田ハラダ 松田マツダ
竹内タケウチ 上田ウエダ 森田モリタ 宮本ミヤモト 柴田シバタ 酒井サカイ 工藤クドウ 横山ヨコヤマ 宮崎ミヤザキ 宮﨑ミヤザキ 内田ウチダ
高木タカギ 谷口タニグチ 大野オオノ 今井イマイ 河合カワイ 川合カワイ 武田タケダ 上野ウエノ 杉山スギヤマ 千葉チバ 村田ムラタ 増田マスダ
小島コジマ 平野ヒラノ 大塚オオツカ 久保クボ 松井マツイ 野口ノグチ 野村ノムラ 木下キノシタ 菊地キクチ 安田ヤスダ 岩崎イワサキ 新井アライ
荒井アライ 本田ホンダ 浜田ハマダ 濵田ハマダ 広田ヒロタ 廣田ヒロタ 島田シマダ 嶋田シマダ 水野ミズノ 桑原クワハラ 柳原ヤナギハラ 北村キタムラ
砂田スナダ 西田ニシダ 米田ヨネダ 吉崎ヨシザキ 野上ノガミ 石黒イシグロ 大島オオシマ 浦田ウラタ 堀ホリ 沢田サワダ 黒田クロダ 稲垣イナガキ
寺井テライ 窪田クボタ 高島タカシマ 五十嵐イガラシ 大川オオカワ 浅野アサノ 奥村オクムラ 小杉コスギ 坂井サカイ 早川ハヤカワ 西野ニシノ
舘タチ 能登ノト 氷見ヒミ 魚津ウオヅ 水橋ミズハシ 四方ヨカタ 岩瀬イワセ 大門ダイモン 開発カイホツ 追分オイワケ 八尾ヤツオ 城端ジョウハナ
立山タテヤマ 有沢アリサワ 金森カナモリ 金山カナヤマ 高田タカダ 高野タカノ 荒木アラキ 朴木ホオノキ 盛田モリタ 蓑口ミノグチ 室崎ムロザキ
笹倉ササクラ 経沢キョウザワ 土肥ドイ 土田ツチダ 神田カンダ 河上カワカミ 本郷ホンゴウ 中田ナカダ 中山ナカヤマ 中沖ナカオキ 広瀬ヒロセ
尾山オヤマ 尾島オジマ 山岸ヤマギシ 山室ヤマムロ 般若ハンニャ 鷲北ワシキタ 鍋谷ナベタニ 網谷アミタニ 宝田タカラダ 宮田ミヤタ 宮川ミヤガワ
堀田ホッタ 堀内ホリウチ 黒川クロカワ 青山アオヤマ 赤座アカザ 片岡カタオカ 片山カタヤマ 柿沢カキザワ 桜井サクライ 滝川タキカワ 瀧本タキモト`

const MALE = `翔太ショウタ 大輔ダイスケ 健太ケンタ 拓也タクヤ 直樹ナオキ 亮リョウ 誠マコト 剛ツヨシ 修オサム 隆タカシ 浩二コウジ 健一ケンイチ
和也カズヤ 智也トモヤ 慎吾シンゴ 悟サトル 学マナブ 徹トオル 啓介ケイスケ 圭吾ケイゴ 修平シュウヘイ 亮介リョウスケ 俊介シュンスケ 康平コウヘイ
晃アキラ 隆之タカユキ 達也タツヤ 賢治ケンジ 正樹マサキ 誠一セイイチ 哲也テツヤ 和彦カズヒコ 雅人マサト 秀樹ヒデキ 浩ヒロシ 茂シゲル
豊ユタカ 勉ツトム 実ミノル 進ススム 博之ヒロユキ 英明ヒデアキ 信夫ノブオ 克己カツミ 昭彦アキヒコ 幸雄ユキオ 洋平ヨウヘイ 陽介ヨウスケ
大樹ダイキ 颯太ソウタ 蓮レン 悠斗ユウト 海斗カイト 駿シュン 涼太リョウタ 裕樹ユウキ 優太ユウタ 翼ツバサ 航ワタル 樹イツキ 匠タクミ
陸リク 大地ダイチ 祐介ユウスケ 貴之タカユキ 孝志タカシ 敏夫トシオ 義明ヨシアキ 光男ミツオ 康弘ヤスヒロ 正人マサト 淳ジュン 聡サトシ`

const FEMALE = `美咲ミサキ 陽子ヨウコ 裕子ユウコ 直子ナオコ 恵子ケイコ 恵メグミ 由美ユミ 久美子クミコ 久美クミ 真理マリ 舞マイ 彩アヤ 奈々ナナ
沙織サオリ 遥ハルカ 葵アオイ 玲子レイコ 千尋チヒロ 文アヤ 香織カオリ 美穂ミホ 彩香アヤカ 奈緒ナオ 早苗サナエ 真由マユ 恵理エリ 千晶チアキ
真帆マホ 亮子リョウコ 由紀ユキ 和子カズコ 洋子ヨウコ 幸子サチコ 節子セツコ 弘美ヒロミ 智子トモコ 典子ノリコ 明美アケミ 悦子エツコ
美智子ミチコ 京子キョウコ 純子ジュンコ 麻衣マイ 愛アイ 美穂子ミホコ 絵美エミ 綾子アヤコ 里奈リナ 優花ユウカ 結衣ユイ 莉子リコ 凛リン
桃子モモコ 菜摘ナツミ 楓カエデ 美優ミユ 彩花アヤカ 千夏チナツ 歩美アユミ 友香トモカ 春菜ハルナ 麻美アサミ 理恵リエ 雅子マサコ 和美カズミ
さくらサクラ ひかりヒカリ なつみナツミ みどりミドリ 瑞穂ミズホ 瞳ヒトミ 光希ミツキ 朋子トモコ 佳奈カナ 詩織シオリ 成美ナルミ 静香シズカ`

const surnames = readNames(SURNAMES)
const male = readNames(MALE)
const female = readNames(FEMALE)

export type Sex = 'male' | 'female'

/** Family name and given name, drawn apart; common family names come first in the list and more often. */
export function drawName(random: Random, sex: Sex, taken: ReadonlySet<string>): { family: Name; given: Name } {
  for (;;) {
    const family = surnames[Math.floor(random.next() ** 1.4 * surnames.length)] ?? random.pick(surnames)
    const given = random.pick(sex === 'male' ? male : female)
    if (!taken.has(`${family.name} ${given.name}`)) return { family, given }
  }
}

/** Another family name, as after a marriage. */
export function otherFamilyName(random: Random, family: Name): Name {
  return random.pick(surnames.filter((one) => one.kana !== family.kana))
}

export function fullName(family: Name, given: Name): Name {
  return { name: `${family.name} ${given.name}`, kana: `${family.kana} ${given.kana}` }
}

/** `中川 誠一 ナカガワ セイイチ` in its two names. */
export function nameOf(written: string): { family: Name; given: Name } {
  const [family = '', given = '', familyKana = '', givenKana = ''] = written.split(' ')
  if (givenKana === '') throw new Error(`a name without kana: ${written}`)
  return { family: { name: family, kana: familyKana }, given: { name: given, kana: givenKana } }
}

function readNames(text: string): Name[] {
  return text.split(/\s+/).map((word) => {
    const parts = /^(.*?[^ァ-ヶー])([ァ-ヶー]+)$/u.exec(word)
    if (!parts?.[1] || !parts[2]) throw new Error(`a name without kana: ${word}`)
    return { name: parts[1], kana: parts[2] }
  })
}
