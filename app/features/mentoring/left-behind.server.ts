import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { pairsLeftBehind } from '~/domain/mentoring'
import { mentoringOn } from '~/facts/mentoring'

/** For 事務局's home: people whose mentor may sign no more (任期・認定・指定が終わった), and who have nobody else. */
export const leftBehind = read({
  action: 'mentor-pairs.read',
  params: z.object({}),
  subject: () => theCity,
  async run({ sql, today }) {
    const pairs = pairsLeftBehind(await mentoringOn(sql, today))
    return {
      page: {
        mentees: new Set(pairs.map(({ menteeId }) => menteeId)).size,
        mentors: new Set(pairs.map(({ mentorId }) => mentorId)).size,
      },
    }
  },
})

export type LeftBehind = Awaited<ReturnType<typeof leftBehind>>
