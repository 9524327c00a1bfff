import { z } from 'zod'
import { type Reading, read } from '~/access/read'
import { applicationStateOn, lastDayToReturn, whyNotNow } from '~/domain/application'
import { inWareki } from '~/domain/calendar'
import { isBeforeCommittee } from '~/domain/committee'
import { readDossier } from '~/domain/dossier'
import { recordId } from '~/domain/record-id'
import { dayInWords } from '~/domain/session-words'
import { recommenderOf } from '~/domain/signing'
import { APPLICATION_STAGE_WORDS, APPLICATION_STATE_WORDS, roleWord } from '~/domain/terms'
import { failedByName, judgeApplication } from '~/facts/application-judgement'
import type { ApplicationRule } from '~/facts/application-rule'
import { applicationById, progressOf, type StoredApplication } from '~/facts/applications'
import { type AskedPeople, askedPeople } from '~/facts/asked-people'
import { type AskedOf, askedOf, candidacyWith, signersAmong } from '~/facts/candidacy'
import { committeeDay } from '~/facts/candidates'
import { namesOf } from '~/facts/person-names'
import { type Recommendation, recommendationsFor, type Signoff, signoffsFor } from '~/facts/signoffs'
import { historyWords } from './application-history'
import { applicationAsSubject } from './handled-application'
import { pathSteps } from './path-steps'

/** An application for all whom it concerns: where it stands, what was handed in, what is theirs to do. */
export const applicationStatus = read({
  action: 'application.read',
  params: z.object({ id: recordId() }),
  subject: ({ id }, sql, viewer) => applicationAsSubject({ application: id }, sql, viewer),
  async run(given, { id }) {
    const { sql, viewer, today, as } = given
    const found = await loaded(given, id)
    if (!found) return null
    const { application, ruled, people } = found
    const { personId, role, stage } = application
    const [signoffs, recommendations, committee, names] = await Promise.all([
      signoffsFor(sql, personId, role, today),
      recommendationsFor(sql, personId, role, today),
      application.committeeId === null ? null : committeeDay(sql, application.committeeId),
      namesOf(
        sql,
        application.events.flatMap(({ byPersonId }) => byPersonId ?? []),
        today,
      ),
    ])
    const state = applicationStateOn(application, today)
    const steps = pathSteps({
      application,
      ruled,
      state,
      applicant: people.name,
      signoffs,
      recommendations,
      signers: namesAmong(people, signersAmong(people, { role, signers: found.signers })),
      recommender: recommenderOf(people.heads, personId)?.name ?? null,
      committee,
      today,
    })
    return {
      page: {
        applicationId: id,
        as,
        role,
        roleWord: roleWord(role),
        stage: APPLICATION_STAGE_WORDS[stage],
        person: { personId, name: people.name, staffNumber: people.staffNumber, unitName: people.unitName },
        state,
        stateWord: APPLICATION_STATE_WORDS[state],
        appliedOn: application.appliedOn && inWareki(application.appliedOn),
        steps,
        dossier: readDossier(application.dossier),
        statement: application.statement,
        notes: notesOf(signoffs, recommendations),
        history: historyWords(application.events, names, today),
        /** Where the committee has it, for 事務局. */
        committeeId: as === 'dx_office' && isBeforeCommittee({ state }) ? application.committeeId : null,
        acts: await actsOf(given, found),
      },
      looked: personId === viewer.personId ? [] : [personId],
    }
  },
})

export type ApplicationStatus = Awaited<ReturnType<typeof applicationStatus>>

type Loaded = {
  application: StoredApplication
  ruled: ApplicationRule
  people: AskedPeople
  asked: AskedOf
  signers: readonly string[]
}

async function loaded({ sql, viewer, today }: Reading, applicationId: number): Promise<Loaded | null> {
  const stored = await applicationById(sql, applicationId)
  if (!stored) return null
  const { personId, role, stage } = stored
  const [candidacy, found] = await Promise.all([
    candidacyWith(sql, { personId, role, stage, stored }, today),
    askedPeople(sql, [personId], today),
  ])
  const { application, ruled, signers } = candidacy
  const people = found.get(personId)
  if (!application || !ruled || !people) return null
  return { application, ruled, people, signers, asked: askedOf(candidacy, people, viewer.personId) }
}

/** What the viewer may do with it now. */
export type StatusActs = {
  accept: boolean
  /** The last day to give it back. */
  returnBy: string | null
  /** By whom it may be decided without a committee, and what stands against it. */
  decide: { failed: string[] } | null
  /** As what the viewer signs off. */
  signAs: string | null
  recommend: boolean
  decline: 'signer' | 'recommender' | null
  takeBackDecision: boolean
}

async function actsOf(
  { sql, viewer, today, relations }: Reading,
  { application, ruled, asked }: Loaded,
): Promise<StatusActs> {
  const isOffice = relations.has('dx_office') && viewer.personId !== application.personId
  const progress = progressOf(application, ruled.path)
  const state = applicationStateOn(application, today)
  const can = (event: 'accept' | 'return' | 'take_back_decision') =>
    isOffice && whyNotNow(progress, { event, on: today }, ruled.path) === null
  const isAccepted =
    application.events.findLast(({ event }) => event === 'accept' || event === 'submit')?.event === 'accept'
  const waitsForSigner = state === 'signoff_pending' && !progress.signedOff
  const waitsForHead = state === 'recommendation_pending' && !progress.recommended
  return {
    accept: can('accept') && !isAccepted,
    returnBy: can('return') && application.appliedOn ? dayInWords(lastDayToReturn(application.appliedOn), today) : null,
    decide: isOffice && !ruled.path.committee ? await decisionOpen(sql, { application, ruled }, today) : null,
    signAs: waitsForSigner && asked.signsAs ? roleWord(asked.signsAs) : null,
    recommend: waitsForHead && asked.recommends,
    decline: waitsForSigner && asked.signsAs ? 'signer' : waitsForHead && asked.recommends ? 'recommender' : null,
    takeBackDecision: can('take_back_decision'),
  }
}

async function decisionOpen(
  sql: Reading['sql'],
  { application, ruled }: Pick<Loaded, 'application' | 'ruled'>,
  today: Reading['today'],
): Promise<StatusActs['decide']> {
  const event = { event: 'decide', on: today, decision: 'refused' } as const
  if (whyNotNow(progressOf(application, ruled.path), event, ruled.path) !== null) return null
  const judged = await judgeApplication(sql, application, ruled, today)
  return judged && { failed: failedByName(judged) }
}

/** What the people who gave something wrote with it. */
function notesOf(signoffs: readonly Signoff[], recommendations: readonly Recommendation[]) {
  return [
    ...signoffs.flatMap(({ note, signerName, signedOn }) =>
      note ? [{ key: `s${signedOn}${signerName}`, by: `${signerName}さんの承認`, on: inWareki(signedOn), note }] : [],
    ),
    ...recommendations.flatMap(({ note, byName, on }) =>
      note ? [{ key: `r${on}${byName}`, by: `${byName}さんの推薦`, on: inWareki(on), note }] : [],
    ),
  ]
}

function namesAmong({ mentors, officers }: AskedPeople, personIds: readonly number[]): string[] {
  const paired = mentors.filter(({ personId }) => personIds.includes(personId))
  if (paired.length > 0) return paired.map(({ name }) => name)
  return officers.filter(({ personId }) => personIds.includes(personId)).map(({ name }) => name)
}
