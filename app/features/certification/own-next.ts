import type { CityDate } from '~/domain/calendar'
import type { Move } from '~/domain/certification-moves'
import type { Reach } from '~/domain/certification-reach'
import type { Step } from '~/domain/certification-steps'
import { evidenceWord } from '~/domain/criterion-shows'
import { dayInWords } from '~/domain/session-words'
import { roleWord } from '~/domain/terms'
import type { Judged, LoadedWay } from './load-way.server'
import type { OwnApplication } from './own-application'
import { applicationHref } from './way-href'

/** The one thing to do next, with its one button; `to` null: there is nothing to press. */
export type NextStep = { title: string; says: string; to: string | null; action: string }

type Given = {
  loaded: LoadedWay
  judged: Judged
  steps: readonly Step[]
  moves: readonly Move[]
  reach: Reach
  application: OwnApplication | null
  /** Why no application can be begun now; null: one can. */
  notNow: string | null
  /** The first day of the year of renewal, while it has not begun. */
  renewableFrom: CityDate | null
}

export function nextStepOf(given: Given): NextStep {
  const { loaded, moves, reach, application, notNow } = given
  const { role, today } = loaded
  const to = applicationHref(role)
  if (application?.state === 'draft') {
    return { title: '次の一歩：申請を出す', says: application.says.join(''), to, action: '申請をつづける' }
  }
  if (application?.isUnderWay) {
    return { title: `申請は「${application.word}」です`, says: application.says.join(''), to, action: '申請を見る' }
  }
  if (notNow === null && reach.applyOn !== null && reach.applyOn <= today) {
    const until = reach.committee ? `${dayInWords(reach.committee.applyBy, today)}までの申請が、` : ''
    const which = reach.committee
      ? `${dayInWords(reach.committee.heldOn, today)}の委員会にかかります。`
      : '条件がそろっています。'
    return { title: '次の一歩：申請する', says: `${until}${which}`, to, action: '申請をはじめる' }
  }
  if (loaded.own.state === 'suspended') return SUSPENDED
  const first = firstOfAll(given)
  if (first) return first
  const deeds = moves.flatMap((move) => {
    const deed = deedOf(move, given)
    return deed ? [{ deed, by: dueOf(move) }] : []
  })
  const [soonest] = deeds.sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0))
  return soonest?.deed ?? undatedStep(given) ?? waiting(given)
}

const SUSPENDED: NextStep = {
  title: '復帰すると、認定証が再開します',
  says: '停止中のあいだに、することはありません。',
  to: null,
  action: '',
}

function dueOf(move: Move): CityDate {
  return move.kind === 'levels' ? (move.handInBy ?? move.from) : move.by
}

/** What the person can do now; what others do, or time alone, is no next step. */
function deedOf(move: Move, { loaded, judged }: Given): NextStep | null {
  const { today } = loaded
  const { names } = judged
  if (move.kind === 'course') {
    const when = move.selfPaced ? 'いつでも受けられます' : `${dayInWords(move.by, today)}まで`
    return {
      title: `次の一歩：${names.course(move.course)}を受ける`,
      says: `${move.course}、${names.hoursOf(move.course)} 時間、${when}。${move.mine && !move.selfPaced ? '席は申し込んであります。' : ''}`,
      to: `/training/sessions/${move.sessionId}`,
      action: move.selfPaced ? '研修をはじめる' : move.mine ? '日時と場所を見る' : '申込みへ',
    }
  }
  if (move.kind === 'levels') {
    const each = move.goals.map(({ skill, level }) => `${names.skill(skill)} ${level}`)
    const skills = each.length > 5 ? `${each.slice(0, 5).join('、')} など ${each.length} スキル` : each.join('、')
    const [first] = move.goals
    if (move.handInBy) {
      return {
        title: `次の一歩：${dayInWords(move.handInBy, today)}までに自己評価を出す`,
        says: `認定に要るレベルは ${skills}。確認は ${dayInWords(move.by, today)}までです。`,
        to: '/me/skills',
        action: '自己評価へ',
      }
    }
    return {
      title: '次の一歩：随時確認を申し出る',
      says: `認定に要るレベルは ${skills}。できるようになったら、いつでも申し出られます。`,
      to: `/me/off-cycle?skill=${first?.skill ?? ''}`,
      action: '随時確認を申し出る',
    }
  }
  if (move.kind === 'evidence') {
    return {
      title: '次の一歩：業務改善に証跡を加える',
      says: `「${names.project(move.project)}」に、${move.kinds.map(evidenceWord).join('と')}がそろえば数えられます。`,
      to: `/practices/${move.project}`,
      action: '証跡を加える',
    }
  }
  return null
}

/** A certificate that has to be held before everything else. */
function firstOfAll({ steps, judged }: Given): NextStep | null {
  const step = steps.find(({ todo, type }) => todo === 'hold_certificate' && type === 'certification_held')
  const criterion = judged.ground.criteria.find(({ id }) => id === step?.id)
  if (criterion?.type !== 'certification_held') return null
  const name = roleWord(criterion.roleCode)
  return {
    title: `次の一歩：先に${name}の認定を受ける`,
    says: `${name}の認定証が有効で、認定の年度から ${criterion.minFiscalYearsHeld} 年度たつことが要ります。`,
    to: `/me/certification?role=${criterion.roleCode}`,
    action: `${name}認定を見る`,
  }
}

/** Something for which no day can be told, but a page where it begins. */
function undatedStep({ steps }: Given): NextStep | null {
  const todo = (kind: Step['todo']) => steps.some((step) => step.todo === kind)
  if (todo('project')) {
    return {
      title: '次の一歩：業務改善を担当する',
      says: 'いまの仕事の困りごとを 1 つ選び、運用か完了まで進めます。',
      to: '/practices/new',
      action: '業務改善をはじめる',
    }
  }
  if (todo('learn') || todo('hours')) {
    return {
      title: '次の一歩：足りないスキルを学ぶ',
      says: 'あなたに効く研修を、効果の大きい順に並べてあります。',
      to: '/me/training',
      action: '研修を見る',
    }
  }
  return null
}

function waiting({ steps, reach, loaded, renewableFrom }: Given): NextStep {
  const { today } = loaded
  if (renewableFrom !== null) {
    const when = dayInWords(renewableFrom, today)
    return {
      title: 'いま、することはありません',
      says: `${when}からの年度に、その年度の研修と推薦などをそろえて更新を申請します。`,
      to: null,
      action: '',
    }
  }
  const waits = steps.filter(({ todo }) => todo !== 'nothing' && todo !== 'committee' && todo !== 'office')
  const says =
    reach.applyOn === null
      ? '人や予定を待っています。分からないことは事務局に相談してください。'
      : `${dayInWords(reach.applyOn, today)}から申請できます。`
  return {
    title: waits.length === 0 ? '待つ' : `待っている条件が ${waits.length} つあります`,
    says,
    to: null,
    action: '',
  }
}
