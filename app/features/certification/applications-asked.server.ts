import { z } from 'zod'
import { type Reading, read } from '~/access/read'
import { theCity } from '~/access/subject'
import { applicationStateOn } from '~/domain/application'
import { recommenderOf } from '~/domain/signing'
import { askedPeople } from '~/facts/asked-people'
import { applicationsUnderWay, type OpenApplication } from '~/facts/open-applications'
import { officeState, rulesOfOpen } from './office-applications'

/** What applications ask of the viewer, for home: as head, and as 事務局. */
export const applicationsAsked = read({
  action: 'applications-asked.read',
  params: z.object({}),
  subject: () => theCity,
  async run(given) {
    const { sql, viewer, relations, today } = given
    const isOffice = relations.has('dx_office')
    if (!isOffice && viewer.heads.length === 0) return { page: NOTHING }
    const open = (await applicationsUnderWay(sql)).filter((one) => applicationStateOn(one, today) !== 'withdrawn')
    const [recommendations, office] = await Promise.all([
      viewer.heads.length > 0 ? wantedFrom(given, open) : [],
      isOffice ? ofOffice(given, open) : { submitted: 0, decision: 0 },
    ])
    return { page: { recommendations, ...office } }
  },
})

export type ApplicationsAsked = Awaited<ReturnType<typeof applicationsAsked>>

type Wanted = { applicationId: number; name: string }

const NOTHING: { recommendations: Wanted[]; submitted: number; decision: number } = {
  recommendations: [],
  submitted: 0,
  decision: 0,
}

/** Applications that wait for the viewer's recommendation. */
async function wantedFrom({ sql, viewer, today }: Reading, open: readonly OpenApplication[]): Promise<Wanted[]> {
  const waiting = open.filter((one) => one.state === 'recommendation_pending' && !one.recommended)
  const people = await askedPeople(
    sql,
    waiting.map(({ personId }) => personId),
    today,
  )
  return waiting.flatMap(({ applicationId, personId }) => {
    const person = people.get(personId)
    const isMine = person && recommenderOf(person.heads, personId)?.personId === viewer.personId
    return isMine ? [{ applicationId, name: person.name }] : []
  })
}

async function ofOffice({ sql, viewer }: Reading, open: readonly OpenApplication[]) {
  const rules = await rulesOfOpen(sql, open)
  const states = open.flatMap((one) => {
    const published = rules.get(one.rulesId)
    return published && one.personId !== viewer.personId ? [officeState(one, published)] : []
  })
  return {
    submitted: states.filter((state) => state === 'submitted').length,
    decision: states.filter((state) => state === 'decision').length,
  }
}
