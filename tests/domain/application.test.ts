import { describe, expect, test } from 'vitest'
import {
  type ApplicationEvent,
  type ApplicationPath,
  applicationAfter,
  applicationStateOn,
  decideBy,
  whyNotNow,
} from '~/domain/application'
import { addDays, cityDate } from '~/domain/calendar'

const LEADER: ApplicationPath = { signoff: true, recommendation: true, committee: true }
const RENEWAL: ApplicationPath = { signoff: false, recommendation: true, committee: false }
const DESIGNATION: ApplicationPath = { signoff: false, recommendation: false, committee: false }
const NOTHING = { signedOff: false, recommended: false }
const APPLIED = cityDate('2028-09-20')

const on = (event: Exclude<ApplicationEvent['event'], 'decide'>, day = '2028-10-01'): ApplicationEvent => ({
  event,
  on: cityDate(day),
})
const decide = (decision: 'certified' | 'refused', day = '2028-10-17'): ApplicationEvent => ({
  event: 'decide',
  on: cityDate(day),
  decision,
})
const submitted: ApplicationEvent[] = [on('start', '2028-09-01'), { event: 'submit', on: APPLIED }]
const stateAfter = (events: ApplicationEvent[], path = LEADER, given = NOTHING) =>
  applicationAfter([...submitted, ...events], path, given).state

describe('the way of an application', () => {
  test('leads through sign-off and recommendation to the committee, and skips what is there already', () => {
    expect(stateAfter([on('accept')])).toBe('signoff_pending')
    expect(stateAfter([on('accept'), on('sign_off')])).toBe('recommendation_pending')
    expect(stateAfter([on('accept'), on('sign_off'), on('recommend')])).toBe('committee_pending')
    expect(stateAfter([on('accept'), on('recommend'), on('sign_off')])).toBe('committee_pending')
    expect(stateAfter([on('sign_off'), on('accept')])).toBe('recommendation_pending')
    expect(stateAfter([on('accept')], LEADER, { signedOff: true, recommended: true })).toBe('committee_pending')
    expect(stateAfter([on('accept'), on('sign_off'), on('recommend'), decide('certified')])).toBe('certified')
  })

  test('a renewal is decided by the office once it is recommended, a designation at once', () => {
    const waiting = applicationAfter([...submitted, on('accept')], RENEWAL, NOTHING)
    expect(waiting.state).toBe('recommendation_pending')
    expect(whyNotNow(waiting, decide('certified'), RENEWAL)).toContain('推薦がまだ')
    expect(stateAfter([on('accept'), on('recommend'), decide('certified')], RENEWAL)).toBe('certified')
    expect(stateAfter([on('accept'), decide('certified')], DESIGNATION)).toBe('certified')
  })

  test('a master’s certificate comes back by the office, once it is signed off', () => {
    const revival: ApplicationPath = { signoff: true, recommendation: false, committee: false }
    const waiting = applicationAfter([...submitted, on('accept')], revival, NOTHING)
    expect(whyNotNow(waiting, decide('certified'), revival)).toContain('承認か推薦がまだ')
    expect(stateAfter([on('accept'), on('sign_off'), decide('certified')], revival)).toBe('certified')
    expect(whyNotNow(applicationAfter([on('start')], revival, NOTHING), decide('refused'), revival)).toContain(
      '決定を待つ',
    )
  })

  test('nobody decides before the committee has it', () => {
    const accepted = applicationAfter([...submitted, on('accept')], LEADER, NOTHING)
    expect(whyNotNow(accepted, decide('certified'), LEADER)).toContain('委員会を待つ')
  })

  test('it can be sent back for fourteen days, and comes again', () => {
    const sent = applicationAfter(submitted, LEADER, NOTHING)
    expect(whyNotNow(sent, { event: 'return', on: addDays(APPLIED, 14) }, LEADER)).toBeNull()
    expect(whyNotNow(sent, { event: 'return', on: addDays(APPLIED, 15) }, LEADER)).toContain('14 日')
    expect(stateAfter([on('return', '2028-09-25'), on('submit', '2028-09-29')])).toBe('submitted')
  })

  test('handed in again, it goes by what is there when it is accepted again', () => {
    const declined: ApplicationEvent[] = [on('accept'), on('decline'), on('submit', '2028-10-10')]
    const accepted = (signedOff: boolean, recommended: boolean): ApplicationEvent => ({
      event: 'accept',
      on: cityDate('2028-10-11'),
      given: { signedOff, recommended },
    })
    expect(stateAfter([...declined, accepted(true, true)])).toBe('committee_pending')
    expect(stateAfter([...declined, accepted(true, false)])).toBe('recommendation_pending')
    const byHead: ApplicationEvent[] = [on('accept'), on('sign_off'), on('decline'), on('submit', '2029-05-10')]
    expect(stateAfter([...byHead, { ...accepted(false, false), on: cityDate('2029-05-11') }])).toBe('signoff_pending')
  })

  test('the committee puts it off once a fiscal year', () => {
    const waiting: ApplicationEvent[] = [on('accept'), on('sign_off'), on('recommend'), on('defer', '2028-10-17')]
    const deferred = applicationAfter([...submitted, ...waiting], LEADER, NOTHING)
    expect(deferred.state).toBe('committee_pending')
    expect(whyNotNow(deferred, on('defer', '2029-02-20'), LEADER)).toContain('1 回だけ')
    expect(whyNotNow(deferred, on('defer', '2029-04-10'), LEADER)).toBeNull()
  })

  test('a refusal can be reviewed once, within thirty days, the last one included', () => {
    const refused: ApplicationEvent[] = [on('accept'), on('sign_off'), on('recommend'), decide('refused')]
    const no = applicationAfter([...submitted, ...refused], LEADER, NOTHING)
    expect(whyNotNow(no, on('request_review', '2028-11-16'), LEADER)).toBeNull()
    expect(whyNotNow(no, on('request_review', '2028-11-17'), LEADER)).toContain('30 日')
    const again = applicationAfter(
      [...submitted, ...refused, on('request_review', '2028-11-16'), decide('refused', '2029-02-20')],
      LEADER,
      NOTHING,
    )
    expect(whyNotNow(again, on('request_review', '2029-02-21'), LEADER)).toContain('1 回だけ')
  })

  test('undecided for nine months it counts as withdrawn the day after, without anything having run', () => {
    const waiting = applicationAfter([...submitted, on('accept')], LEADER, NOTHING)
    expect(decideBy(waiting)).toBe('2029-06-20')
    expect(applicationStateOn(waiting, cityDate('2029-06-20'))).toBe('signoff_pending')
    expect(applicationStateOn(waiting, cityDate('2029-06-21'))).toBe('withdrawn')
    expect(whyNotNow(waiting, on('sign_off', '2029-06-21'), LEADER)).toContain('取り下げられて')
    expect(whyNotNow(waiting, on('time_out', '2029-06-20'), LEADER)).toContain('期限を過ぎた申請ではありません')
    expect(whyNotNow(waiting, on('time_out', '2029-06-21'), LEADER)).toBeNull()
  })

  test('a decision is not withdrawn, anything before it is', () => {
    const certified = applicationAfter(
      [...submitted, on('accept'), on('sign_off'), on('recommend'), decide('certified')],
      LEADER,
      NOTHING,
    )
    expect(whyNotNow(certified, on('withdraw', '2028-10-18'), LEADER)).toContain('取り下げられません')
    expect(stateAfter([on('withdraw')])).toBe('withdrawn')
  })

  test('a decision that was recorded by mistake is taken back: it waits where it waited, and is decided anew', () => {
    const given = [on('accept'), on('sign_off'), on('recommend')]
    const undo = on('take_back_decision', '2028-10-20')
    for (const decision of ['certified', 'refused'] as const) {
      expect(stateAfter([...given, decide(decision), undo])).toBe('committee_pending')
      expect(stateAfter([...given, decide(decision), undo, decide('certified')])).toBe('certified')
    }
    expect(stateAfter([on('accept'), on('recommend'), decide('certified'), undo], RENEWAL)).toBe(
      stateAfter([on('accept'), on('recommend')], RENEWAL),
    )
    const pending = applicationAfter([...submitted, ...given], LEADER, NOTHING)
    expect(whyNotNow(pending, undo, LEADER)).toContain('決定された申請ではありません')
    const refused = applicationAfter([...submitted, ...given, decide('refused')], LEADER, NOTHING)
    expect(whyNotNow(refused, on('take_back_decision', '2029-06-20'), LEADER)).toBeNull()
    expect(whyNotNow(refused, on('take_back_decision', '2029-06-21'), LEADER)).toContain('9 か月')
    const reviewed = [...given, decide('refused'), on('request_review', '2028-10-20')]
    expect(stateAfter([...reviewed, decide('refused', '2028-11-01'), on('take_back_decision', '2028-11-02')])).toBe(
      'committee_pending',
    )
  })
})
