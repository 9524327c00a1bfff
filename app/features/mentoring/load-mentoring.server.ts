import type { Reading } from '~/access/read'
import type { CityDate } from '~/domain/calendar'
import type { CertifiedRole } from '~/domain/certificate'
import { type Evaluation, evaluateCertification } from '~/domain/certification'
import type { CertificationFacts } from '~/domain/certification-facts'
import { type MenteeStanding, menteeStanding } from '~/domain/mentoring'
import { type MentorTask, mentorTasks } from '~/domain/mentoring-waiting'
import {
  type CertificationSource,
  certificationFacts,
  certificationSource,
  type Ground,
  groundFrom,
} from '~/facts/certification-facts'
import { type CityMentoring, type MentoringName, mentoringOn } from '~/facts/mentoring'
import {
  type ClaimWaiting,
  type MentorDesk,
  mentorDesk,
  type PairMeetings,
  type SignoffWaiting,
} from '~/facts/mentoring-desk'

export type Task = MentorTask<ClaimWaiting, SignoffWaiting, PairMeetings>
export type RoleToCome = 'DX_LEADER' | 'DX_MASTER'

/** Somebody judged by the rules of the role that they are to hold, or hold. */
export type JudgedMentee = {
  person: MentoringName
  standing: MenteeStanding
  facts: CertificationFacts
  /** By the rules of a first certification; of a master by those of the renewal. */
  evaluation: Evaluation
}

/** The people of one role, with what they are judged by; null where no rules are in force. */
export type JudgedRole = { ground: Ground; renewal: Ground | null; people: JudgedMentee[] } | null

export type LoadedMentoring = {
  today: CityDate
  viewerId: number | null
  /** 事務局 and the officer see the whole city, others their own part. */
  seesAll: boolean
  city: CityMentoring
  desk: MentorDesk
  tasks: Task[]
  source: CertificationSource | null
  judged: Record<RoleToCome, JudgedRole>
}

/** Everything that the page is told from: a fixed number of statements however many people there are. */
export async function loadMentoring({ sql, viewer, today, relations }: Reading): Promise<LoadedMentoring> {
  const [city, desk, source] = await Promise.all([
    mentoringOn(sql, today),
    mentorDesk(sql, viewer, today),
    certificationSource(sql, today),
  ])
  const own = city.pairs.filter(({ mentorId }) => mentorId === viewer.personId).map(({ menteeId }) => menteeId)
  const judge = (role: RoleToCome, standings: readonly MenteeStanding[]) =>
    judgedRole({ sql, today, city, source }, role, peopleOf(city, own, standings))
  const [leaders, masters] = await Promise.all([
    judge('DX_LEADER', ['leader_candidate']),
    judge('DX_MASTER', ['master_candidate', 'master']),
  ])
  return {
    today,
    viewerId: viewer.personId,
    seesAll: relations.has('technical_officer') || relations.has('dx_office'),
    city,
    desk,
    tasks: mentorTasks(desk, today),
    source,
    judged: { DX_LEADER: leaders, DX_MASTER: masters },
  }
}

function peopleOf(city: CityMentoring, personIds: readonly number[], standings: readonly MenteeStanding[]) {
  return [...new Set(personIds)].flatMap((personId) => {
    const person = city.people.get(personId)
    const standing = person && menteeStanding(person)
    return person && standing && standings.includes(standing) ? [{ person, standing }] : []
  })
}

type Given = { sql: Reading['sql']; today: CityDate; city: CityMentoring; source: CertificationSource | null }

async function judgedRole(
  { sql, today, source }: Given,
  role: CertifiedRole,
  people: readonly { person: MentoringName; standing: MenteeStanding }[],
): Promise<JudgedRole> {
  const ground = source && groundFrom(source, role, 'certification', today)
  if (!source || !ground || people.length === 0) return null
  const renewal = groundFrom(source, role, 'renewal', today)
  const personIds = people.map(({ person }) => person.personId)
  const facts = await certificationFacts(sql, { personIds, role, day: today, evaluatedOn: today })
  const judged = people.flatMap(({ person, standing }): JudgedMentee[] => {
    const own = facts.get(person.personId)
    if (!own) return []
    const isHolder = standing === 'master'
    const by = isHolder ? (renewal ?? ground) : ground
    const stage = isHolder ? 'renewal' : 'certification'
    return [
      {
        person,
        standing,
        facts: own,
        evaluation: evaluateCertification(by, own, { stage, on: today, evaluatedOn: today }),
      },
    ]
  })
  return { ground, renewal, people: judged }
}
