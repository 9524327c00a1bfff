import { expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { mentorTasks } from '~/domain/mentoring-waiting'

const today = cityDate('2028-11-15')
const pair = {
  menteeId: 1,
  since: cityDate('2028-04-20'),
  lastOn: cityDate('2028-10-24'),
  nextStep: null,
  nextBy: null,
  nextWho: null,
  meetings: [],
}
const tasksOf = (more: Partial<Parameters<typeof mentorTasks>[0]>) =>
  mentorTasks({ claims: [], signoffs: [], pairs: [], ...more }, today)
const kinds = (more: Partial<Parameters<typeof mentorTasks>[0]>) => tasksOf(more).map(({ kind }) => kind)

test('levels of one person are one thing to do for each level claimed, due when the round is confirmed', () => {
  const claim = { personId: 1, confirmed: 2, submittedOn: cityDate('2028-11-08') }
  const claims = [
    { ...claim, skill: 'AUT-RPA', claimed: 3, confirmBy: cityDate('2028-12-15') },
    { ...claim, skill: 'AUT-OCR', claimed: 3, confirmBy: null },
    { ...claim, skill: 'BPR-TOB', claimed: 4, confirmBy: null },
  ]
  expect(tasksOf({ claims })).toMatchObject([
    { kind: 'levels', level: 3, due: '2028-12-15', claims: [{ skill: 'AUT-RPA' }, { skill: 'AUT-OCR' }] },
    { kind: 'levels', level: 4, due: null },
  ])
})

test('a meeting is told of within two weeks; once it has passed, what is missing is the note', () => {
  const at = (on: string) => ({ meetingId: 1, on: cityDate(on), at: '10:00', about: '' })
  expect(kinds({ pairs: [{ ...pair, meetings: [at('2028-11-29')] }] })).toEqual(['meeting'])
  expect(kinds({ pairs: [{ ...pair, meetings: [at('2028-11-30')] }] })).toEqual([])
  expect(kinds({ pairs: [{ ...pair, meetings: [at('2028-11-14')] }] })).toEqual(['note'])
})

test('only what the mentor promised waits for the mentor', () => {
  const agreed = { ...pair, nextStep: '資料を送る', nextBy: cityDate('2028-11-20') }
  expect(kinds({ pairs: [{ ...agreed, nextWho: 'mentor' }] })).toEqual(['promise'])
  expect(kinds({ pairs: [{ ...agreed, nextWho: 'both' }] })).toEqual(['promise'])
  expect(kinds({ pairs: [{ ...agreed, nextWho: 'mentee' }] })).toEqual([])
})

test('two weeks after a pair began they should have met', () => {
  const never = { ...pair, lastOn: null }
  expect(kinds({ pairs: [{ ...never, since: cityDate('2028-11-01') }] })).toEqual(['first_meeting'])
  expect(kinds({ pairs: [{ ...never, since: cityDate('2028-11-02') }] })).toEqual([])
})

test('what is due first stands first, what has no day last', () => {
  const signoff = {
    applicationId: 7,
    personId: 2,
    appliedOn: cityDate('2028-11-06'),
    committeeOn: cityDate('2029-02-20'),
  }
  const meeting = { meetingId: 1, on: cityDate('2028-11-21'), at: '10:00', about: '' }
  const never = { ...pair, menteeId: 3, lastOn: null }
  expect(kinds({ signoffs: [signoff], pairs: [never, { ...pair, meetings: [meeting] }] })).toEqual([
    'meeting',
    'signoff',
    'first_meeting',
  ])
})
