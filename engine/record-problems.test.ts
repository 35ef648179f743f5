import { describe, expect, test } from 'vitest'
import type { RecordField, RecordRule } from './pack.ts'
import { recordProblems } from './record-problems.ts'

const title = (zh: string, en?: string) => ({ zh, ...(en === undefined ? {} : { en }) })
const field = (id: string, kind: string, more: object = {}) =>
  ({ id, kind, title: title(id), required: false, ...more }) as RecordField
const record = (...fields: RecordField[]): RecordRule => ({ id: 'r', clause: '1', title: title('记录'), fields })
type Given = { values?: object; texts?: object; today?: string; madeAt?: string }
const problems = (fields: RecordField[], { values = {}, texts = {}, today, madeAt }: Given) =>
  recordProblems(record(...fields), values as never, texts as never, today, madeAt)
/** What is said of the only field `f`, in both languages; undefined where nothing is wrong. */
const said = (of: RecordField, value: unknown) => {
  const half = of.kind === 'line' || of.kind === 'text' ? 'texts' : 'values'
  const [problem, ...more] = problems([of], { [half]: { f: value } })
  expect(more).toEqual([])
  return problem && [problem.because.zh, problem.because.en]
}
const f = (kind: string, more: object = {}) => field('f', kind, more)

describe('a record as it was filled in', () => {
  test('has no fields that nobody asked for, in either half', () => {
    expect(problems([f('line')], { values: { colour: 'red' }, texts: { f: 'x', more: 'y' } })).toStrictEqual([
      { field: 'colour', because: { zh: '没有这一栏', en: 'There is no such field' } },
      { field: 'more', because: { zh: '没有这一栏', en: 'There is no such field' } },
    ])
  })

  test('has words in the sealed half and all else in the other', () => {
    const because = { zh: '这一栏放错了位置', en: 'This field is in the wrong half' }
    for (const kind of ['line', 'text']) {
      expect(problems([f(kind)], { values: { f: '移机' } })).toStrictEqual([{ field: 'f', because }])
      expect(problems([f(kind)], { texts: { f: '移机' } })).toEqual([])
    }
    expect(problems([f('day')], { texts: { f: '2026-03-02' } })).toStrictEqual([{ field: 'f', because }])
    expect(problems([f('day')], { values: { f: '2026-03-02' } })).toEqual([])
  })

  test('has what is required; empty words and empty lists are nothing', () => {
    const required = { required: true, title: title('原因', 'Cause') }
    for (const [kind, value] of [
      ['text', ''],
      ['line', undefined],
      ['day', ''],
      ['choices', []],
      ['yes-no', undefined],
    ] as const) {
      const of = f(kind, { ...required, values: [] })
      expect([kind, said(of, value)]).toEqual([kind, ['请填写「原因」', 'Fill in "Cause"']])
      expect([kind, said({ ...of, required: false }, value)]).toEqual([kind, undefined])
    }
    expect(said(f('text', { required: true, title: title('原因') }), '')).toEqual(['请填写「原因」', 'Fill in "原因"'])
    expect(said(f('yes-no', required), false)).toBeUndefined()
    expect(said(f('number', required), 0)).toBeUndefined()
  })

  test('has of each kind of field what it is meant to be', () => {
    const values = {
      values: [
        { id: 'a', title: title('甲') },
        { id: 'b', title: title('乙') },
      ],
    }
    const table: [kind: string, more: object, good: unknown[], wrong: unknown[], zh: string, en: string][] = [
      ['yes-no', {}, [true, false], ['yes', 1], '请选择是或否', 'Choose yes or no'],
      ['choice', values, ['a', 'b'], ['c', ['a'], 1], '请从选项中选择', 'Choose one of the options'],
      ['choices', values, [['a'], ['a', 'b']], [['a', 'c'], 'a', ['c']], '请从选项中选择', 'Choose from the options'],
      ['evidence', {}, [[1], [1, 12]], [[0], [1, -1], [1.5], ['1'], 1, '1'], '请填写证据编号', 'Give numbers of evidence'],
      ['day', {}, ['2026-03-02'], ['2026-02-30', '2026-3-2', 20260302, '明天'], '请填写日期', 'Give a date'],
      ['moment', {}, ['2026-03-02T01:00:00.000Z', '2026-03-02T09:00:00+08:00'], ['明天', 5], '请填写时间', 'Give a time'],
      ['person', {}, ['bo'], [5, ['bo'], true], '请填写文字', 'Give a text'],
      ['file', {}, ['f1'], [5, {}], '请填写文字', 'Give a text'],
      ['text', {}, ['移机'], [5, ['x']], '请填写文字', 'Give a text'],
      ['number', {}, [0, -1.5, 1e9], ['1', Number.NaN, Number.POSITIVE_INFINITY, [1]], '请填写数字', 'Give a number'],
      ['amount', {}, [0, 150], ['1', Number.NaN], '请填写数字', 'Give a number'],
      ['amount', {}, [-5], [0.5], '金额以分为单位取整', 'Amounts are whole cents'],
    ]
    for (const [kind, more, good, wrong, ...words] of table) {
      expect([kind, good.map(value => said(f(kind, more), value))]).toEqual([kind, good.map(() => undefined)])
      expect([kind, wrong.map(value => said(f(kind, more), value))]).toEqual([kind, wrong.map(() => words)])
    }
  })

  test('has numbers within their bounds, which are said in 元 where they are amounts', () => {
    const [number, amount] = [f('number', { min: 2, max: 5 }), f('amount', { min: 200, max: 500 })]
    expect([2, 5, 3.5].map(value => said(number, value))).toEqual([undefined, undefined, undefined])
    expect([200, 500].map(value => said(amount, value))).toEqual([undefined, undefined])
    expect([said(number, 1.9), said(number, 5.1)]).toEqual([
      ['不得小于 2', 'At least 2'],
      ['不得大于 5', 'At most 5'],
    ])
    expect([said(amount, 199), said(amount, 501)]).toEqual([
      ['不得小于 2 元', 'At least CNY 2'],
      ['不得大于 5 元', 'At most CNY 5'],
    ])
    expect([said(f('number', { min: 2 }), 1e6), said(f('number', { max: 2 }), -1e6)]).toEqual([undefined, undefined])
  })
})

describe('a field that depends on the others', () => {
  const heard = { outcome: { in: ['heard'] } }
  const outcome = field('outcome', 'line', { kind: 'person' })
  const missing = (of: RecordField, values: object) => problems([outcome, of], { values }).map(one => one.field)

  test('is required where they say so, whatever it says itself', () => {
    for (const required of [true, false]) {
      const of = f('text', { required, requiredWhen: heard })
      expect([missing(of, { outcome: 'heard' }), missing(of, { outcome: 'absent' }), missing(of, {})]).toEqual([['f'], [], []])
    }
  })

  test('is required only where it is asked at all', () => {
    const of = f('text', { required: true, askedWhen: heard })
    expect([missing(of, { outcome: 'heard' }), missing(of, { outcome: 'absent' })]).toEqual([['f'], []])
    expect(missing(f('text', { required: false, askedWhen: heard }), { outcome: 'heard' })).toEqual([])
  })

  test('so do rows: pictures, where the need was checked by pictures', () => {
    const columns = [field('file', 'file', { required: true })]
    const when = { outcome: { in: ['pictures'] } }
    for (const more of [{ requiredWhen: when }, { required: true, askedWhen: when }]) {
      const of = f('rows', { columns, ...more })
      expect([missing(of, { outcome: 'pictures' }), missing(of, { outcome: 'visit' })]).toEqual([['f'], []])
      expect(missing(of, { outcome: 'pictures', f: [{ file: 'p1' }] })).toEqual([])
    }
  })
})

describe('a column of rows', () => {
  const wrong = (columns: RecordField[], row: object, today?: string) =>
    problems([f('rows', { columns })], { values: { f: [{}, row] }, ...(today === undefined ? {} : { today }) }).map(
      ({ row: at, column, because }) => [at, column, because.en],
    )
  test('is required, or asked, where the other cells of its own row say so', () => {
    const kind = field('kind', 'person')
    const by = { kind: { in: ['person'] } }
    for (const more of [{ requiredWhen: by }, { required: true, askedWhen: by }]) {
      const columns = [kind, field('who', 'department', more)]
      expect(wrong(columns, { kind: 'person' })).toEqual([[1, 'who', 'Fill in "who"']])
      expect(wrong(columns, { kind: 'person', who: 'd' })).toEqual([])
      expect(wrong(columns, { kind: 'team' })).toEqual([])
    }
  })
  test('that must be past is today or earlier', () => {
    const columns = [field('day', 'day', { past: true })]
    expect(wrong(columns, { day: '2026-03-02' }, '2026-03-02')).toEqual([])
    expect(wrong(columns, { day: '2026-03-03' }, '2026-03-02')).toEqual([[1, 'day', 'That day has not come yet']])
  })
})

describe('a day or a moment', () => {
  test('that must be past is today or earlier, where today is known', () => {
    const of = (more: object, value: string, today?: string) =>
      problems([f('day', more)], { values: { f: value }, ...(today === undefined ? {} : { today }) }).map(one => one.because)
    expect([of({ past: true }, '2026-03-02', '2026-03-02'), of({ past: true }, '2026-03-01', '2026-03-02')]).toEqual([[], []])
    expect(of({ past: true }, '2026-03-03', '2026-03-02')).toStrictEqual([
      { zh: '这一天还没有到', en: 'That day has not come yet' },
    ])
    expect([of({ past: true }, '2026-03-03'), of({}, '2026-03-03', '2026-03-02')]).toEqual([[], []])
    expect(problems([f('day', { past: true })], { today: '2026-03-02' })).toEqual([])
    expect(problems([f('text', { past: true })], { texts: { f: 'z' }, today: '2026-03-02' })).toEqual([])
  })

  test('lies ahead by as much as it must, and the refusal says by how much it does', () => {
    const of = (value: unknown, more: object = {}, values: object = {}) =>
      problems([f('moment', { ahead: { hours: 24, ...more } }), field('asked', 'yes-no')], {
        ...{ values: { f: value, ...values }, madeAt: '2026-03-02T00:00:00.000Z' },
      }).map(one => one.because)
    expect(of('2026-03-03T00:00:00.000Z')).toEqual([])
    expect(of('2026-03-02T23:59:00.000Z')).toStrictEqual([
      { zh: '须至少提前 24 小时，这个时间只有 23.9 小时', en: 'At least 24 hours ahead; this leaves 23.9' },
    ])
    const past = { zh: '须至少提前 24 小时，这个时间已经过去', en: 'At least 24 hours ahead; this is past' }
    expect([of('2026-03-02T00:00:00.000Z'), of('2026-03-01T00:00:00.000Z')]).toStrictEqual([[past], [past]])
    expect(of('2026-03-02T00:06:00.000Z')[0]?.en).toBe('At least 24 hours ahead; this leaves 0.1')
    expect(of(undefined)).toEqual([])
    const unless = { unless: { asked: { in: [true] } } }
    expect([of('2026-03-02T01:00:00.000Z', unless, { asked: true }), of('2026-03-02T01:00:00.000Z', unless, {}).length]).toEqual([
      [],
      1,
    ])
    // Without a rule of its own a moment may lie anywhere.
    expect(
      problems([f('moment', { ahead: undefined })], {
        values: { f: '2020-01-01T00:00:00.000Z' },
        madeAt: '2026-03-02T00:00:00.000Z',
      }),
    ).toEqual([])
    expect(problems([f('moment', { ahead: { hours: 1 } })], { values: { f: '2020-01-01T00:00:00.000Z' } })).toEqual([])
  })

  test('comes after the other one by its title, where both are there', () => {
    const day = '2026-03-02T01:00:00.000Z'
    const of = (from: unknown, until: unknown, name?: string) =>
      problems(
        [
          field('note', 'yes-no'),
          field('from', 'moment', { title: title('上门', name) }),
          field('until', 'moment', { after: 'from' }),
        ],
        {
          values: { from, until },
        },
      ).map(one => [one.field, one.because.zh, one.because.en])
    expect(of(day, '2026-03-02T01:00:00.001Z')).toEqual([])
    expect(of(day, '2026-03-02T08:59:59+08:00', 'Visit')).toEqual([['until', '须晚于「上门」', 'Later than "Visit"']])
    expect(of(day, day)).toEqual([['until', '须晚于「上门」', 'Later than "上门"']])
    expect([of(undefined, day), of(day, undefined)]).toEqual([[], []])
    expect(of('x', day)).toEqual([
      ['from', '请填写时间', 'Give a time'],
      ['until', '须晚于「上门」', 'Later than "上门"'],
    ])
    // A field that the record has not: it is named by its id.
    expect(
      problems([field('until', 'moment', { after: 'gone' })], { values: { until: day, gone: day } }).map(one => one.because.zh),
    ).toEqual(['没有这一栏', '须晚于「gone」'])
    expect(problems([field('until', 'moment', { after: undefined })], { values: { until: day } })).toEqual([])
  })
})

describe('rows', () => {
  const columns = [field('what', 'line'), field('quantity', 'number', { required: true, min: 1 })]
  const rows = (more: object = {}) => f('rows', { columns, title: title('项目'), ...more })
  const of = (field: RecordField, plain: unknown, texts?: unknown) =>
    problems([field], { values: plain === undefined ? {} : { f: plain }, texts: texts === undefined ? {} : { f: texts } })
  const one = { quantity: 1 }

  test('are lists of rows, in either half', () => {
    const because = { zh: '请按行填写', en: 'Give it row by row' }
    for (const wrong of ['x', 5, [1], [null], [[one]], [one, 'x'], one]) {
      expect(of(rows(), wrong)).toStrictEqual([{ field: 'f', because }])
      expect(of(rows(), [one, one], wrong)).toStrictEqual([{ field: 'f', because }])
    }
    expect([of(rows(), [one]), of(rows(), [one], [{ what: '移机' }]), of(rows(), [one, one], [{}])]).toEqual([[], [], []])
  })

  test('have no more texts than other columns', () => {
    expect(of(rows(), [one], [{}, {}])).toStrictEqual([
      { field: 'f', because: { zh: '文字与其他栏的行数不一致', en: 'The texts have more rows than the other columns' } },
    ])
  })

  test('are as many as asked for: none where they are not required, one where they are, 200 at most if nothing else is said', () => {
    const many = (count: number) => Array.from({ length: count }, () => one)
    const words = (more: object, count: number) => of(rows(more), many(count)).map(problem => problem.because)
    expect([of(rows(), undefined), of(rows(), []), of(rows({ min: 2 }), [])]).toEqual([[], [], []])
    const least = (min: number, name = '项目') => ({
      zh: `「项目」至少填写 ${min} 行`,
      en: `"${name}" needs at least ${min} row(s)`,
    })
    expect([words({ required: true }, 0), words({ required: true }, 1)]).toStrictEqual([[least(1)], []])
    expect([words({ min: 2 }, 1), words({ min: 2 }, 2), words({ required: true, min: 3 }, 2)]).toStrictEqual([
      [least(2)],
      [],
      [least(3)],
    ])
    expect(words({ required: true, title: title('项目', 'Lines') }, 0)).toStrictEqual([least(1, 'Lines')])
    const most = (max: number, name = '项目') => ({ zh: `「项目」最多 ${max} 行`, en: `"${name}" takes at most ${max} rows` })
    expect([words({ max: 2 }, 2), words({ max: 2 }, 3), words({}, 200), words({}, 201)]).toStrictEqual([
      [],
      [most(2)],
      [],
      [most(200)],
    ])
    expect(words({ max: 1, title: title('项目', 'Lines') }, 2)).toStrictEqual([most(1, 'Lines')])
  })

  test('are judged cell by cell, with row and column', () => {
    expect(of(rows(), [one, { quantity: 0, colour: 'red' }, {}], [{}, {}, { what: 5, more: 'x' }])).toStrictEqual([
      { field: 'f', row: 1, column: 'colour', because: { zh: '没有这一栏', en: 'There is no such column' } },
      { field: 'f', row: 1, column: 'quantity', because: { zh: '不得小于 1', en: 'At least 1' } },
      { field: 'f', row: 2, column: 'more', because: { zh: '没有这一栏', en: 'There is no such column' } },
      { field: 'f', row: 2, column: 'what', because: { zh: '请填写文字', en: 'Give a text' } },
      { field: 'f', row: 2, column: 'quantity', because: { zh: '请填写「quantity」', en: 'Fill in "quantity"' } },
    ])
  })

  test('add up, in 元 where the column is an amount, under the name of the column or else of the rows', () => {
    const sum = (kind: string, total: number, given: object[], more: object = {}) =>
      of(rows({ columns: [field('share', kind, more)], sumTo: { column: 'share', total } }), given).map(
        problem => problem.because,
      )
    expect(sum('number', 100, [{ share: 60 }, { share: 40 }, {}])).toEqual([])
    expect(sum('number', 100, [{ share: 60 }, { share: 30 }])).toStrictEqual([
      { zh: '各行「share」合计应为 100，现为 90', en: '"share" of all rows must add up to 100; they make 90' },
    ])
    expect(sum('amount', 5_000, [{ share: 1_250 }], { title: title('金额', 'Amount') })).toStrictEqual([
      { zh: '各行「金额」合计应为 50 元，现为 12.5 元', en: '"Amount" of all rows must add up to CNY 50; they make CNY 12.5' },
    ])
    expect(
      of(rows({ columns: [field('n', 'number')], sumTo: { column: 'gone', total: 1 } }), [{ n: 1 }]).map(one => one.because.zh),
    ).toEqual(['各行「项目」合计应为 1，现为 0'])
    // While a cell is wrong, the sum is not judged.
    expect(of(rows({ sumTo: { column: 'quantity', total: 9 } }), [{ quantity: 0 }]).map(one => one.column)).toEqual(['quantity'])
    expect(of(rows({ sumTo: { column: 'quantity', total: 9 } }), [{ quantity: 1 }])).toMatchObject([{ field: 'f' }])
  })
})
