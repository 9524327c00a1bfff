import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { CERTIFIED_ROLES } from '~/domain/certificate'
import { certificateNumber, numberSeries, readCertificateNumber } from '~/domain/certificate-number'

const DAY = cityDate('2028-10-17')

describe('the number of a certificate', () => {
  test('tells the fiscal year, the role and the running number', () => {
    expect(certificateNumber(numberSeries('DX_LEADER', DAY), 14)).toBe('R10-L-014')
    expect(certificateNumber(numberSeries('DX_MASTER', DAY), 1)).toBe('R10-M-001')
    expect(certificateNumber(numberSeries('DATA_SPECIALIST', DAY), 1234)).toBe('R10-D-1234')
  })

  test('follows the fiscal year to the day', () => {
    expect(numberSeries('DX_LEADER', cityDate('2029-03-31'))).toBe('R10-L-')
    expect(numberSeries('DX_LEADER', cityDate('2029-04-01'))).toBe('R11-L-')
    expect(numberSeries('DX_LEADER', cityDate('2019-04-01'))).toBe('R1-L-')
  })

  test.each([
    ['Ｒ１０－Ｌ－０１４'],
    ['r10-l-14'],
    ['第 R10-L-014 号'],
    ['R10L014'],
    ['Ｒ１０ーＬー０１４'],
    [' R10−L−014 '],
  ])('is understood as people type it: %s', (typed) => {
    expect(readCertificateNumber(typed)).toBe('R10-L-014')
  })

  test.each([[''], ['R10'], ['R10-X-014'], ['10-L-014'], ['R10-L-'], ['R10-L-014; DROP'], ['R10-L-1234567']])(
    'is none: %j',
    (typed) => {
      expect(readCertificateNumber(typed)).toBeNull()
    },
  )

  test('reads back whatever was given', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CERTIFIED_ROLES), fc.integer({ min: 1, max: 99_999 }), (role, running) => {
        const number = certificateNumber(numberSeries(role, DAY), running)
        expect(readCertificateNumber(number)).toBe(number)
      }),
    )
  })
})
