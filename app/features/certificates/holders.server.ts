import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { type CityDate, daysBetween, inWareki } from '~/domain/calendar'
import { countsOf } from './held-certificates'
import { holdersParams } from './holders-params'
import { holderRows, type LoadedHolders, loadHolders } from './load-holders.server'
import { loadProposals } from './load-proposals.server'
import { type OrderProposal, type Proposed, proposalInWords } from './order-proposals'

const PAGE_SIZE = 50
/** What is left over shows once these are done. */
const MOST_PROPOSALS = 20

/** 認定された人: every certificate with what it is today, and where it does not follow the orders. */
export const certificateHolders = read({
  action: 'certificate-holders.read',
  params: holdersParams,
  subject: () => theCity,
  async run(given, params) {
    const { viewer, relations, today } = given
    const loaded = await loadHolders(given, params)
    const { page } = params
    const [rows, proposed] = await Promise.all([
      holderRows(given, loaded, loaded.found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)),
      loadProposals(given, loaded.careers),
    ])
    const proposals = proposed.slice(0, MOST_PROPOSALS)
    const shown = [...rows, ...proposals].map(({ personId }) => personId)
    return {
      page: {
        params,
        today,
        isOffice: relations.has('dx_office'),
        counts: countsOf(loaded.ofRole),
        rows: rows.map(({ personId: _, grantedOn: __, ...row }) => ({ ...row, limit: inWareki(row.limit) })),
        total: loaded.found.length,
        pageSize: PAGE_SIZE,
        proposals: inWords(proposals, loaded),
        moreProposals: proposed.length - proposals.length,
        insight: insightOf(loaded, today),
      },
      looked: [...new Set(shown)].filter((personId) => personId !== viewer.personId),
    }
  },
})

export type HoldersPage = Awaited<ReturnType<typeof certificateHolders>>

function inWords(proposed: readonly Proposed[], { people }: LoadedHolders): OrderProposal[] {
  return proposed.flatMap((one) => {
    const person = people.get(one.personId)
    return person ? [proposalInWords(one, person)] : []
  })
}

type Insight = { before: string; point: string; after: string }

/** What the list says: how many count, and what is about to be lost. */
function insightOf({ ofRole }: LoadedHolders, today: CityDate): Insight | null {
  const valid = ofRole.filter(({ state }) => state === 'valid')
  if (valid.length === 0) return null
  const soon = valid.filter(({ limit }) => daysBetween(today, limit) <= 90).length
  const people = new Set(valid.map(({ personId }) => personId)).size
  return {
    before: `有効な認定証は ${valid.length} 枚（${people} 人）。`,
    point: soon > 0 ? `${soon} 枚が 90 日のうちに期限を迎えます` : '90 日のうちに期限が来るものはありません',
    after: '。期限が過ぎると、その翌日から人数に数えません。',
  }
}
