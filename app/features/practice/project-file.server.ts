import { z } from 'zod'
import { read } from '~/access/read'
import { theViewer } from '~/access/subject'
import { recordId } from '~/domain/record-id'
import { artefactFile } from '~/facts/project-files'

/** A file of a project, for the city's staff. */
export const projectFile = read({
  action: 'project-file.read',
  params: z.object({ id: recordId(), artefactId: recordId() }),
  subject: () => theViewer,
  async run({ sql }, { id, artefactId }) {
    const file = await artefactFile(sql, id, artefactId)
    return file && { page: file }
  },
})
