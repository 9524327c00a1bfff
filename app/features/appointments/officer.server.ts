import { z } from 'zod'
import { type Reading, read } from '~/access/read'
import { type CityDate, inWareki } from '~/domain/calendar'
import { MOST_SECTIONS, PROPOSED_HEADINGS } from '~/domain/officer-headings'
import { carriesOnAfter, officerStateOn } from '~/domain/officer-term'
import type { OfficerTextKind, TextSection } from '~/domain/officer-text'
import { type OfficerText, officerTexts } from '~/facts/officer-texts'
import { type NamedTerm, namedTerms } from '~/facts/officers'
import { personNumbered } from '~/facts/person-number'
import { officerNumbered } from './officer-subject'
import { termLine } from './term-words'

/** One デジタル技術官: the terms, what the city expects, and what is handed over to and by them. */
export const officer = read({
  action: 'officer.read',
  params: z.object({ staffNumber: z.string().max(20) }),
  subject: ({ staffNumber }, sql) => officerNumbered(sql, staffNumber),
  async run(given, { staffNumber }) {
    const { sql, today, relations } = given
    const [personId, terms] = await Promise.all([personNumbered(sql, staffNumber), namedTerms(sql, today)])
    const own = terms.filter((term) => term.personId === personId)
    const last = own.at(-1)
    if (!last || personId === null) return null
    const isSelf = relations.has('self')
    const mayChange = !isSelf && (relations.has('dx_office') || relations.has('hr_section'))
    const readsHandover = isSelf || relations.has('dx_office') || relations.has('successor')
    const before = isSelf ? predecessorsOf(own, terms) : []
    const texts = await officerTexts(sql, [personId, ...before.map((one) => one.personId)])
    const expectations = texts.filter((text) => text.personId === personId && text.kind === 'expectation')
    const handovers = texts.filter((text) => text.personId === personId && text.kind === 'handover')
    return {
      page: {
        staffNumber: last.staffNumber,
        name: last.name,
        unitName: last.unitName,
        isSelf,
        mayChange,
        mayMovePairs: relations.has('dx_office') || relations.has('technical_officer'),
        mayExpect: !isSelf && relations.has('dx_office'),
        seesList: relations.has('dx_office') || relations.has('hr_section') || relations.has('technical_officer'),
        terms: own.map((term) => termLine(term, terms, today)).reverse(),
        expectation: textOf('expectation', expectations, given),
        handover: readsHandover ? textOf('handover', handovers, given) : null,
        mayHandOver: isSelf && own.some((term) => officerStateOn(term, today) !== 'planned'),
        received: before.flatMap(({ personId: theirs, name }) => {
          const [text] = texts.filter((one) => one.personId === theirs && one.kind === 'handover')
          return text ? [{ name, on: inWareki(text.effectiveOn), sections: text.sections }] : []
        }),
      },
      looked: isSelf ? [] : [personId],
    }
  },
})

export type OfficerPage = Awaited<ReturnType<typeof officer>>
export type TextOnPage = NonNullable<OfficerPage['handover']>

/** Those whose hand-over somebody takes up. */
function predecessorsOf(own: readonly NamedTerm[], all: readonly NamedTerm[]) {
  const others = new Map(all.filter((term) => term.personId !== own[0]?.personId).map((term) => [term.personId, term]))
  return [...others.values()].filter(({ personId }) =>
    carriesOnAfter(
      own,
      all.filter((term) => term.personId === personId),
    ),
  )
}

type VersionShown = { version: number; from: string; writtenBy: string | null; sections: TextSection[] }

/** What is in force, what is to come and what was, and what the form begins with. */
function textOf(kind: OfficerTextKind, versions: readonly OfficerText[], { today }: Reading) {
  const inForce = versions.find(({ effectiveOn }) => effectiveOn <= today)
  const latest = versions[0]
  const shown = (text: OfficerText): VersionShown => ({
    version: text.version,
    from: inWareki(text.effectiveOn),
    writtenBy: text.writtenBy,
    sections: text.sections,
  })
  return {
    kind,
    inForce: inForce ? shown(inForce) : null,
    toCome: versions.filter(({ effectiveOn }) => effectiveOn > today).map(shown),
    past: versions.filter((text) => text.effectiveOn <= today && text !== inForce).map(shown),
    form: formOf(kind, latest, today),
  }
}

function formOf(kind: OfficerTextKind, latest: OfficerText | undefined, today: CityDate) {
  const begun = latest?.sections ?? PROPOSED_HEADINGS[kind].map((heading) => ({ heading, text: '' }))
  const free = Math.max(0, Math.min(latest ? 2 : 1, MOST_SECTIONS - begun.length))
  return {
    basedOn: latest?.version ?? 0,
    effectiveOn: inWareki(latest && latest.effectiveOn > today ? latest.effectiveOn : today),
    sections: [...begun, ...Array.from({ length: free }, () => ({ heading: '', text: '' }))],
  }
}
