import { z } from 'zod'
import { dayField } from '~/domain/day-field'
import { PAIR_KINDS } from '~/domain/mentoring'
import { recordId } from '~/domain/record-id'
import { parseTimeOfDay } from '~/domain/time-of-day'
import { PLACES_WORDS } from './places-words'

/* Forms of mentoring, shared by browser and server. */

const DAYS = '令和10年11月21日、R10.11.21、2028-11-21'
const staffNumber = (sentence: string) => z.string(sentence).trim().min(1, sentence).max(20, sentence)
const mentee = staffNumber('相手を選んでください。')
const kind = z.enum(PAIR_KINDS, 'どのメンターかを選んでください。')
const reasonToExceed = z.enum(['yes'], '席をこえるときは、こえてよいことを確かめて選んでください。').optional()

/** `session` and `revision`: of a note that is written anew, as the page was opened. */
export const noteForm = z.object({
  mentee,
  session: recordId().optional(),
  revision: recordId().optional(),
  heldOn: dayField(DAYS, '会った日'),
  shared: z
    .string('話したことを書いてください。')
    .trim()
    .min(1, '話したことを書いてください。')
    .max(4000, '4,000 字までです。'),
  privateNote: z.string().trim().max(1000, '1,000 字までです。').optional(),
  nextStep: z.string().trim().max(400, '400 字までです。').optional(),
  nextBy: dayField(DAYS, 'いつまでに').optional(),
  nextWho: z.enum(['mentee', 'mentor', 'both']).optional(),
})

export const removeNoteForm = z.object({ session: recordId() })

const timeOfDay = z
  .string('時刻を入れてください。')
  .trim()
  .min(1, '時刻を入れてください。')
  .transform((text, context) => {
    const read = parseTimeOfDay(text)
    if (read !== null) return read
    context.addIssue({ code: 'custom', message: '10:00、1000、10時30分 のように入れてください。' })
    return z.NEVER
  })

export const meetingForm = z.object({
  mentee,
  meeting: recordId().optional(),
  on: dayField(DAYS, '日'),
  at: timeOfDay,
  about: z.string().trim().max(200, '200 字までです。').default(''),
})

export const callOffForm = z.object({ meeting: recordId() })

export const beginPairForm = z.object({
  mentor: staffNumber('メンターの職員番号を入れてください。'),
  mentee: staffNumber('受け持つ人の職員番号を入れてください。'),
  kind,
  from: dayField(DAYS, 'いつから'),
  exceed: reasonToExceed,
})

export const endPairForm = z.object({ pair: recordId(), from: dayField(DAYS, '受け持たなくなる日') })

export const movePairForm = z.object({
  pair: recordId(),
  mentor: staffNumber('新しいメンターの職員番号を入れてください。'),
  kind,
  from: dayField(DAYS, 'いつから'),
  exceed: reasonToExceed,
})

export const provisionalMentorForm = z.object({
  person: staffNumber('職員番号を入れてください。'),
  fiscalYear: z.coerce.number('年度を選んでください。').int().min(2020).max(2200),
})

export const endProvisionalForm = z.object({ appointment: recordId(), from: dayField(DAYS, '指定しなくなる日') })

/** Six of them stand in one form: each says which it is. */
const places = (name: string) => {
  const sentence = `${name}：0 から 99 までの数を入れてください。`
  return z.coerce.number(sentence).int(sentence).min(0, sentence).max(99, sentence)
}

export const capacityForm = z
  .object({
    from: dayField(DAYS, 'いつから'),
    officerMasters: places(PLACES_WORDS.officerMasters),
    officerCandidates: places(PLACES_WORDS.officerCandidates),
    masterCandidates: places(PLACES_WORDS.masterCandidates),
    masterWithAssistant: places(PLACES_WORDS.masterWithAssistant),
    provisionalMentor: places(PLACES_WORDS.provisionalMentor),
    assistantMentor: places(PLACES_WORDS.assistantMentor),
  })
  .refine((one) => one.masterWithAssistant >= one.masterCandidates, {
    path: ['masterWithAssistant'],
    error: '補助メンターが付くと席は減りません。付かないときの数以上にしてください。',
  })
