import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import type { CityDate } from '~/domain/calendar'
import { skillsAsked } from '~/facts/asked-standard'
import { waitingForReviewer } from '~/facts/standing-claims'
import { opinionsWantedFrom } from '~/facts/technical-opinions'
import { evidenceOf } from '~/features/confirmation/confirmed-people'

/** Levels passed on to the viewer, and those of their mentees that only they may confirm: the one skill, nothing else. */
export const reviews = read({
  action: 'reviews.read',
  params: z.object({}),
  subject: () => theCity,
  async run({ sql, viewer, today }) {
    const menteeIds = viewer.mentees.filter((mentee) => mentee.kind === 'mentor').map((mentee) => mentee.personId)
    const claims = viewer.personId === null ? [] : await waitingForReviewer(sql, viewer.personId, menteeIds, today)
    const wanted = viewer.personId === null ? [] : await opinionsWantedFrom(sql, viewer.personId, today)
    const [skills, evidence] = await Promise.all([
      skillsAsked(
        sql,
        [...claims, ...wanted].map(({ skillId }) => skillId),
        today,
      ),
      evidenceOf(sql, [...claims, ...wanted]),
    ])
    const isOfficer = viewer.roles.includes('TECH_OFFICER')
    const shown = claims.filter(
      (claim) => claim.isRouted || isOfficer || (claim.claimed === 3 && (claim.ownLevel ?? 0) >= 3),
    )
    return {
      page: {
        claims: shown.map((claim) => {
          const skill = skills.find((each) => each.skillId === claim.skillId)
          return {
            claimId: claim.claimId,
            isRouted: claim.isRouted,
            name: claim.name,
            unitName: claim.unitName,
            skillCode: skill?.code ?? '',
            skillName: skill?.name ?? '',
            claimed: claim.claimed,
            confirmed: claim.confirmed,
            confirmedOn: claim.confirmedOn as CityDate | null,
            indicators: skill?.indicators ?? [],
            note: claim.note,
            submittedOn: claim.submittedOn,
            askedBy: claim.askedBy,
            askedOn: claim.askedOn,
            mayFour: isOfficer,
            evidence: evidence
              .filter((piece) => piece.personId === claim.personId && piece.skillId === claim.skillId)
              .map(({ id, title, url, fileId }) => ({ id, title, url, hasFile: fileId !== null })),
          }
        }),
        /** Of somebody's one skill: its sentences and evidence, never what was claimed. */
        opinions: wanted.map(({ requestId, personId, skillId, name, unitName, askedBy, askedOn }) => {
          const skill = skills.find((each) => each.skillId === skillId)
          return {
            requestId,
            name,
            unitName,
            skillName: skill?.name ?? '',
            indicators: skill?.indicators ?? [],
            askedBy,
            askedOn,
            evidence: evidence
              .filter((piece) => piece.personId === personId && piece.skillId === skillId)
              .map(({ id, title, url, fileId }) => ({ id, title, url, hasFile: fileId !== null })),
          }
        }),
      },
      looked: [...shown, ...wanted].map(({ personId }) => personId),
    }
  },
})

export type Reviews = Awaited<ReturnType<typeof reviews>>
