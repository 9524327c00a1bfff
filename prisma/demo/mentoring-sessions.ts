import { addDays, type CityDate, cityDate, daysBetween, laterOf } from '~/domain/calendar'
import { insertRows, officeTime } from './bulk'
import { type City, castMember, type Person } from './city'
import { type Random, randomOf } from './random'
import { workdayBefore, workdayIn } from './workdays'
import { personId, type Writing } from './written'

/** 面談: what mentors and their people talked about, what they agreed on, and when they meet next. */

export type Pair = {
  mentor: Person
  mentee: Person
  kind: string
  from: CityDate
  to: CityDate | null
  /** A certified leader who asks for advice. */
  isAdvice?: boolean
}

type Said = { shared: string; next: string | null; who: 'mentee' | 'mentor' | 'both' }

const WITH_CANDIDATES: readonly Said[] = [
  {
    shared: '担当している業務の流れを一緒に書き出した。二重に入力しているところから改善を始める。',
    next: 'As-Is の図を仕上げる',
    who: 'mentee',
  },
  {
    shared: '改善案を 3 つ比べた。効果と手間から、様式の電子化を先にする。',
    next: '所属長に進め方を相談する',
    who: 'mentee',
  },
  {
    shared: '研修で作った試作を見せてもらった。例外の処理が残っている。',
    next: '例外の 2 とおりを試す',
    who: 'mentee',
  },
  {
    shared: '運用を始めてから 3 週間。使った人の声を集めて、手順書を直す。',
    next: '手順書を直して共有する',
    who: 'mentee',
  },
  {
    shared: '足りないスキルを見直した。次の評価期間までに、データの可視化を実務で使ってみる。',
    next: '月次の報告をグラフにする',
    who: 'mentee',
  },
  { shared: '効果の測り方を話した。前と後の時間を同じ方法で測る。', next: '測り方の例を送る', who: 'mentor' },
]

const WITH_LEADERS: readonly Said[] = [
  {
    shared: '所属の改善の進み方を聞いた。止まっているものは、目的から見直す。',
    next: '止まっている改善の目的を書き直す',
    who: 'mentee',
  },
  {
    shared: '全庁で使い回せる部品の作り方を話した。台帳に載せて、説明を付ける。',
    next: '台帳に部品を登録する',
    who: 'mentee',
  },
  { shared: '相談が多いツールの勉強会を開く。', next: '出られる日を知らせる', who: 'mentee' },
]

const KNOWN: readonly {
  mentor: string
  mentee: string
  on: CityDate
  said: Said
  by: CityDate | null
  own?: string
}[] = [
  {
    mentor: '大川 徹',
    mentee: '村上 剛',
    on: cityDate('2028-11-14'),
    said: {
      shared:
        '道路占用台帳の改善は 1 件を運用中。2 件目は、システム運用にかかわるものを選ぶ。来年度は経過措置がなくなり 3 件要る。',
      next: '占用台帳の改善を 1 件選ぶ',
      who: 'mentee',
    },
    by: cityDate('2028-12-15'),
    own: '繁忙期は 12 月。年内に無理をさせない。',
  },
  {
    mentor: '大川 徹',
    mentee: '荒井 由美',
    on: cityDate('2028-11-06'),
    said: {
      shared: '情報システムの運用管理は実績が十分。TRN-501 を 1 月に受ければ、研修がそろう。',
      next: 'TRN-501（1 月）に申し込む',
      who: 'mentee',
    },
    by: cityDate('2028-12-08'),
  },
  {
    mentor: '大川 徹',
    mentee: '宮崎 亮',
    on: cityDate('2028-10-30'),
    said: {
      shared: '業務改善 2 件の効果を一緒に確かめた。申請の文章は、失敗から学んだことも書く。',
      next: '承認の前に、証跡をもう一度見る',
      who: 'mentor',
    },
    by: cityDate('2028-11-24'),
  },
  {
    mentor: '大川 徹',
    mentee: '高島 直樹',
    on: cityDate('2028-10-24'),
    said: {
      shared: '候補が 8 人になった。席は 6。2 人を暫定メンターに移すことを相談した。',
      next: '移す 2 人に話す',
      who: 'both',
    },
    by: cityDate('2028-11-30'),
    own: '負荷が高い。補助メンターを付けることも考える。',
  },
  {
    mentor: '大川 徹',
    mentee: '五十嵐 恵子',
    on: cityDate('2028-10-31'),
    said: { shared: 'あるべき業務の設計は、レベル 4 の確認に出せる。', next: '証跡をまとめて出す', who: 'mentee' },
    by: null,
  },
  {
    mentor: '高島 直樹',
    mentee: '石黒 美咲',
    on: cityDate('2028-10-24'),
    said: {
      shared: '介護保険の通知の封入を RPA に置きかえる案を見た。例外の扱いを先に決める。',
      next: '例外の一覧を作る',
      who: 'mentee',
    },
    by: cityDate('2028-11-20'),
  },
]

const MEETINGS = [
  {
    mentor: '大川 徹',
    mentee: '西村 健',
    on: cityDate('2028-11-21'),
    at: '10:00',
    about: '認定後はじめての面談。受け持ちのはじめ方',
  },
  { mentor: '高島 直樹', mentee: '石黒 美咲', on: cityDate('2028-11-21'), at: '15:00', about: '例外の扱いを決める' },
] as const

/** What everybody else talked about every six weeks or so, up to the demo's day. */
export async function writeMentoringSessions(writing: Writing, city: City, pairs: readonly Pair[]): Promise<void> {
  const named = KNOWN.map(({ mentor, mentee, ...rest }) => ({
    ...rest,
    mentor: castMember(city, mentor),
    mentee: castMember(city, mentee),
  }))
  const apart = new Set([...named.map(({ mentee }) => mentee), castMember(city, '西村 健')])
  const random = randomOf('mentoring sessions')
  const others = pairs
    .filter(({ mentee, kind }) => !apart.has(mentee) && kind !== 'assistant_mentor')
    .flatMap((pair) => sessionsOf(random, pair, writing.today))
  const sessions = [...others, ...named.map((one) => ({ ...one, own: one.own ?? null }))]
  await insertRows(
    writing.sql,
    'mentoring_session',
    sessions
      .sort((a, b) => (a.on < b.on ? -1 : 1))
      .map(({ mentor, mentee, on, said, by, own }, index) => ({
        id: index + 1,
        mentor_id: personId(writing, mentor),
        mentee_id: personId(writing, mentee),
        held_on: on,
        shared: said.shared,
        private_note: own,
        next_step: said.next,
        next_by: said.next ? by : null,
        next_who: said.next ? said.who : null,
        revision: 1,
        recorded_at: officeTime(on, 0.9),
      })),
  )
  await writing.sql.$executeRaw`SELECT setval('mentoring_session_id_seq', ${sessions.length})`
  await writeMeetings(writing, city)
}

type Session = { mentor: Person; mentee: Person; on: CityDate; said: Said; by: CityDate | null; own: string | null }

/** A leader who asks for advice meets the mentor less often, and some not at all. */
function sessionsOf(random: Random, { mentor, mentee, from, to, isAdvice }: Pair, today: CityDate): Session[] {
  const end = to !== null && to <= today ? addDays(to, -1) : addDays(today, -1)
  const every = isAdvice ? 150 : 42
  const sessions: Session[] = []
  for (let at = addDays(from, 10); at <= end; at = addDays(at, every)) {
    const on = workdayIn(random, at, laterOf(at, addDays(at, Math.min(14, daysBetween(at, end)))))
    if (on === null || on > end) continue
    const said = random.pick(isAdvice ? WITH_LEADERS : WITH_CANDIDATES)
    sessions.push({ mentor, mentee, on, said, by: workdayBefore(addDays(on, 35), 0), own: null })
  }
  return sessions
}

async function writeMeetings(writing: Writing, city: City): Promise<void> {
  await insertRows(
    writing.sql,
    'mentoring_meeting',
    MEETINGS.map(({ mentor, mentee, on, at, about }, index) => ({
      id: index + 1,
      mentor_id: personId(writing, castMember(city, mentor)),
      mentee_id: personId(writing, castMember(city, mentee)),
      meets_on: on,
      starts_at: at,
      about,
      recorded_at: officeTime(cityDate('2028-11-13'), 0.5),
    })),
  )
  await writing.sql.$executeRaw`SELECT setval('mentoring_meeting_id_seq', ${MEETINGS.length})`
}
