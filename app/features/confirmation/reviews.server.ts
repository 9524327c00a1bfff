import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import type { CityDate } from '~/domain/calendar'
import { skillsAsked } from '~/facts/asked-standard'
import { waitingForReviewer } from '~/facts/standing-claims'
import { evidenceOf } from '~/features/confirmation/confirmed-people'

/** Levels passed on to the viewer, and those of their mentees that only they may confirm: the one skill, nothing else. */
export const reviews = read({
  action: 'reviews.read',
  params: z.object({}),
  subject: () => theCity,
  async run({ sql, viewer, today }) {
    const menteeIds = viewer.mentees.filter((mentee) => mentee.kind === 'mentor').map((mentee) => mentee.personId)
    const claims = viewer.personId === null ? [] : await waitingForReviewer(sql, viewer.personId, menteeIds, today)
    const [skills, evidence] = await Promise.all([
      skillsAsked(
        sql,
        claims.map((claim) => claim.skillId),
        today,
      ),
      evidenceOf(sql, claims),
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
      },
      looked: shown.map((claim) => claim.personId),
    }
  },
})
