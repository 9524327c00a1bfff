import { z } from 'zod'
import { command, refuse } from '~/access/command'
import { projectNumbered } from '~/access/subject'
import { record } from '~/facts/record'
import { storeFile, type UploadedFile } from '~/platform/upload.server'
import { artefactForm } from './practice-forms'

export const artefactInput = artefactForm.extend({ file: z.custom<UploadedFile | null>().default(null) })

/** Adds what came out of a project or describes it: a link, or a file. */
export const addArtefact = command({
  action: 'project.add-artefact',
  input: artefactInput,
  subject: ({ project }, sql) => projectNumbered(sql, project),
  async run({ sql, today, stamp }, { project: projectId, kind, title, url, file }) {
    if (!file && url === '') return refuse('リンクかファイルのどちらかを入れてください。')
    const fileId = file ? await storeFile(sql, file, stamp) : null
    const row = { projectId, kind, title, url: url || null, fileId, addedOn: today }
    await record(sql, 'project_artefact', [row], stamp)
    return {
      did: { kind },
      audit: { subjectKind: 'project', subjectId: projectId, detail: { kind, file: fileId !== null } },
    }
  },
})
