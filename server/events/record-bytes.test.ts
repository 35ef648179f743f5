import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { RowsField } from '../../engine/pack.ts'
import { rowsApart } from '../../engine/record-fields.ts'
import { recordMade } from '../../events/matter-events.ts'
import { bytesOf, sealFields } from './seal.ts'

const title = (zh: string) => ({ zh, en: zh })
const shares: RowsField = {
  ...{ id: 'shares', kind: 'rows', title: title('责任'), required: true },
  columns: [
    { id: 'department', kind: 'department', title: title('部门'), required: true },
    { id: 'percent', kind: 'number', title: title('比例'), required: true },
    { id: 'basis', kind: 'text', title: title('依据'), required: false },
  ],
}

it('what is sealed of rows stands nowhere in the bytes of the event; what is plain does, the same whatever the order of its columns', () => {
  const rows = fc.array(fc.record({ percent: fc.integer(), basis: fc.stringMatching(/^[a-z]{16,24}$/) }), {
    minLength: 1,
    maxLength: 5,
  })
  fc.assert(
    fc.property(rows, told => {
      const { plain, texts } = rowsApart(
        shares,
        told.map(one => ({ department: 'd', ...one })),
      )
      const data = recordMade.plain.parse({ record: 'liability', values: { shares: plain } })
      const sealed = recordMade.sealed.parse({ texts: { shares: texts } })
      const bytes = (values: object) =>
        bytesOf('org', { id: 'e', data: values } as never, sealFields(() => 'salt', 'e', sealed).commitments)
      for (const { basis } of told) expect(bytes(data)).not.toContain(basis)
      const turned = {
        values: { shares: plain.map(one => Object.fromEntries(Object.entries(one).reverse())) },
        record: 'liability',
      }
      expect(bytes(turned)).toBe(bytes(data))
    }),
  )
})
