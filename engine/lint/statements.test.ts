import { describe, expect, test } from 'vitest'
import type { Pack } from '../pack.ts'
import { changed, context, other, text } from './changed-pack.fixture.ts'
import type { FindingKind } from './finding.ts'
import { lint } from './lint.ts'

type Statement = NonNullable<Pack['statements']>[number]
const says = (id: string, more: Partial<Statement> = {}): Statement => ({
  ...{ id, clause: '4', says: 'authority', subject: 'thing', title: { zh: `某${id}`, en: `some ${id}` }, when: {}, value: id },
  ...more,
})
const withThem = (...statements: Statement[]) => changed(p => void Object.assign(p, { statements }))
/** What is found in a regulation of which only these statements are known, or in this one beside others. */
const findings = (kind: FindingKind, ...packs: readonly Pack[]) => lint(packs, context).filter(f => f.kind === kind)
const conflicts = (...statements: Statement[]) => findings('authority-conflict', withThem(...statements))

describe('two clauses that say different things of one subject', () => {
  test('disagree, whatever the input where neither names any', () => {
    const [finding, ...more] = conflicts(says('a'), says('b', { clause: '3' }))
    expect(more).toEqual([])
    expect(finding).toMatchObject({
      about: ['a', 'b'],
      clauses: [{ clause: '4' }, { clause: '3' }],
      says: {
        zh: '由谁决定说法不一：第4条为「某a」，第3条为「某b」。',
        en: 'The clauses disagree on who decides. Clause 4: "some a"; clause 3: "some b".',
      },
      suggestion: { en: 'Change one of them, or write a dated reading that says which prevails.' },
    })
    expect(finding!.sampleSays).toBeUndefined()
  })

  test.each([
    ['authority', 'who decides'],
    ['time', 'the time'],
    ['sanction', 'the sanction'],
    ['frequency', 'how often'],
    ['weight', 'the weight'],
  ] as const)('are told as a conflict of %s, with what it is about', (kind, what) => {
    const [finding] = findings(`${kind}-conflict`, withThem(says('a', { says: kind }), says('b', { says: kind })))
    expect(finding!.says.en).toContain(`disagree on ${what}.`)
  })

  test('do not where they say the same, or speak of other things, or of the same in another way', () => {
    expect(conflicts(says('a', { value: 'x' }), says('b', { value: 'x' }))).toEqual([])
    expect(conflicts(says('a'), says('b', { subject: 'else' }))).toEqual([])
    const pack = withThem(says('a'), says('b', { says: 'time' }))
    expect([...findings('authority-conflict', pack), ...findings('time-conflict', pack)]).toEqual([])
  })

  test('do so only for what both admit: said in words, with an ordinary amount as the sample', () => {
    const below = says('a', { when: { amountFen: { lt: 100_000 } } })
    const [finding] = conflicts(below, says('b', { clause: '3', when: { amountFen: { lt: 5_000_000 } } }))
    expect(finding!.says).toEqual({
      zh: '金额不满 1,000 元时，由谁决定说法不一：第4条为「某a」，第3条为「某b」。',
      en: 'The clauses disagree on who decides (amount below ¥1,000). Clause 4: "some a"; clause 3: "some b".',
    })
    expect([finding!.sample, finding!.sampleSays]).toEqual([{ amountFen: 50_000 }, { zh: '金额 500 元', en: 'amount ¥500' }])
    expect(conflicts(below, says('b', { when: { amountFen: { gte: 100_000 } } }))).toEqual([])
  })

  test('show as the sample the first amount that both admit, where it is not nothing', () => {
    const from = (gte: number) => ({ when: { amountFen: { gte } } })
    expect(conflicts(says('a', from(700)), says('b', from(30)))[0]!.sample).toEqual({ amountFen: 700 })
    const [two] = conflicts(says('a', { when: { amountFen: { lt: 2 } } }), says('b', { when: { amountFen: { lt: 9 } } }))
    expect(two!.sample).toEqual({ amountFen: 1 })
  })

  test('speak of an amount in the unit that a table of the regulations gives it, else by its name', () => {
    const of = (field: string, change: (p: { tables: Pack['tables'] }) => void = () => {}) =>
      findings(
        'authority-conflict',
        changed(p => {
          p.statements = [says('a', { when: { [field]: { lt: 80 } } }), says('b', { when: { [field]: { gte: 40 } } })]
          change(p)
        }),
      )[0]!.sampleSays!.zh
    expect(of('lossFen')).toBe('损失 0.40 元')
    expect(of('someFen')).toBe('someFen 0.40 元')
    expect(of('Fences')).toBe('Fences 40')
    const hours = { kind: 'int', min: 0, unit: '小时', title: text('工时') } as const
    expect(of('hours', p => void Object.assign(p.tables[0]!.axes, { hours }))).toBe('工时 40 小时')
    // A list of words elsewhere says nothing of a number here.
    const list = { kind: 'enum', values: ['x'], title: text('款') } as const
    expect(of('oddFen', p => void Object.assign(p.tables[0]!.axes, { oddFen: list }))).toBe('款 0.40 元')
  })

  test('where they name values, for those that both name, or that one names and the other leaves open', () => {
    const lists = (a: string[], b?: string[]) =>
      conflicts(
        says('a', { when: { channel: a } }),
        says('b', b === undefined ? { when: { amountFen: { gte: 0 } } } : { when: { channel: b } }),
      )
    expect(lists(['phone'], ['email'])).toEqual([])
    expect(lists(['phone', 'web', 'email'], ['web', 'letter', 'email'])[0]).toMatchObject({
      says: { en: expect.stringContaining('(channel web, e-mail)') },
      sample: { channel: 'web' },
    })
    expect(lists(['phone', 'web'])[0]!.says.en).toContain('(channel phone, web)')
  })

  test('of which one says what a third says are one conflict, and so are they in the other order', () => {
    const three = (...values: string[]) =>
      conflicts(...values.map((value, i) => says(`s${i}`, { value, clause: `${[1, 3, 4][i]}`, title: { zh: value, en: value } })))
    const [first, ...more] = three('y', 'x', 'y')
    expect(more).toEqual([])
    expect([first!.about, first!.says.en]).toEqual([
      ['s0', 's1', 's2'],
      'The clauses disagree on who decides. Clauses 1, 4: "y"; clause 3: "x".',
    ])
    expect(three('x', 'x', 'y')).toHaveLength(1)
    expect(three('x', 'y', 'z')).toHaveLength(3)
  })

  test('are two conflicts where the inputs are others, or a reading has settled one of them', () => {
    const x = says('x', { when: { amountFen: { lt: 10 } } })
    const same = says('same', { value: 'x', when: { amountFen: { gte: 100 } } })
    expect(conflicts(x, same, says('y')).map(f => f.sample)).toEqual([{ amountFen: 5 }, { amountFen: 100 }])
    const pack = changed(p => {
      p.statements = [says('a', { value: 'x' }), says('b', { value: 'x' }), says('c')]
      p.readings.r = { clause: '4', says: text('以 c 为准'), by: '质量部', on: '2026-05-01', settles: ['a', 'c'] }
    })
    expect(findings('authority-conflict', pack).map(f => [f.about, f.severity])).toEqual([
      [['b', 'c'], 'warning'],
      [['a', 'c'], 'note'],
    ])
  })

  test('of two regulations name them, and are told once, by the first; a reading of either settles it', () => {
    const one = withThem(says('a'))
    const two = (change: (p: { readings: Pack['readings'] }) => void = () => {}) =>
      other(p => {
        p.title = { zh: '另一制度', en: 'the other one' }
        p.statements = [says('b')]
        change(p)
      })
    const [finding, ...more] = findings('authority-conflict', one, two())
    expect(more).toEqual([])
    expect(finding).toMatchObject({
      regulation: 'sample',
      clauses: [
        { regulation: 'sample', clause: '4' },
        { regulation: 'other', clause: '4' },
      ],
      says: {
        zh: '由谁决定说法不一：《示例制度》第4条为「某a」，《另一制度》第4条为「某b」。',
        en: 'The clauses disagree on who decides. 示例制度, clause 4: "some a"; the other one, clause 4: "some b".',
      },
    })
    const nameless = findings('authority-conflict', one, { ...two(), title: { zh: '另一制度' } })
    expect(nameless[0]!.says.en).toContain('另一制度, clause 4')
    const reading = { clause: '4', says: text('以 a 为准'), by: '质量部', on: '2026-05-01', settles: ['a', 'b'] }
    const settled = findings(
      'authority-conflict',
      one,
      two(p => void Object.assign(p.readings, { r: reading })),
    )
    expect(settled.map(f => [f.severity, f.settledBy])).toEqual([['note', 'r']])
    const silent = other(p => void Object.assign(p, { statements: undefined }))
    expect(findings('authority-conflict', one, silent, two())).toHaveLength(1)
  })

  test('are called by their Chinese titles where they have no English ones', () => {
    const [finding] = conflicts(says('a', { title: text('甲') }), says('b'))
    expect(finding!.says.en).toContain('Clause 4: "甲"; clause 4: "some b".')
  })
})

describe('a boundary that two bands both include', () => {
  const point = (kind: Statement['says'], when: Statement['when'] = { amountFen: { gte: 100_000 } }) =>
    withThem(says('a', { says: kind, when: { amountFen: { lt: 100_001 } } }), says('b', { says: kind, when }))
  test('is told as one number, with how to write it', () => {
    const [finding] = findings('boundary-owned-twice', point('authority'))
    expect(finding).toMatchObject({
      sample: { amountFen: 100_000 },
      says: { zh: expect.stringContaining('金额正好 1,000 元时') },
      suggestion: { en: 'Say which band owns the boundary: from, and under.' },
    })
    expect(findings('authority-conflict', point('authority'))).toEqual([])
  })
  test('is a conflict like others where it is wider, or not about who decides', () => {
    expect(findings('authority-conflict', point('authority', { amountFen: { gte: 99_999 } }))).toHaveLength(1)
    expect(findings('authority-conflict', point('authority', { amountFen: { lt: 3 } }))).toHaveLength(1)
    expect(findings('time-conflict', point('time'))).toHaveLength(1)
    expect(findings('boundary-owned-twice', point('time'))).toEqual([])
  })
  test('is one beside other fields, too', () => {
    const pack = withThem(
      says('a', { when: { channel: ['web'], amountFen: { lt: 11 } } }),
      says('b', { when: { channel: ['web'], amountFen: { gte: 10 } } }),
    )
    expect(findings('boundary-owned-twice', pack)).toHaveLength(1)
  })
})

describe('a field that one clause gives as values and another as a range', () => {
  const mixed = [
    says('a', { clause: '1', when: { amountFen: ['small'] } }),
    says('b', { clause: '3', when: { amountFen: { gte: 4 }, channel: ['web'] } }),
  ]
  test('is told once, as an error, and the lint goes on', () => {
    const pack = withThem(...mixed, says('c', { when: { channel: ['phone'] } }))
    expect(findings('table-too-large', pack)).toMatchObject([
      {
        ...{ severity: 'error', about: ['a', 'b'], clauses: [{ clause: '1' }, { clause: '3' }] },
        says: {
          zh: '第1条、第3条对「金额」有的写取值，有的写范围，无法逐一比较。',
          en: 'Clauses 1, 3 give "amount" both as values and as a range, which cannot be compared.',
        },
      },
    ])
    expect(findings('authority-conflict', pack).map(f => f.about)).toEqual([['a', 'c']])
    expect(findings('authority-gap', pack)).toEqual([])
    const [one] = findings('table-too-large', withThem(...mixed.map(s => ({ ...s, clause: '4' }))))
    expect(one!.says.en).toContain('Clause 4 gives')
  })
  test('of two regulations is told by the first', () => {
    const two = other(p => void Object.assign(p, { statements: [mixed[1]] }))
    expect(findings('table-too-large', withThem(mixed[0]!), two)).toMatchObject([
      {
        regulation: 'sample',
        clauses: [
          { regulation: 'sample', clause: '1' },
          { regulation: 'other', clause: '3' },
        ],
      },
    ])
  })
  test('is nothing where they speak of different things', () => {
    expect(findings('table-too-large', withThem(mixed[0]!, { ...mixed[1]!, subject: 'else' }))).toEqual([])
  })
})

describe('bands of which one is left out', () => {
  const gaps = (...statements: Statement[]) => findings('authority-gap', withThem(...statements))
  const band = (id: string, amountFen: Statement['when'][string], more: Partial<Statement> = {}) =>
    says(id, { when: { amountFen }, ...more })
  test('are told with the clauses that name the others, and an amount of it', () => {
    expect(gaps(band('a', { lt: 100_000 }, { clause: '1' }), band('b', { gte: 5_000_000 }))).toMatchObject([
      {
        ...{ about: ['thing', 'a', 'b'], clauses: [{ clause: '1' }, { clause: '4' }] },
        says: {
          zh: '金额 1,000 元至不满 5 万元时由谁决定，条文没有写（第1条、第4条只写了其余部分）。',
          en: 'Nobody is named to decide (amount ¥1,000 to below ¥50,000); clauses 1, 4 cover the rest only.',
        },
        ...{ sample: { amountFen: 100_000 }, sampleSays: { zh: '金额 1,000 元', en: 'amount ¥1,000' } },
      },
    ])
    const [below] = gaps(band('a', { gte: 100 }))
    expect([below!.sample, below!.says.en]).toEqual([
      { amountFen: 50 },
      'Nobody is named to decide (amount below ¥1); clause 4 covers the rest only.',
    ])
  })
  test('are none where all amounts are named, by however many clauses', () => {
    expect(gaps(band('a', { lt: 5 }), band('b', { gte: 5, lt: 10 }), band('c', { gte: 10 }))).toEqual([])
  })
  test('are those of one subject, and of who decides', () => {
    const two = gaps(band('a', { lt: 5 }), band('b', { gte: 5 }, { subject: 'else' }))
    expect(two.map(f => f.about)).toEqual([
      ['thing', 'a'],
      ['else', 'b'],
    ])
    expect(gaps(band('a', { lt: 5 }), band('b', { gte: 5 }, { says: 'time' })).map(f => f.about)).toEqual([['thing', 'a']])
    expect(gaps(band('a', { lt: 5 }, { says: 'time' }))).toEqual([])
  })
  test('are nothing of a subject that only names values', () => {
    expect(gaps(says('a', { when: { channel: ['phone'] } }), says('b', { value: 'a', when: { channel: ['web'] } }))).toEqual([])
  })
  test('beside values are told for each of those', () => {
    const of = (channel: string, amountFen: Statement['when'][string]) => ({ when: { channel: [channel], amountFen } })
    expect(gaps(says('a', of('phone', { gte: 0 })), says('b', of('web', { lt: 100 }))).map(f => [f.says.en, f.sample])).toEqual([
      [expect.stringContaining('(channel web, amount ¥1 or more)'), { channel: 'web', amountFen: 100 }],
    ])
  })
  test('are settled by a reading that names the subject', () => {
    const pack = changed(p => {
      p.statements = [band('a', { lt: 5 })]
      p.readings.r = { clause: '4', says: text('由总经理'), by: '质量部', on: '2026-05-01', settles: ['thing'] }
    })
    expect(findings('authority-gap', pack)).toMatchObject([{ severity: 'note', settledBy: 'r' }])
  })
  test('of too many combinations are told as such, and the lint goes on', () => {
    const statements = Array.from({ length: 12 }, (_, axis) =>
      [0, 1, 2].map(at => says(`s${axis}-${at}`, { value: 'x', when: { [`n${axis}`]: { gte: at, lt: at + 1 } } })),
    ).flat()
    const [finding] = findings('table-too-large', withThem(...statements))
    expect(finding).toMatchObject({
      ...{ severity: 'error', clauses: [{ clause: '4' }] },
      says: { en: 'Clause 4 names who decides for too many combinations to look at each.' },
    })
    expect(finding!.about.slice(0, 2)).toEqual(['thing', 's0-0'])
  })
})

test('a regulation without statements is found nothing in', () => {
  const silent = changed(p => void Object.assign(p, { statements: undefined }))
  expect(lint([silent], context).filter(f => f.kind.startsWith('authority'))).toEqual([])
})
