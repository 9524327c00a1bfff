import { command, refuse } from '~/access/command'
import { theViewer } from '~/access/subject'
import { opinionsWantedFrom, recordOpinion } from '~/facts/technical-opinions'
import { giveOpinionForm } from '~/features/confirmation/confirmation-forms'

const NOT_WANTED = 'この意見は、もう求められていません。決まったか、取り下げられました。'

/** What a leader or master says of one skill, by its evidence. */
export const giveOpinion = command({
  action: 'opinion.give',
  input: giveOpinionForm,
  subject: () => theViewer,
  async run({ sql, viewer, today, stamp }, { request: requestId, level, comment }) {
    const wanted = viewer?.personId ? await opinionsWantedFrom(sql, viewer.personId, today) : []
    const asked = wanted.find((one) => one.requestId === requestId)
    if (!asked) return refuse(NOT_WANTED)
    if (!(await recordOpinion(sql, { requestId, level, comment, on: today }, stamp))) return refuse(NOT_WANTED)
    return {
      did: {},
      audit: { subjectKind: 'opinion_request', subjectId: requestId, subjectPersonId: asked.personId },
      events: asked.askedById === null ? [] : [{ kind: 'opinion-given' as const, askedById: asked.askedById }],
    }
  },
})
