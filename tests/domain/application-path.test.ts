import { describe, expect, test } from 'vitest'
import { pathOf } from '~/domain/application-path'
import { readCertificationRules } from '~/domain/certification-rules'
import rulesJson from '../../prisma/demo/certification-rules.json'

const read = readCertificationRules(rulesJson)
if (!read.ok) throw new Error('the rules of the demo city cannot be read')
const rule = (role: string) => {
  const found = read.rules.rules.find(({ roleCode }) => roleCode === role)
  if (!found) throw new Error(`no rule for ${role}`)
  return found
}

describe('the people whom an application needs', () => {
  test('a leader and a master need all three for the first certificate, a data specialist none of them', () => {
    const all = { signoff: true, recommendation: true, committee: true }
    expect(pathOf(rule('DX_LEADER'), 'certification')).toEqual(all)
    expect(pathOf(rule('DX_MASTER'), 'certification')).toEqual(all)
    expect(pathOf(rule('DATA_SPECIALIST'), 'certification')).toEqual({
      signoff: false,
      recommendation: false,
      committee: false,
    })
  })

  test("a leader's renewal needs the head, a master's the officer and the committee", () => {
    expect(pathOf(rule('DX_LEADER'), 'renewal')).toEqual({ signoff: false, recommendation: true, committee: false })
    expect(pathOf(rule('DX_MASTER'), 'renewal')).toEqual({ signoff: true, recommendation: false, committee: true })
  })

  test('no committee decides a revival; after a lapsed condition it is the head who recommends', () => {
    expect(pathOf(rule('DX_MASTER'), 'revival')).toEqual({ signoff: true, recommendation: false, committee: false })
    expect(pathOf(rule('DX_LEADER'), 'revival', true)).toEqual({
      signoff: false,
      recommendation: true,
      committee: false,
    })
  })
})
