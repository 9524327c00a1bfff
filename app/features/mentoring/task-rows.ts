import { type CityDate, withWeekday } from '~/domain/calendar'
import { evaluateCertification } from '~/domain/certification'
import { menteeStanding } from '~/domain/mentoring'
import { dayInWords } from '~/domain/session-words'
import type { SkillLevel } from '~/domain/skill-standard'
import { APPLICATION_STAGE_WORDS, roleWord } from '~/domain/terms'
import { criterionCells, stillToDo } from './criterion-cells'
import type { JudgedMentee, LoadedMentoring, Task } from './load-mentoring.server'
import { menteeHref, placeAndStanding } from './mentee-words'

/** Something that waits for the viewer, as the page and the print show it. */
export type TaskRow = {
  key: string
  personId: number
  kind: Task['kind']
  title: string
  /** The criterion that it is about. */
  criterion: string | null
  name: string
  personTo: string | null
  place: string
  what: string
  says: string | null
  due: string
  to: string
  action: string
}

export function taskRows(loaded: LoadedMentoring): TaskRow[] {
  return loaded.tasks.map((task) => {
    const person = loaded.city.people.get(task.personId)
    const isMine = loaded.desk.pairs.some(({ menteeId }) => menteeId === task.personId)
    const words = wordsOf(task, loaded)
    return {
      key: keyOf(task),
      personId: task.personId,
      kind: task.kind,
      criterion: null,
      name: person?.name ?? nameIn(task),
      personTo: person && isMine ? menteeHref(person.staffNumber) : null,
      place: person ? placeAndStanding(person, menteeStanding(person)) : '',
      due: dueOf(task, loaded.today),
      ...words,
    }
  })
}

function keyOf(task: Task): string {
  switch (task.kind) {
    case 'levels':
      return `levels-${task.personId}-${task.level}`
    case 'signoff':
      return `signoff-${task.signoff.applicationId}`
    case 'meeting':
    case 'note':
      return `${task.kind}-${task.meeting.meetingId}`
    default:
      return `${task.kind}-${task.personId}`
  }
}

function nameIn(task: Task): string {
  if (task.kind === 'levels') return task.claims[0]?.name ?? ''
  return task.kind === 'signoff' ? task.signoff.name : task.pair.name
}

function dueOf(task: Task, today: CityDate): string {
  if (task.due === null) return task.kind === 'levels' ? '随時' : 'なるべく早く'
  const day = dayInWords(task.due, today)
  return task.kind === 'meeting' ? `${day} ${task.meeting.at}` : day
}

type Words = Pick<TaskRow, 'title' | 'what' | 'says' | 'to' | 'action'> & Partial<Pick<TaskRow, 'criterion'>>

function wordsOf(task: Task, loaded: LoadedMentoring): Words {
  const staffNumber = loaded.city.people.get(task.personId)?.staffNumber ?? ''
  const own = menteeHref(staffNumber)
  switch (task.kind) {
    case 'levels':
      return levelWords(task, loaded)
    case 'signoff':
      return signoffWords(task, loaded)
    case 'meeting':
      return {
        title: '面談',
        what: task.meeting.about || '面談',
        says: sinceWords(task.pair),
        to: own,
        action: '用意する',
      }
    case 'note': {
      const what = `${withWeekday(task.meeting.on)}の面談の記録がまだです`
      return {
        title: '面談の記録',
        what,
        says: '会わなかったときは、予定を取りやめてください',
        to: `${own}#note`,
        action: '記録する',
      }
    }
    case 'promise':
      return {
        title: '約束したこと',
        what: task.pair.nextStep ?? '',
        says: sinceWords(task.pair),
        to: own,
        action: '用意する',
      }
    case 'first_meeting':
      return {
        title: 'はじめての面談',
        what: `${withWeekday(task.pair.since)}から受け持ち、まだ会っていません`,
        says: null,
        to: `${own}#meeting`,
        action: '日を決める',
      }
  }
}

function sinceWords({ lastOn }: { lastOn: CityDate | null }): string {
  return lastOn ? `前の面談は ${withWeekday(lastOn)}` : 'はじめての面談'
}

type LevelTask = Extract<Task, { kind: 'levels' }>

function levelWords(task: LevelTask, loaded: LoadedMentoring): Words {
  const { claims, level } = task
  const rising = claims.filter(({ confirmed }) => (confirmed ?? -1) < level)
  const same = claims.length - rising.length
  const [first] = rising.length > 0 ? rising : claims
  const change = first ? `${first.skillName}　${first.confirmed ?? '未評価'} → ${level}、証跡 ${first.evidence} 件` : ''
  const rest = [
    ...(rising.length > 1 ? [`ほかに上がるもの ${rising.length - 1}`] : []),
    ...(rising.length > 0 && same > 0 ? [`変わらないもの ${same}`] : []),
    ...(rising.length === 0 && same > 1 ? [`ほか ${same - 1} スキルも変わらない`] : []),
  ]
  const others = rest.length > 0 ? `。${rest.join('、')}` : ''
  const days = [...claims.map(({ submittedOn }) => submittedOn)].sort()
  const handedIn = days[0] ? `${dayInWords(days[0], loaded.today)}に出された` : ''
  return {
    title: `レベル ${level} の確認`,
    what: change + others,
    says: afterwards(task, loaded) ?? handedIn,
    to: '/reviews',
    action: '確認する',
  }
}

/** What would still be lacking, were everything confirmed as claimed. */
function afterwards({ personId, claims, level }: LevelTask, loaded: LoadedMentoring): string | null {
  const found = judgedOf(loaded, personId)
  if (!found || found.mentee.standing === 'master') return null
  const { mentee, ground } = found
  const levels: Record<string, SkillLevel> = { ...mentee.facts.levels }
  for (const { skill } of claims) levels[skill] = Math.max(levels[skill] ?? 0, level) as SkillLevel
  const { today } = loaded
  const facts = { ...mentee.facts, levels }
  const then = evaluateCertification(ground, facts, { stage: 'certification', on: today, evaluatedOn: today })
  if (then.failed.length === mentee.evaluation.failed.length) return null
  const left = stillToDo(criterionCells(ground, then), then)
  return left.length === 0 ? 'これがそろうと、本人の条件はすべてそろう' : `これがそろうと、残りは ${left.join('、')}`
}

function signoffWords({ signoff, personId }: Extract<Task, { kind: 'signoff' }>, loaded: LoadedMentoring): Words {
  const { role, stage, appliedOn, applicationId } = signoff
  const found = judgedOf(loaded, personId)
  const left = found ? stillToDo(criterionCells(found.ground, found.mentee.evaluation), found.mentee.evaluation) : null
  const rest = left === null ? '' : left.length === 0 ? '。ほかの条件はそろっている' : `。まだ：${left.join('、')}`
  return {
    title: '承認',
    criterion: found?.ground.criteria.find(({ type }) => type === 'signoff')?.id ?? null,
    what: `${roleWord(role)}の${APPLICATION_STAGE_WORDS[stage]}の承認`,
    says: `${dayInWords(appliedOn, loaded.today)}に申請${rest}`,
    to: `/certification/applications/${applicationId}`,
    action: '条件を見る',
  }
}

export function judgedOf(
  { judged }: LoadedMentoring,
  personId: number,
): { mentee: JudgedMentee; ground: NonNullable<LoadedMentoring['judged']['DX_MASTER']>['ground'] } | null {
  for (const role of [judged.DX_MASTER, judged.DX_LEADER]) {
    const mentee = role?.people.find(({ person }) => person.personId === personId)
    if (role && mentee)
      return { mentee, ground: mentee.standing === 'master' ? (role.renewal ?? role.ground) : role.ground }
  }
  return null
}
