import { type Reading, read } from '~/access/read'
import { organisationToday } from '~/access/relations'
import { theCity } from '~/access/subject'
import { addMonths } from '~/domain/calendar'
import { nextCommittee } from '~/facts/candidates'
import { rulesOn } from '~/facts/certification-rules'
import { officeApplications } from './office-applications'
import { namedCandidates, type OfficeCandidate, officeCandidates, stageCounts } from './office-candidates'
import { type Expiring, officeExpiring } from './office-expiring'
import { applicationsInsight, candidatesInsight, expiringInsight, type Insight } from './office-insight'
import { type OfficeParams, officeParams } from './office-params'
import { OFFICE_STATES, type OfficeApplication, type OfficeState } from './office-words'

const PAGE_SIZE = 50
const MONTHS_AHEAD = 12

/** 認定: what is under way, who comes next, whose certificate runs out. 職員課 sees what concerns certificates. */
export const officeList = read({
  action: 'certification.read',
  params: officeParams,
  subject: () => theCity,
  async run(given, asked) {
    const isOffice = given.relations.has('dx_office')
    const params: OfficeParams = isOffice ? asked : { ...asked, view: 'expiring' }
    const shown = await viewOf(given, params)
    const people = peopleOf(shown)
    // Whoever stands here stands by rules.
    const hasRules = people.length > 0 || (await rulesOn(given.sql, given.today)) !== null
    return {
      page: { params, isOffice, hasRules, ...shown },
      looked: people.filter((personId) => personId !== given.viewer.personId),
    }
  },
})

export type OfficePage = Awaited<ReturnType<typeof officeList>>

type Shown = {
  insight: Insight | null
  applications: { counts: { state: OfficeState; applications: number }[]; rows: OfficeApplication[] } | null
  candidates: {
    stages: ReturnType<typeof stageCounts>
    total: number
    pageSize: number
    rows: OfficeCandidate[]
  } | null
  expiring: { counts: { within: number; certificates: number }[]; rows: Expiring[] } | null
}

const NOTHING: Shown = { insight: null, applications: null, candidates: null, expiring: null }

function viewOf(given: Reading, params: OfficeParams): Promise<Shown> {
  if (params.view === 'candidates') return candidatesView(given, params)
  return params.view === 'expiring' ? expiringView(given, params) : applicationsView(given, params)
}

async function applicationsView({ sql, today }: Reading, { role, state }: OfficeParams): Promise<Shown> {
  const all = await officeApplications(sql, today)
  const open = role === '' ? all : all.filter((one) => one.role === role)
  return {
    ...NOTHING,
    insight: applicationsInsight(open, today),
    applications: {
      counts: OFFICE_STATES.map((one) => ({
        state: one,
        applications: open.filter((each) => each.state === one).length,
      })),
      rows: state === '' ? [...open].sort(officeFirst) : open.filter((one) => one.state === state),
    },
  }
}

/** What 事務局 itself has to do stands at the top. */
function officeFirst(a: OfficeApplication, b: OfficeApplication): number {
  return OFFICE_STATES.indexOf(a.state) - OFFICE_STATES.indexOf(b.state)
}

async function candidatesView({ sql, viewer, today }: Reading, { role, stage, page }: OfficeParams): Promise<Shown> {
  const [all, committee, organisation] = await Promise.all([
    officeCandidates(sql, today),
    nextCommittee(sql, today, addMonths(today, MONTHS_AHEAD)),
    organisationToday(sql, viewer),
  ])
  const ofRole = role === '' ? all : all.filter((one) => one.role === role)
  const chosen = stage === '' ? ofRole : ofRole.filter((one) => one.stage === stage)
  const met = ofRole.filter((one) => one.stage === 'met').length
  return {
    ...NOTHING,
    insight: candidatesInsight({ total: ofRole.length, met, committee }, today),
    candidates: {
      stages: stageCounts(all),
      total: chosen.length,
      pageSize: PAGE_SIZE,
      rows: await namedCandidates(sql, chosen.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), organisation, today),
    },
  }
}

async function expiringView({ sql, viewer, today }: Reading, { role, within }: OfficeParams): Promise<Shown> {
  const [applications, organisation] = await Promise.all([
    officeApplications(sql, today),
    organisationToday(sql, viewer),
  ])
  const all = await officeExpiring(sql, organisation, applications, today)
  const expiring = role === '' ? all : all.filter((one) => one.role === role)
  return {
    ...NOTHING,
    insight: expiringInsight(expiring),
    expiring: {
      counts: [30, 90, 180].map((days) => ({
        within: days,
        certificates: expiring.filter((one) => one.days <= days).length,
      })),
      rows: expiring.filter((one) => one.days <= within),
    },
  }
}

function peopleOf({ applications, candidates, expiring }: Shown): number[] {
  const rows = applications?.rows ?? candidates?.rows ?? expiring?.rows ?? []
  return [...new Set(rows.map(({ personId }) => personId))]
}
