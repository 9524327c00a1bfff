import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  confirmingPlaceOf,
  departmentOf,
  lineOf,
  organisationOf,
  subtreeOf,
  type Unit,
  vacancies,
} from '~/domain/organisation'

const unit = (unitId: number, parentId: number | null, more: Partial<Unit> = {}): Unit => ({
  unitId,
  code: `U${unitId}`,
  name: `unit ${unitId}`,
  parentId,
  kind: parentId === null ? 'department' : 'section',
  label: null,
  workplaceType: 'office',
  confirms: true,
  headId: null,
  actingHeadId: null,
  ...more,
})

/** A hospital: department 1, nursing section 2 (440 people), wards 3 and 4, and a desk 5 that does not confirm. */
const hospital = (heads: Partial<Record<number, Partial<Unit>>> = {}) =>
  organisationOf([
    unit(1, null, { headId: 10, ...heads[1] }),
    unit(2, 1, { headId: 20, ...heads[2] }),
    unit(3, 2, { kind: 'subunit', headId: 30, ...heads[3] }),
    unit(4, 2, { kind: 'subunit', headId: null, ...heads[4] }),
    unit(5, 2, { kind: 'subunit', confirms: false, ...heads[5] }),
  ])

describe('the tree', () => {
  test('a unit’s line leads to the top, its subtree to everything below', () => {
    const organisation = hospital()
    expect(lineOf(organisation, 3).map((each) => each.unitId)).toEqual([3, 2, 1])
    expect(subtreeOf(organisation, 2).map((each) => each.unitId)).toEqual([2, 3, 4, 5])
    expect(departmentOf(organisation, 5)?.unitId).toBe(1)
  })

  test('what does not exist on the day has no line and no subtree', () => {
    expect(lineOf(hospital(), 99)).toEqual([])
    expect(subtreeOf(hospital(), 99)).toEqual([])
    expect(departmentOf(hospital(), 99)).toBeNull()
  })

  test('every unit is in the subtree of each unit of its line, and nowhere else', () => {
    fc.assert(
      fc.property(trees(), (units) => {
        const organisation = organisationOf(units)
        for (const each of units) {
          const line = lineOf(organisation, each.unitId).map((above) => above.unitId)
          for (const other of units) {
            const below = subtreeOf(organisation, other.unitId).some((under) => under.unitId === each.unitId)
            expect(below).toBe(line.includes(other.unitId))
          }
        }
      }),
    )
  })
})

describe('who confirms', () => {
  const confirmerOf = (unitId: number, personId: number, heads = {}) =>
    confirmingPlaceOf(hospital(heads), { personId, unitId })

  test('the head of the lowest unit that confirms', () => {
    expect(confirmerOf(3, 31)).toMatchObject({ confirmerId: 30, as: 'head' })
  })

  test('a unit that does not confirm leaves it to the one above', () => {
    expect(confirmerOf(5, 51)).toMatchObject({ confirmerId: 20, as: 'head' })
  })

  test('where the place is vacant, the next superior', () => {
    expect(confirmerOf(4, 41)).toMatchObject({ confirmerId: 20, as: 'superior' })
  })

  test('where somebody acts for the missing head, they do', () => {
    expect(confirmerOf(4, 41, { 4: { actingHeadId: 44 } })).toMatchObject({ confirmerId: 44, as: 'acting' })
  })

  test('a head’s own levels go to the head above, a department head’s to nobody', () => {
    expect(confirmerOf(3, 30)).toMatchObject({ confirmerId: 20, as: 'superior' })
    expect(confirmerOf(2, 20)).toMatchObject({ confirmerId: 10, as: 'superior' })
    expect(confirmerOf(1, 10)).toBeNull()
  })

  test('one who heads two units in a row is passed over twice', () => {
    expect(confirmerOf(3, 20, { 3: { headId: 20 } })).toMatchObject({ confirmerId: 10 })
  })

  test('a department head whose post is in a section is not confirmed by its head', () => {
    expect(confirmerOf(2, 10)).toBeNull()
    expect(confirmerOf(3, 20)).toMatchObject({ confirmerId: 10, as: 'superior' })
  })

  test('nobody confirms themselves, in any tree with any heads', () => {
    fc.assert(
      fc.property(trees(), fc.integer({ min: 100, max: 105 }), (units, personId) => {
        const organisation = organisationOf(units)
        for (const { unitId } of units) {
          const place = confirmingPlaceOf(organisation, { personId, unitId })
          if (place === null) continue
          expect(place.confirmerId).not.toBe(personId)
          expect(lineOf(organisation, unitId)).toContain(place.unit)
          expect(place.unit.confirms).toBe(true)
        }
      }),
    )
  })

  test('a person without a confirmer has nobody left above the highest unit that they head', () => {
    fc.assert(
      fc.property(trees(), fc.integer({ min: 100, max: 105 }), (units, personId) => {
        const organisation = organisationOf(units)
        for (const { unitId } of units) {
          if (confirmingPlaceOf(organisation, { personId, unitId }) !== null) continue
          const line = lineOf(organisation, unitId)
          const heads = line.map((each) => each.headId ?? each.actingHeadId)
          const above = line.slice(heads.lastIndexOf(personId) + 1).filter((each) => each.confirms)
          expect(above.every((each) => each.headId === null && each.actingHeadId === null)).toBe(true)
        }
      }),
    )
  })
})

test('vacant are the confirming units without head and acting head', () => {
  expect(vacancies(hospital()).map((each) => each.unitId)).toEqual([4])
  expect(vacancies(hospital({ 4: { actingHeadId: 44 } }))).toEqual([])
})

/** Trees of up to twelve units, each under an earlier one, headed by some of six people or by nobody. */
function trees(): fc.Arbitrary<Unit[]> {
  const someone = fc.option(fc.integer({ min: 100, max: 105 }))
  const given = fc.record({ above: fc.nat(), headId: someone, actingHeadId: someone, confirms: fc.boolean() })
  return fc
    .array(given, { minLength: 1, maxLength: 12 })
    .map((units) =>
      units.map(({ above, ...more }, index) => unit(index + 1, index === 0 ? null : (above % index) + 1, more)),
    )
}
