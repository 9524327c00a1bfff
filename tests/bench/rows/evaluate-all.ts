import { APPLICATION_STAGES } from '~/domain/application-path'
import { cityDate } from '~/domain/calendar'
import { CERTIFIED_ROLES } from '~/domain/certificate'
import { evaluateCertification } from '~/domain/certification'
import { certificationFacts, certificationSource, groundFrom } from '~/facts/certification-facts'
import type { Sql } from '~/facts/sql'
import { median } from '../quantile'
import { type Row, rounded } from '../row'

const TODAY = cityDate('2028-11-15')
const TIMES = 7

type Judged = { people: number; judgements: number; eligible: number }

export const evaluateAll: Row = {
  name: 'evaluate-all',
  unit: 's',
  target: 1,
  better: 'lower',
  async measure({ city: open }) {
    const { openDatabase } = await import('~/platform/database.server')
    const db = openDatabase((await open()).appUrl)
    try {
      const seconds: number[] = []
      let judged: Judged = { people: 0, judgements: 0, eligible: 0 }
      for (let time = 0; time < TIMES; time += 1) {
        const began = performance.now()
        judged = await judgeEverybody(db)
        seconds.push((performance.now() - began) / 1000)
      }
      const [first = 0, ...warm] = seconds
      return {
        value: median(warm),
        alsoHolds: judged.people >= 4000 && judged.eligible > 0,
        note: `${judged.people} people, ${judged.judgements} judgements (${CERTIFIED_ROLES.length} roles, ${APPLICATION_STAGES.length} stages), their facts read each time; ${judged.eligible} would be eligible; median of ${warm.length}, the first time ${rounded(first)} s`,
      }
    } finally {
      await db.$disconnect()
    }
  },
}

/** All staff against the rules of every role and stage, as of one day. */
async function judgeEverybody(sql: Sql): Promise<Judged> {
  const roles = await Promise.all(CERTIFIED_ROLES.map((role) => judgeFor(sql, role)))
  return {
    people: Math.max(...roles.map(({ people }) => people)),
    judgements: roles.reduce((sum, { judgements }) => sum + judgements, 0),
    eligible: roles.reduce((sum, { eligible }) => sum + eligible, 0),
  }
}

async function judgeFor(sql: Sql, role: (typeof CERTIFIED_ROLES)[number]): Promise<Judged> {
  const [source, facts] = await Promise.all([
    certificationSource(sql, TODAY),
    certificationFacts(sql, { personIds: null, role, day: TODAY, evaluatedOn: TODAY }),
  ])
  const judged: Judged = { people: facts.size, judgements: 0, eligible: 0 }
  for (const stage of APPLICATION_STAGES) {
    const ground = source && groundFrom(source, role, stage, TODAY)
    if (!ground) continue
    const when = { stage: stage === 'certification' ? stage : 'renewal', on: TODAY, evaluatedOn: TODAY } as const
    for (const own of facts.values()) {
      const { eligible } = evaluateCertification(ground, own, when)
      judged.judgements += 1
      if (eligible) judged.eligible += 1
    }
  }
  return judged
}
