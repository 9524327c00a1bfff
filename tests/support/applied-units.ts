import type { KnownUnits, UnitHead, UnitPeriod } from '~/domain/known-units'
import type { UnitOperation } from '~/domain/unit-operations'

/** What is known after a plan was taken over: the same as the database does, on plain data. */
export function afterUnits(known: KnownUnits, operations: readonly UnitOperation[]): KnownUnits {
  return operations.reduce(afterOperation, known)
}

function afterOperation(known: KnownUnits, operation: UnitOperation): KnownUnits {
  switch (operation.kind) {
    case 'new-unit':
    case 'change-unit':
      return { ...known, periods: [...others(known.periods, operation.code), ...operation.periods] }
    case 'succeed': {
      const { predecessor, successor, effectiveOn } = operation
      return { ...known, successions: [...known.successions, { predecessor, successor, effectiveOn }] }
    }
    case 'no-longer-succeed':
      return {
        ...known,
        successions: known.successions.filter(
          (link) =>
            link.predecessor !== operation.predecessor ||
            link.successor !== operation.successor ||
            link.effectiveOn !== operation.effectiveOn,
        ),
      }
    case 'head':
      return { ...known, heads: withHead(known.heads, operation) }
  }
}

function others(periods: readonly UnitPeriod[], code: string): UnitPeriod[] {
  return periods.filter((period) => period.code !== code)
}

function withHead(heads: readonly UnitHead[], named: Omit<UnitHead, 'validTo'>): UnitHead[] {
  const { unitCode, staffNumber, validFrom } = named
  const before = heads.flatMap((head) => {
    if (head.unitCode !== unitCode || (head.validTo !== null && head.validTo <= validFrom)) return [head]
    return head.validFrom < validFrom ? [{ ...head, validTo: validFrom }] : []
  })
  return [...before, { unitCode, staffNumber, validFrom, validTo: null }]
}
