import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { searchKeyOf } from '~/domain/practice-search'
import { similarProjects } from '~/facts/project-search'

/** What is there already that is much like what somebody is about to propose. */
export const similarPractices = read({
  action: 'practices.read',
  params: z.object({ texts: z.array(z.string()) }),
  subject: () => theCity,
  async run({ sql }, { texts }) {
    return { page: await similarProjects(sql, searchKeyOf(texts)) }
  },
})

export type Similar = Awaited<ReturnType<typeof similarPractices>>
