import { describe, expect, test } from 'vitest'
import { noFacts, type PaperFacts } from './facts.ts'
import { addHappening, signedOf } from './happenings.ts'

const at = '2026-03-02T01:00:00.000Z'
const title = (zh: string) => ({ zh, en: zh })
const start = noFacts({ company: title('公司'), zone: 'Asia/Shanghai', case: { id: 'c', number: 'PG-1', title: '漏油' } })
const fold = (type: string, data: object, before: PaperFacts = start) => addHappening(before, { type, at, data: data as never })
/** What an event adds to a case of which nothing has been told. */
const added = (type: string, data: object) => {
  const facts = fold(type, data)
  return Object.fromEntries(Object.entries(facts).filter(([key, value]) => value !== start[key as keyof PaperFacts]))
}

test('a case of which nothing has been told has its customer and machine only where they are known', () => {
  const empty = { names: {}, made: [], photos: [], times: [], parts: [], checklists: [], signed: [] }
  const given = { company: title('公司'), zone: 'Asia/Shanghai', case: { id: 'c', number: 'PG-1', title: '漏油' } }
  expect(start).toStrictEqual({ ...given, ...empty })
  expect(noFacts({ ...given, customer: '瀚石', machine: 'PS-90' })).toStrictEqual({
    ...{ ...given, customer: '瀚石', machine: 'PS-90' },
    ...empty,
  })
})

describe('what papers are put together from', () => {
  test('takes a record with its plain and its sealed half, and nothing of a half that is no object', () => {
    expect(added('record.made', { record: 'order', values: { hours: 2 }, texts: { what: '移机' } })).toStrictEqual({
      made: [{ record: 'order', at, values: { hours: 2 }, texts: { what: '移机' } }],
    })
    for (const wrong of [undefined, null, ['a'], 'a'])
      expect(added('record.made', { record: 'order', values: wrong, texts: wrong })).toStrictEqual({
        made: [{ record: 'order', at, values: {}, texts: {} }],
      })
  })

  test('takes of the handling what was written, and forgets what an earlier handling said', () => {
    expect(added('handling.completed', { solution: '换泵', measures: '紧固', guarantees: '三个月', other: 'x' })).toStrictEqual({
      handling: { solution: '换泵', measures: '紧固', guarantees: '三个月' },
    })
    expect(added('handling.completed', { solution: '', measures: 3 })).toStrictEqual({ handling: {} })
    const before = fold('handling.completed', { solution: '换泵' })
    expect(fold('handling.completed', { measures: '紧固' }, before).handling).toStrictEqual({ measures: '紧固' })
  })

  test('takes what the table of charges said last, and none where the last decision left it open', () => {
    const free = fold('charge.decided', { charge: 'free' })
    expect(free).toStrictEqual({ ...start, charge: 'free' })
    expect(fold('charge.decided', { charge: 'contract' }, free).charge).toBe('contract')
    for (const charge of [undefined, '', 7]) expect(fold('charge.decided', { charge }, free)).toStrictEqual(start)
  })

  test('takes every picture once, by what is on it', () => {
    const photo = (sha256: string, phase: string) => ({ sha256, takenAt: at, phase })
    const two = fold('photo.added', photo('b', 'after'), fold('photo.added', photo('a', 'before')))
    expect(two.photos).toStrictEqual([photo('a', 'before'), photo('b', 'after')])
    expect(fold('photo.added', photo('a', 'other'), two)).toBe(two)
  })

  test('takes time as the server counted it, and counts whole minutes itself where nobody has yet', () => {
    const spent = { use: 'travel', from: '2026-03-02T01:00:00.000Z', until: '2026-03-02T02:30:29.000Z' }
    expect(added('time.spent', spent)).toStrictEqual({ times: [{ ...spent, minutes: 90 }] })
    expect(added('time.spent', { ...spent, until: '2026-03-02T02:30:30.000Z' })).toMatchObject({ times: [{ minutes: 91 }] })
    expect(added('time.spent', { ...spent, minutes: 60, person: 'bo' })).toStrictEqual({
      times: [{ ...spent, minutes: 60, person: 'bo' }],
    })
    const first = fold('time.spent', { ...spent, minutes: 1 })
    expect(fold('time.spent', { ...spent, minutes: 2 }, first).times.map(time => time.minutes)).toEqual([1, 2])
  })

  test('takes parts line by line, each with the name that the books had for it', () => {
    const lines = [
      { part: 'p1', quantity: '2', serialsIn: ['S1', 2] },
      { part: 'p2', quantity: 1 },
      { part: 'p3', quantity: 3 },
    ]
    const booked = [{ number: 'B-1', name: '密封圈' }, { name: '滤芯' }]
    expect(added('parts.used', { lines, booked })).toStrictEqual({
      parts: [
        { part: 'p1', name: 'B-1 密封圈', quantity: 2, serials: ['S1', '2'] },
        { part: 'p2', name: '滤芯', quantity: 1, serials: [] },
        { part: 'p3', quantity: 3, serials: [] },
      ],
    })
    // A phone that has not told yet knows no names of the books.
    expect(added('parts.used', { lines: lines.slice(2) })).toStrictEqual({ parts: [{ part: 'p3', quantity: 3, serials: [] }] })
    expect(added('parts.used', { lines: lines.slice(2), booked: [{ number: '', name: 7 }] })).toStrictEqual({
      parts: [{ part: 'p3', quantity: 3, serials: [] }],
    })
    expect(added('parts.used', { lines: 'x' })).toStrictEqual({ parts: [] })
    const one = fold('parts.used', { lines: lines.slice(1, 2) })
    expect(fold('parts.used', { lines: lines.slice(2) }, one).parts.map(({ part }) => part)).toEqual(['p2', 'p3'])
  })

  test('takes a checklist as it was filled last, and leaves the others', () => {
    const first = fold('checklist.filled', { checklist: 'k1', version: 2, complete: false, failed: ['a', 'b'] })
    const second = fold('checklist.filled', { checklist: 'k2', version: '3' }, first)
    expect(second.checklists).toStrictEqual([
      { checklist: 'k1', version: 2, complete: false, failed: 2 },
      { checklist: 'k2', version: 3 },
    ])
    expect(
      fold('checklist.filled', { checklist: 'k1', version: 2, complete: true, failed: [] }, second).checklists,
    ).toStrictEqual([
      { checklist: 'k2', version: 3 },
      { checklist: 'k1', version: 2, complete: true, failed: 0 },
    ])
  })

  test('takes a signed paper with its rows alone, whichever act signed it, and nothing where no content came along', () => {
    const rows = { kind: 'rows', title: title('项目'), columns: [title('项目')], rows: [[{ text: '移机' }]], totalFen: 500 }
    const content = {
      ...{
        v: 1,
        paper: 'change-order',
        number: 2,
        version: 3,
        title: title('变更单'),
        company: title('公司'),
        zone: 'Asia/Shanghai',
      },
      ...{ case: { id: '01900000-0000-7000-8000-000000000001', number: 'PG-1', title: '漏油' } },
      sections: [
        { kind: 'fields', title: title('任务'), fields: [] },
        rows,
        { kind: 'photos', title: title('照片'), photos: [] },
      ],
      answer: { agreed: false },
    }
    const signed = { paper: 'change-order', number: 2, version: 3, agreed: false, rows: [rows] }
    expect(signedOf(content as never)).toStrictEqual(signed)
    for (const type of ['paper.signed', 'customer.accepted'])
      expect(added(type, { signature: { content } })).toStrictEqual({ signed: [signed] })
    const first = fold('paper.signed', { signature: { content } })
    const again = fold('paper.signed', { signature: { content: { ...content, answer: { agreed: true } } } }, first)
    expect(again.signed).toStrictEqual([signed, { ...signed, agreed: true }])
    for (const signature of [undefined, 'data:image/png;base64,x', { content: { ...content, v: 2 } }])
      expect(fold('customer.accepted', { signature })).toBe(start)
  })

  test('is left as it was by what no paper shows', () => {
    for (const type of ['note.added', 'case.opened', 'evidence.handed-over']) expect(fold(type, { text: '内部' })).toBe(start)
  })
})
