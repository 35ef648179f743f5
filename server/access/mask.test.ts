import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mask, maskPhone, sensitiveKinds, unlessMasked, wholeContact } from './mask.ts'

describe('what is shown of a customer in part', () => {
  test.each([
    ['phone', '13800000001', '138****0001'],
    ['phone', '+86 138 0000 0001', '+86 138****0001'],
    ['phone', '008613800000001', '0086138****0001'],
    ['phone', '86000000000', '860****0000'],
    ['phone', '00861234567', '008****4567'],
    ['phone', '0512-62883210', '051****3210'],
    ['phone', '6288321', '****21'],
    ['phone', '110', '****'],
    ['phone', '', ''],
    ['name', '王建国', '王**'],
    ['name', '欧阳娜娜', '欧**'],
    ['name', 'John Smith', 'J*** S***'],
    ['email', 'wang@example.com', 'w***@example.com'],
    ['email', 'not an address', '****'],
    ['id-number', '320506199001011234', '320***********1234'],
    ['id-number', '1234', '****'],
  ] as const)('%s %s is %s', (kind, whole, part) => {
    expect(mask(kind, whole)).toBe(part)
  })

  test('of a number never more than the first three and the last four digits, its country code apart', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{1,15}$/).filter(digits => !digits.startsWith('0086')),
        digits => {
          const shown = maskPhone(digits).replace(/\D/g, '')
          return shown.length <= Math.min(7, Math.max(0, digits.length - 4))
        },
      ),
    )
  })

  test('sent back by whoever saw only a part means the whole, and anything else what it says', () => {
    for (const kind of sensitiveKinds)
      fc.assert(
        fc.property(fc.string({ minLength: 1 }), whole => {
          const part = mask(kind, whole)
          return !part.includes('*') || unlessMasked(kind, part, whole) === whole
        }),
      )
    expect(unlessMasked('phone', '13900000009', '13800000001')).toBe('13900000009')
    expect(unlessMasked('phone', '139****0009', '13800000001')).toBe('139****0009')
    expect(
      wholeContact({ name: '王**', phone: '138****0001', address: '昆山' }, { name: '王建国', phone: '13800000001' }),
    ).toEqual({
      name: '王建国',
      phone: '13800000001',
      address: '昆山',
    })
  })
})
