import { describe, expect, test } from 'vitest'
import type { RowsField } from '../pack.ts'
import type { Rules } from '../rules.ts'
import { asksForEvidence, evidenceFields, evidenceRegister, type RegisteredEvent } from './evidence-register.ts'
import { bonesOf, fishboneColumns } from './fishbone.ts'

const photos = {
  ...{ id: 'pieces', kind: 'rows', show: 'evidence' },
  columns: [
    {
      id: 'sort',
      kind: 'choice',
      values: [
        { id: 'photo', title: { zh: '照片' } },
        { id: 'log', title: { zh: '日志' } },
      ],
    },
    { id: 'file', kind: 'file' },
    { id: 'who', kind: 'person' },
    { id: 'when', kind: 'moment' },
    { id: 'day', kind: 'day' },
  ],
} as unknown as RowsField
const fields = new Map([['site-visit', [photos]]])
let serial = 0
const event = (type: string, data: object, actor = 'bo'): RegisteredEvent => {
  serial += 1
  return {
    id: `e${serial}`,
    type,
    actor,
    at: `2026-03-0${serial}T01:00:00.000Z`,
    recordedAt: `2026-03-0${serial}T02:00:00.000Z`,
    data: data as never,
  }
}
const visit = (...rows: object[]) => event('record.made', { record: 'site-visit', values: { pieces: rows } })
const register = (...events: RegisteredEvent[]) => {
  serial = 0
  return evidenceRegister(events, fields)
}

describe('the evidence register of a case', () => {
  test('numbers every row of evidence and every interview from 1, in the order they were recorded', () => {
    const pieces = register(
      visit({ sort: 'photo' }, { sort: 'log' }),
      event('interview.held', { file: 'f', heldAt: '2026-03-02' }, 'cai'),
      visit({}),
    )
    expect(pieces.map(({ number, event: of, row, source }) => [number, of, row, source])).toEqual([
      [1, 'e1', 0, 'record'],
      [2, 'e1', 1, 'record'],
      [3, 'e2', undefined, 'interview'],
      [4, 'e3', 0, 'record'],
    ])
    expect(pieces[2]).toStrictEqual({
      ...{ number: 3, event: 'e2', source: 'interview', kind: { zh: '访谈笔录', en: 'Interview minutes' }, file: 'f' },
      ...{ filedBy: 'cai', filedAt: '2026-03-02T02:00:00.000Z', collectedAt: '2026-03-02', isVoid: false, custody: [] },
    })
  })
  test('says of a piece what its row says: kind, file, who collected it and when, and who filed it', () => {
    const [whole, bare, odd] = register(
      visit(
        { sort: 'log', file: 'f', who: 'dan', when: '2026-03-01T08:00' },
        {},
        { sort: 'unknown', day: '2026-02-28', file: 5 },
      ),
    )
    expect(whole).toStrictEqual({
      ...{
        number: 1,
        event: 'e1',
        row: 0,
        field: 'pieces',
        record: 'site-visit',
        source: 'record',
        kind: { zh: '日志' },
        file: 'f',
      },
      ...{
        filedBy: 'bo',
        filedAt: '2026-03-01T02:00:00.000Z',
        collectedBy: 'dan',
        collectedAt: '2026-03-01T08:00',
        isVoid: false,
        custody: [],
      },
    })
    expect(bare).toStrictEqual({
      ...{ number: 2, event: 'e1', row: 1, field: 'pieces', record: 'site-visit', source: 'record' },
      ...{ filedBy: 'bo', filedAt: '2026-03-01T02:00:00.000Z', isVoid: false, custody: [] },
    })
    expect([odd?.kind, odd?.file, odd?.collectedAt]).toEqual([undefined, undefined, '2026-02-28'])
  })
  test('keeps the number of what was taken back, and says that it was', () => {
    const corrected = (corrects: string, more: object = { void: true }) => event('event.corrected', { corrects, ...more })
    expect(register(visit({}), visit({}), corrected('e1')).map(one => [one.number, one.isVoid])).toEqual([
      [1, true],
      [2, false],
    ])
    expect(register(visit({}), corrected('e1', {})).map(one => one.isVoid)).toEqual([false])
    expect(register(event('interview.held', {}), corrected('e1')).map(one => one.isVoid)).toEqual([true])
  })
  test('follows each piece from hand to hand, without a step that was taken back', () => {
    const handed = (pieces: number[], more: object) => event('evidence.handed-over', { pieces, handedAt: '2026-03-05', ...more })
    const [one, two] = register(
      visit({}, {}),
      handed([1], { from: 'bo', to: 'cai' }),
      handed([1, 2], { to: 'dan' }),
      handed([2], {}),
      event('event.corrected', { corrects: 'e4', void: true }),
    )
    expect(one?.custody).toStrictEqual([
      { event: 'e2', at: '2026-03-05', from: 'bo', to: 'cai' },
      { event: 'e3', at: '2026-03-05', to: 'dan' },
    ])
    expect(two?.custody.map(step => step.event)).toEqual(['e3'])
  })
  test('has nothing of other records and events, nor of a record without such rows', () => {
    expect(
      register(
        event('record.made', { record: 'other', values: { pieces: [{}] } }),
        event('record.made', { record: 'site-visit' }),
        event('case.reported', { pieces: [1] }),
      ),
    ).toEqual([])
    expect(register(event('record.made', { record: 'site-visit', values: { pieces: 'x' } }), visit())).toEqual([])
  })
})

test('records are filed by where they have rows that are shown as evidence', () => {
  const plain = { id: 'plain', kind: 'rows', columns: [] }
  const of = (records: object[] | undefined) =>
    evidenceFields({ editions: [{ pack: { records } }] } as unknown as Pick<Rules, 'editions'>)
  expect([
    ...of([
      { id: 'a', fields: [plain, photos] },
      { id: 'b', fields: [plain] },
    ]),
  ]).toEqual([['a', [photos]]])
  expect(of(undefined).size).toBe(0)
  expect([
    asksForEvidence({ fields: [photos] }),
    asksForEvidence({ fields: [plain as never] }),
    asksForEvidence({ fields: [{ id: 'x', kind: 'text', show: 'evidence' } as never] }),
  ]).toEqual([true, false, false])
})

describe('a fishbone', () => {
  const column = (id: string, kind: string, more: object = {}) => ({ id, kind, ...more })
  const factor = column('factor', 'choice', {
    values: [
      { id: 'man', title: { zh: '人' } },
      { id: 'machine', title: { zh: '机' } },
    ],
  })
  const columns = (...all: object[]) => fishboneColumns({ columns: all } as never)
  test('takes the choice as the bone, the first text as the cause and the number called depth as how deep it stands', () => {
    const [note, cause, depth, count] = [
      column('note', 'line'),
      column('cause', 'text'),
      column('depth', 'number'),
      column('count', 'number'),
    ]
    expect(columns(count, factor, cause, depth, note)).toEqual({ factor, cause, depth, others: [count, note] })
    expect(columns(factor, note, cause, count)).toEqual({ factor, cause: note, depth: undefined, others: [cause, count] })
    expect(columns(factor, cause, column('depth', 'text'))?.depth).toBeUndefined()
  })
  test('is none without a choice or a text', () => {
    expect([columns(factor, column('n', 'number')), columns(column('cause', 'text')), columns()]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
  test('has all bones in the order of the choice, each with its rows and their places', () => {
    const bones = bonesOf([{ factor: 'machine', cause: 'a' }, { factor: 'other' }, { factor: 'machine', cause: 'b' }], {
      factor,
    } as never)
    expect(bones.map(({ id, rows }) => [id, rows.map(({ at }) => at)])).toEqual([
      ['man', []],
      ['machine', [0, 2]],
    ])
  })
})

test('a row of a record in which nothing says how it is shown is no piece of evidence, whatever else the record has', () => {
  expect(asksForEvidence({ fields: [{ id: 'x', kind: 'rows', columns: [] } as never, photos] })).toBe(true)
  const shownText = { id: 'x', kind: 'text', show: 'evidence' }
  expect(evidenceFields({ editions: [{ pack: { records: [{ id: 'a', fields: [shownText] }] } }] } as never).size).toBe(0)
  serial = 0
  const corrected = event('record.corrected', { corrects: 'e1', void: true })
  const other = event('note.added', { record: 'site-visit', values: { pieces: [{}] }, pieces: [1] })
  serial = 0
  const [piece, ...more] = evidenceRegister([visit({}), corrected, other], fields)
  expect([piece?.isVoid, piece?.custody, more]).toEqual([false, [], []])
})
