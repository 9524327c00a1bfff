import { z } from 'zod'
import { read } from '~/access/read'
import { nothing } from '~/access/subject'
import { applicationStateOn } from '~/domain/application'
import { inWareki } from '~/domain/calendar'
import { CERTIFIED_ROLES } from '~/domain/certificate'
import { APPLICATION_STAGE_WORDS, roleWord } from '~/domain/terms'
import { candidacyFor } from '~/facts/candidacy'
import { personNumbered } from '~/facts/person-number'
import { signoffsFor } from '~/facts/signoffs'
import { loadWay } from './load-way.server'
import { freeze } from './submit-application.server'

/** Where somebody stands who has not applied yet, for whoever may sign off for them: confirmed records only. */
export const signoffPage = read({
  action: 'signoff.read',
  params: z.object({ staffNumber: z.string(), role: z.enum(CERTIFIED_ROLES) }),
  async subject({ staffNumber, role }, sql) {
    const personId = await personNumbered(sql, staffNumber)
    return personId === null ? nothing : { about: 'candidacy', personId, role, applicationId: null }
  },
  async run({ sql, viewer, today }, { staffNumber, role }) {
    const personId = await personNumbered(sql, staffNumber)
    if (personId === null) return null
    const about = { personId, role, applicationId: null }
    const [{ candidacy, people, asked }, signoffs, loaded] = await Promise.all([
      candidacyFor(sql, about, viewer.personId, today),
      signoffsFor(sql, personId, role, today),
      loadWay({ sql, today }, personId, role),
    ])
    if (!people || asked.signsAs === null || !loaded.judged) return null
    const { application } = candidacy
    // What moves on with it is not taken from under it.
    const isUnderWay = application !== null && applicationStateOn(application, today) !== 'submitted'
    return {
      page: {
        person: { personId, staffNumber, name: people.name, unitName: people.unitName },
        role,
        roleWord: roleWord(role),
        stage: APPLICATION_STAGE_WORDS[candidacy.stage],
        signsAs: roleWord(asked.signsAs),
        /** What was handed in is signed off on its own page. */
        applicationId: application?.applicationId ?? null,
        criteria: (await freeze(sql, loaded, loaded.judged)).evaluation.criteria,
        signoffs: signoffs.map(({ signoffId, signerId, signerName, signerRole, signedOn, note }) => ({
          signoffId,
          by: `${signerName}さん（${roleWord(signerRole)}）`,
          on: inWareki(signedOn),
          note,
          mayTakeBack: signerId === viewer.personId && !isUnderWay,
        })),
        mayGive: !signoffs.some(({ signerId, signedOn }) => signerId === viewer.personId && signedOn === today),
      },
      looked: [personId],
    }
  },
})

export type SignoffPage = Awaited<ReturnType<typeof signoffPage>>
