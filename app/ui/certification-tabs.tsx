import { Tabs } from './tabs'

export type CertificationPlace = 'applications' | 'candidates' | 'expiring' | 'holders' | 'appointments' | 'committees'

type Place = { place: CertificationPlace; label: string; to: string; officeOnly?: true }

const PLACES: readonly Place[] = [
  { place: 'applications', label: '申請', to: '/certification?view=applications', officeOnly: true },
  { place: 'candidates', label: '候補', to: '/certification?view=candidates', officeOnly: true },
  { place: 'expiring', label: '期限が近い', to: '/certification?view=expiring' },
  { place: 'holders', label: '認定された人', to: '/certification/holders' },
  { place: 'appointments', label: 'デジタル技術官', to: '/certification/appointments' },
  { place: 'committees', label: '認定委員会', to: '/certification/committees', officeOnly: true },
]

type Props = {
  current: CertificationPlace
  isOffice: boolean
  /** Kept from one part to the next; '' for all. */
  role?: string
}

/** The parts of 認定 for those who run it. */
export function CertificationTabs({ current, isOffice, role = '' }: Props) {
  const shown = PLACES.filter(({ officeOnly }) => isOffice || !officeOnly)
  return (
    <Tabs
      label="認定の部分"
      tabs={shown.map(({ place, label, to }) => ({
        to:
          role !== '' && place !== 'committees' && place !== 'appointments'
            ? `${to}${to.includes('?') ? '&' : '?'}role=${role}`
            : to,
        label,
        current: place === current,
      }))}
    />
  )
}
