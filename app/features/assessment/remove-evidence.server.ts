import { z } from 'zod'
import { command, refuse } from '~/access/command'
import { nothing } from '~/access/subject'
import { recordId } from '~/domain/record-id'
import { evidenceOf, evidenceOwner, purgeEvidence } from '~/facts/evidence'

/** Takes out a piece of evidence that nothing handed in rests on. */
export const removeEvidence = command({
  action: 'evidence.remove',
  input: z.object({ evidence: recordId() }),
  subject: async (input, sql) => {
    const personId = await evidenceOwner(sql, input.evidence)
    return personId === null ? nothing : { about: 'person', personId }
  },
  async run({ sql }, input) {
    const personId = await evidenceOwner(sql, input.evidence)
    const all = personId === null ? [] : await evidenceOf(sql, personId)
    const found = all.find((each) => each.evidenceId === input.evidence)
    if (!found) return refuse('この証跡は、もうありません。')
    if (found.inUse) return refuse('提出した評価に添えてあるので外せません。外すときは、先に取り下げてください。')
    await purgeEvidence(sql, found.evidenceId)
    return {
      did: {},
      audit: { subjectKind: 'evidence', subjectId: found.evidenceId, subjectPersonId: personId, detail: {} },
    }
  },
})
