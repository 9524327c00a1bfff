import { addDays, type CityDate, compareDates, inWareki } from '~/domain/calendar'
import { CERTIFIED_ROLES, type CertifiedRole } from '~/domain/certificate'
import { type ProposedChange, proposedChange, type Service } from '~/domain/certificate-orders'
import type { Career } from '~/domain/goals'
import { roleWord } from '~/domain/terms'
import type { HolderPerson } from '~/facts/certificate-holders'

/** What an order (発令) asks for and nobody has recorded, of one person's certificates together. */
export type OrderProposal = {
  staffNumber: string
  name: string
  event: ProposedChange['event']
  roles: CertifiedRole[]
  roleWords: string
  /** What the personnel data say and the certificate does not. */
  says: string
  /** As the form takes it: of `leave` the last day in office. */
  day: CityDate
}

export type Proposed = ProposedChange & { personId: number; roles: CertifiedRole[] }

/** Of people, the earliest order first. */
export function proposalsOf(
  careers: readonly Career[],
  services: ReadonlyMap<number, Service>,
  today: CityDate,
): Proposed[] {
  const proposals = new Map<string, Proposed>()
  for (const { personId, certificates } of careers) {
    const service = services.get(personId)
    for (const role of CERTIFIED_ROLES) {
      const standing = certificates[role].at(-1)
      const proposed = standing && service && proposedChange(standing, service, today)
      if (!proposed) continue
      const key = `${personId}/${proposed.event}/${proposed.on}`
      const roles = [...(proposals.get(key)?.roles ?? []), role]
      proposals.set(key, { ...proposed, personId, roles })
    }
  }
  return [...proposals.values()].sort((a, b) => compareDates(a.on, b.on) || a.personId - b.personId)
}

export function proposalInWords({ event, on, roles }: Proposed, person: HolderPerson): OrderProposal {
  const { staffNumber, name } = person
  const roleWords = roles.map(roleWord).join('と')
  const day = event === 'leave' ? addDays(on, -1) : on
  return { staffNumber, name, event, roles, roleWords, says: SAYS[event](inWareki(day)), day }
}

const SAYS: Readonly<Record<ProposedChange['event'], (day: string) => string>> = {
  suspend: (day) => `${day}から休職・育休・派遣ですが、認定証が止まっていません。`,
  resume: (day) => `${day}に戻りましたが、認定証が止まったままです。`,
  leave: (day) => `${day}で在職を終えましたが、認定証が終わっていません。`,
  restart: (day) => `${day}からまた在職しています。本人の申し出があれば、認定証を再開できます。`,
}
