import { inWareki } from '~/domain/calendar'
import { courseDirectory } from '~/domain/completion-courses'
import { type CompletionsPlan, completionKey, planCompletions, readCompletions } from '~/domain/completions-file'
import {
  courseAliases,
  type StandingCompletions,
  standingCompletions,
  storedTitles,
  writeCompletions,
} from '~/facts/import-completions'
import { type StoredStaff, storedStaff } from '~/facts/known-staff'
import { storedUnits } from '~/facts/known-units'
import type { Sql } from '~/facts/sql'
import { idIn } from '~/facts/write-units'
import type { ImportPreview } from '~/features/imports/import-preview'
import { digestOf, type PlannedFile, type PlanningGiven } from '~/features/imports/planned-file'
import { readOnce } from '~/features/imports/read-once'

/** Plans a file of completions against the people, the courses and what they have completed as they are now. */
export async function planCompletionsFile(sql: Sql, bytes: Uint8Array, given: PlanningGiven): Promise<PlannedFile> {
  const file = await readOnce(bytes, given.answers.encoding)
  if (!file.ok) return file
  const units = await storedUnits(sql)
  const staff = await storedStaff(sql)
  const titles = await storedTitles(sql)
  const read = readCompletions({
    file: file.file,
    staff: staff.known,
    units: units.known,
    courses: titles.courses,
    aliases: await courseAliases(sql, given.provider),
    answers: given.answers.people,
    today: given.today,
  })
  if (!read.ok) return read
  const ids = {
    personIdOf: (staffNumber: string) => staff.byNumber.get(staffNumber)?.personId ?? 0,
    courseIdOf: (code: string) => idIn(titles.ids, code),
  }
  const named = read.rows.flatMap((row) => row.completion ?? [])
  const standing = await standingCompletions(sql, named, ids)
  const plan = planCompletions(read, new Map([...standing].map(([key, one]) => [key, one.score])))
  const { accepted, bad, operations } = plan
  const titleOf = courseDirectory(titles.courses, new Map()).titleOf
  return {
    ok: true,
    preview: previewOf(plan, { staff, titleOf, standing }),
    accepted,
    digest: digestOf({ accepted, bad, operations }),
    write: async (transaction, stamp) => {
      await writeCompletions(transaction, operations, { standing, ids }, stamp)
      return null
    },
    events: [
      {
        kind: 'completions-recorded',
        completions: operations
          .filter((one) => !one.replaces)
          .map((one) => ({ personId: ids.personIdOf(one.staffNumber), courseId: ids.courseIdOf(one.courseCode) })),
      },
    ],
  }
}

type Shown = { staff: StoredStaff; titleOf: (code: string) => string; standing: StandingCompletions }

function previewOf(plan: CompletionsPlan, { staff, titleOf, standing }: Shown): ImportPreview {
  const nameOf = (number: string) => staff.byNumber.get(number)?.person.particulars.at(-1)?.name ?? ''
  return {
    counts: plan.counts,
    bad: plan.bad,
    ignored: plan.ignored,
    notes: plan.notes,
    missing: [],
    added: plan.accepted
      .filter((row) => row.result === 'new')
      .map(({ line, staffNumber, course, completedOn, score }) => ({
        line,
        id: staffNumber,
        name: nameOf(staffNumber),
        detail: `${titleOf(course)} ${inWareki(completedOn)}${score === null ? '' : ` ${score} 点`}`,
      })),
    changed: plan.accepted
      .filter((row) => row.result === 'changed')
      .map(({ line, staffNumber, course, completedOn, score }) => {
        const before = standing.get(completionKey({ staffNumber, courseCode: course, completedOn }))?.score
        const field = { label: `${titleOf(course)} 点数`, now: scoreShown(before), after: scoreShown(score) }
        return { line, id: staffNumber, name: nameOf(staffNumber), fields: [field] }
      }),
    questions: plan.questions,
  }
}

function scoreShown(score: number | null | undefined): string {
  return score === null || score === undefined ? '（なし）' : String(score)
}
