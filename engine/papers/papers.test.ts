import { expect, test } from 'vitest'
import type { RecordRule } from '../pack.ts'
import type { SigningRule } from '../pack-signings.ts'
import { noFacts } from './facts.ts'
import { addHappening, type Happening } from './happenings.ts'
import { paperDraft, withAnswer } from './paper-content.ts'
import { sayPaperValue } from './say-value.ts'

const title = (zh: string) => ({ zh, en: zh })
const at = '2026-03-02T01:00:00.000Z'
const start = noFacts({ company: title('公司'), zone: 'Asia/Shanghai', case: { id: 'c', number: 'PG-1', title: '漏油' } })
const order: RecordRule = {
  id: 'order',
  clause: '18.3',
  title: title('派工单'),
  fields: [
    { id: 'completeBy', kind: 'moment', required: true, title: title('完成时间') },
    { id: 'cause', kind: 'choice', required: false, title: title('原因'), values: [{ id: 'user', title: title('用户原因') }] },
    {
      ...{ id: 'lines', kind: 'rows', required: false, title: title('项目') },
      columns: [
        { id: 'what', kind: 'line', required: true, title: title('项目') },
        { id: 'quantity', kind: 'number', required: true, title: title('数量') },
        { id: 'priceFen', kind: 'amount', required: true, title: title('单价') },
      ],
    },
  ],
}
const rule: SigningRule = {
  ...{ id: 'receipt', clause: '19.2', title: title('回执'), kinds: ['work-order'], act: 'accept' },
  shows: [
    { record: 'order', title: title('任务'), sum: { amount: 'priceFen', times: 'quantity' } },
    { part: 'parts', title: title('备件') },
    { part: 'photos', title: title('照片') },
    { signed: 'change-order', title: title('超范围') },
    { part: 'charge', title: title('收费') },
  ],
}
const told: Happening[] = [
  {
    type: 'record.made',
    at,
    data: {
      record: 'order',
      values: { completeBy: at, cause: 'user', lines: [{ quantity: 1.5, priceFen: 99_99 }] },
      texts: { lines: [{ what: '移机' }] },
    },
  },
  {
    type: 'parts.used',
    at,
    data: { lines: [{ part: 'p1', quantity: 2, serialsIn: ['S1'] }], booked: [{ number: 'B-1', name: '密封圈' }] },
  },
  { type: 'photo.added', at, data: { sha256: 'a'.repeat(64), takenAt: at, phase: 'after' } },
  { type: 'photo.added', at, data: { sha256: 'a'.repeat(64), takenAt: at, phase: 'after' } },
  { type: 'note.added', at, data: { text: '内部' } },
]

test('a paper shows records, parts and photos, each once, with sums to the 分, and nothing of the inside', () => {
  const facts = told.reduce(addHappening, start)
  const draft = paperDraft({ rule, records: [order], facts })
  expect(draft.sections).toMatchObject([
    { kind: 'fields', fields: [{ value: { at } }, { value: { words: { zh: '用户原因' } } }] },
    { kind: 'rows', totalFen: 149_99, rows: [[{ text: '移机' }, { number: 1.5 }, { fen: 99_99 }, { fen: 149_99 }]] },
    { kind: 'rows', rows: [[{ text: 'B-1 密封圈' }, { number: 2 }, { text: 'S1' }]] },
    { kind: 'photos', photos: [{ sha256: 'a'.repeat(64), shows: { zh: '完工后' } }] },
    { kind: 'fields', fields: [{ value: { words: { zh: '没有另收费用' } } }] },
  ])
  expect(JSON.stringify(draft)).not.toContain('内部')
})

test('a phone that folds what waits over what it was told comes to the paper that the server makes of all of it', () => {
  for (const until of told.keys()) {
    const known = told.slice(0, until).reduce(addHappening, start)
    const onPhone = told.slice(until).reduce(addHappening, structuredClone(known))
    expect(paperDraft({ rule, records: [order], facts: onPhone })).toEqual(
      paperDraft({ rule, records: [order], facts: told.reduce(addHappening, start) }),
    )
  }
})

test('what was signed counts from its last version, and only where it was agreed to', () => {
  const rows = [{ kind: 'rows' as const, title: title('x'), columns: [title('x')], rows: [], totalFen: 500 }]
  const signed = (version: number, agreed: boolean) => ({ paper: 'change-order', number: 1, version, agreed, rows })
  const total = (list: ReturnType<typeof signed>[]) =>
    paperDraft({ rule, records: [], facts: { ...start, signed: list } }).sections.at(-1)
  expect(total([signed(1, true)])).toMatchObject({ fields: [{ value: { fen: 500 } }] })
  expect(total([signed(1, true), signed(2, false)])).toMatchObject({ fields: [{ value: { words: { zh: '没有另收费用' } } }] })
})

test('an answer without words has no remarks, and values are said in the zone and language asked for', () => {
  const draft = paperDraft({ rule, records: [], facts: start })
  expect(withAnswer(draft, true, '  ').answer).toEqual({ agreed: true })
  expect(sayPaperValue({ at }, 'Asia/Shanghai', 'zh')).toBe('2026-03-02 09:00')
  expect(sayPaperValue({ fen: 1_234_50 }, 'Asia/Shanghai', 'en')).toBe('¥1,234.50')
  expect([sayPaperValue({ yes: true }, 'UTC', 'zh'), sayPaperValue({ yes: false }, 'UTC', 'en')]).toEqual(['是', 'No'])
})
