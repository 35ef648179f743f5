import { describe, expect, test } from 'vitest'
import { Pack } from '../pack.ts'
import { calendar, changed, context, type Draft, other, text } from './changed-pack.fixture.ts'
import { cleanPack } from './clean-pack.fixture.ts'
import { type Finding, type FindingKind, findingKinds, type LintContext } from './finding.ts'
import { lint } from './lint.ts'

const kindsIn = (packs: readonly Pack[], given: LintContext = context) => lint(packs, given).map(finding => finding.kind)

/** What makes the lint find each kind, in the clean pack; another pack beside it or another day where that is the cause. */
type Cause = { readonly packs: () => readonly Pack[]; readonly context?: LintContext; readonly severity?: 'error' | 'warning' }
const one = (change: (pack: Draft) => void, severity?: 'error' | 'warning'): Cause => ({
  packs: () => [changed(change)],
  ...(severity === undefined ? {} : { severity }),
})
const causes: Readonly<Record<FindingKind, Cause>> = {
  'table-gap': one(p => (p.tables[0]!.rows[1]!.when = { lossFen: { gte: 2_000_000 } }), 'error'),
  'table-overlap': one(p => (p.tables[0]!.rows[1]!.when = { lossFen: { gte: 500_000 } }), 'error'),
  // 一万元以下 and 一万元以上 both include one million 分.
  'boundary-owned-twice': one(p => (p.tables[0]!.rows[0]!.when = { lossFen: { lt: 1_000_001 } }), 'error'),
  'row-shadowed': one(p =>
    p.tables[0]!.rows.push({ id: 'never', clause: '2', when: { lossFen: { gte: 5, lt: 5 } }, then: { level: 'minor' } }),
  ),
  'row-value-unknown': one(p => {
    p.tables[0]!.axes.kind = { kind: 'enum', values: ['a'] }
    p.tables[0]!.hit = 'collect'
    p.tables[0]!.rows.push({ id: 'stray', clause: '2', when: { kind: ['b', 'a'] }, then: { level: 'minor' } })
  }, 'error'),
  'table-too-large': one(p => {
    for (let axis = 0; axis < 12; axis++) {
      p.tables[0]!.axes[`n${axis}`] = { kind: 'int' }
      for (let row = 0; row < 3; row++)
        p.tables[0]!.rows.push({
          id: `r${axis}-${row}`,
          clause: '2',
          when: { [`n${axis}`]: { gte: row, lt: row + 1 } },
          then: {},
        })
    }
  }, 'error'),
  'authority-conflict': one(p => (p.statements[1]!.when = { orderFen: { gte: 500_000 } })),
  'authority-gap': one(p => (p.statements[1]!.when = { orderFen: { gte: 2_000_000 } })),
  'time-conflict': {
    packs: () => [cleanPack, other(p => (p.duties[0]!.within = { minutes: 30 }))],
  },
  'sanction-conflict': one(p => p.statements.push(said('a', 'sanction', 'warning'), said('b', 'sanction', 'fine'))),
  'frequency-conflict': one(p => p.statements.push(said('a', 'frequency', 'monthly'), said('b', 'frequency', 'weekly'))),
  'weight-conflict': one(p => p.statements.push(said('a', 'weight', '30'), said('b', 'weight', '40'))),
  'clock-without-start': one(
    p => (p.duties[0]!.start = [{ on: 'record.made', when: { record: { in: ['never-declared'] } } }]),
    'error',
  ),
  'clock-without-end': one(
    p => (p.duties[0]!.stop = [{ on: 'record.made', when: { record: { in: ['check'] }, 'values.part': { in: ['gear'] } } }]),
    'error',
  ),
  'clock-without-time': one(p => delete p.duties[0]!.within),
  'clock-without-unit': one(p => p.terms.push({ id: 'days', kind: 'unit', title: text('15 日'), usedIn: ['1'] })),
  'clock-without-owner': one(p => (p.duties[0]!.owner = { role: 'nobody' })),
  'gate-cycle': one(p => {
    p.evidence.push({ id: 'planned', clause: '3', title: text('方案'), on: [{ on: 'plan.submitted' }] })
    p.gates.push({
      id: 'check-needs-plan',
      clause: '1',
      title: text('先有方案再检查'),
      act: 'make-record',
      needs: [{ evidence: 'planned' }],
    })
  }, 'error'),
  'stage-unreachable': one(
    p => (p.lifecycles[0]!.stages[1]!.enter = [{ on: 'record.made', when: { record: { in: ['never-declared'] } } }]),
    'error',
  ),
  'stage-without-exit': one(
    p => (p.lifecycles[0]!.end = [{ on: 'record.made', when: { record: { in: ['never-declared'] } } }]),
    'error',
  ),
  'endless-loop': one(p =>
    p.lifecycles[0]!.reopen.push({ on: 'customer.answered', when: { satisfied: { in: [false] } }, stage: 'open' }),
  ),
  'term-undefined': one(p => p.terms.push({ id: 'odd', kind: 'term', title: text('异常投诉'), usedIn: ['1'] })),
  'role-undefined': one(p => (p.permits[0]!.by = [{ role: 'nobody' }]), 'error'),
  'level-undefined': one(p => (p.duties[0]!.levels = ['enormous']), 'error'),
  'quantity-undefined': one(p => delete p.terms[0]!.definedIn),
  placeholder: one(p => (p.sanctions[0]!.measures = [{ kind: 'fine', title: text('罚款'), from: { open: '[X]元' } }])),
  'weights-not-100': one(p => (p.scorecards[0]!.rows[0]!.weight = 70)),
  'violation-without-sanction': one(p => {
    p.grades.push({ id: 'serious', clause: '4', title: text('严重'), rank: 2 })
    p.violations.push({ id: 'leak', clause: '4', title: text('泄密'), grade: 'serious', of: ['person'], found: 'person' })
  }),
  'sanction-without-violation': one(p =>
    p.sanctions.push({
      id: 'dismiss',
      clause: '4',
      title: text('辞退'),
      of: 'person',
      grade: 'grave',
      measures: [{ kind: 'dismissal', title: text('辞退') }],
    }),
  ),
  'duty-nobody-can-hold': { packs: () => [cleanPack], context: { ...context, posts: new Map([['department-head', 1]]) } },
  'approval-longer-than-duty': one(p => (p.routes[0]!.steps[0]!.within = { workdays: 5 })),
  'overlay-without-route': one(
    p =>
      p.routes.push({
        id: 'countersign',
        clause: '3',
        subject: 'plan',
        overlay: 'before',
        steps: [{ id: 'legal', clause: '3', mode: 'any', by: [{ role: 'front-line' }] }],
      }),
    'error',
  ),
  'limit-blocks-route': one(p => (p.limits = [headBelow(5_000_000)])),
  'calendar-not-published': { packs: () => [cleanPack], context: { ...context, today: '2026-12-30' } },
  'clause-uncited': one(p => (p.clauses['7'] = { title: text('备件'), gist: text('备件') })),
  'law-repealed': one(p => (p.laws = [{ law: 'contract-law', clause: '4' }])),
  'reading-old': { packs: () => [cleanPack], context: { ...context, today: '2027-01-02', calendar } },
  'reference-unknown': one(p => (p.gates[0]!.needs = [{ evidence: 'nothing' }]), 'error'),
  'two-primaries': {
    packs: () => [cleanPack, changed(p => (p.id = 'other'))],
    severity: 'error',
  },
  'level-unmapped': {
    packs: () => [
      cleanPack,
      other(p => {
        p.levels = [{ id: 'big', clause: '2', title: text('大'), gist: text('大'), rank: 1 }]
        p.duties = [{ ...p.duties[0]!, id: 'big-reply', levels: ['big'] }]
      }),
    ],
  },
}

/** What each of these findings is about, and at which clauses: a waiver sticks to the one and leads to the other. */
const places: Readonly<Record<FindingKind, readonly string[]>> = {
  'table-gap': ['sample: grading, lossFen=1000000 @ 2'],
  'table-overlap': ['sample: grading, small, large @ 2'],
  'boundary-owned-twice': ['sample: grading, small, large @ 2'],
  'row-shadowed': ['sample: grading, never @ 2'],
  'row-value-unknown': ['sample: grading, stray, kind, b @ 2'],
  'table-too-large': ['sample: grading @ 2'],
  'authority-conflict': ['sample: small-by-head, large-by-gm @ 3'],
  'authority-gap': ['sample: plan, small-by-head, large-by-gm @ 3'],
  'time-conflict': ['sample: reply, other:reply @ 1, other 1'],
  'sanction-conflict': ['sample: a, b @ 4'],
  'frequency-conflict': ['sample: a, b @ 4'],
  'weight-conflict': ['sample: a, b @ 4'],
  'clock-without-start': ['sample: reply @ 1'],
  'clock-without-end': ['sample: reply @ 1'],
  'clock-without-time': ['sample: reply @ 1'],
  'clock-without-unit': ['sample: days @ 1'],
  'clock-without-owner': ['sample: reply @ 1'],
  'gate-cycle': ['sample: plan-needs-check @ 3', 'sample: check-needs-plan @ 1'],
  'stage-unreachable': ['sample: complaint, planned @ 3'],
  'stage-without-exit': ['sample: complaint, planned @ 3'],
  'endless-loop': ['sample: complaint, customer.answered, open @ 1'],
  'term-undefined': ['sample: odd @ 1'],
  'role-undefined': ['sample: sample, nobody @ 3'],
  'level-undefined': ['sample: reply, enormous @ 1'],
  'quantity-undefined': ['sample: repeat @ 4'],
  placeholder: ['sample: warn, 4, [X]元 @ 4'],
  'weights-not-100': ['sample: card @ 5'],
  'violation-without-sanction': ['sample: serious, leak @ 4'],
  'sanction-without-violation': ['sample: dismiss, grave @ 4'],
  'duty-nobody-can-hold': ['sample: front-line @ 1'],
  'approval-longer-than-duty': ['sample: approve, compensation @ 3'],
  'overlay-without-route': ['sample: countersign @ 3'],
  'limit-blocks-route': ['sample: compensation, head, head-limit @ 3'],
  'calendar-not-published': ['sample: calendar, 2026-12-28 @ 1, 3'],
  'clause-uncited': ['sample: 7 @ 7'],
  'law-repealed': ['sample: contract-law @ 4'],
  'reading-old': ['sample: small @ 2'],
  'reference-unknown': ['sample: plan-needs-check, nothing @ 3'],
  'two-primaries': ['sample: complaint, other @ '],
  'level-unmapped': ['other: sample, minor, serious @ 1'],
}
const placeOf = ({ regulation, about, clauses }: Finding) =>
  `${regulation}: ${about.join(', ')} @ ${clauses.map(c => (c.regulation === regulation ? c.clause : `${c.regulation} ${c.clause}`)).join(', ')}`

function said(id: string, says: 'sanction' | 'frequency' | 'weight', value: string): NonNullable<Pack['statements']>[number] {
  return { id, clause: '4', says, subject: 'thing', title: text(value), when: {}, value }
}

/** The head decides compensations below this amount only. */
function headBelow(belowFen: number): NonNullable<Pack['limits']>[number] {
  return { id: 'head-limit', clause: '3', role: 'department-head', subjects: ['compensation'], belowFen }
}

test('in the clean pack nothing is found', () => {
  expect(lint([Pack.parse(cleanPack)], context)).toEqual([])
})

describe('each kind of finding has a pack with it, and one without', () => {
  test.each(findingKinds)('%s', kind => {
    const { packs, context: given = context, severity } = causes[kind]
    const findings = lint(packs(), given)
    const ours = findings.filter(finding => finding.kind === kind)
    expect(ours.length, JSON.stringify(findings.map(f => f.kind))).toBeGreaterThan(0)
    expect(ours.map(placeOf)).toEqual(places[kind])
    for (const finding of ours) {
      expect(finding.id).toBe(`${kind}:${finding.regulation}:${finding.about.join('+')}`)
      expect(finding.suggestion.en?.length).toBeGreaterThan(3)
      expect(finding.says.zh.length).toBeGreaterThan(8)
      expect(finding.says.en?.length).toBeGreaterThan(8)
      expect(finding.suggestion.zh.length).toBeGreaterThan(3)
      expect(finding.severity).not.toBe('note')
      if (severity) expect(finding.severity).toBe(severity)
    }
    // Mended, it goes.
    expect(kindsIn([cleanPack])).not.toContain(kind)
  })
})

test('what must not be published comes first, then what somebody must waive, then what a reading has settled', () => {
  const pack = changed(p => {
    // In the order of the checks: a conflict that a reading settles, a post that nobody holds, a stage without a way in.
    p.statements[1]!.when = { orderFen: { gte: 500_000 } }
    p.readings.who = {
      ...{ clause: '3', says: text('以总经理为准'), by: '质量部', on: '2026-05-01' },
      settles: ['small-by-head', 'large-by-gm'],
    }
    delete p.duties[0]!.within
    p.lifecycles[0]!.stages[1]!.enter = [{ on: 'record.made', when: { record: { in: ['never-declared'] } } }]
  })
  expect(lint([pack], context).map(f => [f.severity, f.kind])).toEqual([
    ['error', 'stage-unreachable'],
    ['warning', 'clock-without-time'],
    ['note', 'authority-conflict'],
  ])
})

test('what two rules of one name lack alike is told once', () => {
  const pack = changed(p => {
    const step = { ...p.routes[0]!.steps[0]!, by: [{ role: 'nobody' }] }
    p.routes = [
      { ...p.routes[0]!, when: { amountFen: { lt: 100 } }, steps: [step] },
      { ...p.routes[0]!, id: 'more', steps: [step] },
    ]
  })
  expect(
    lint([pack], context)
      .filter(f => f.kind === 'role-undefined')
      .map(f => f.id),
  ).toEqual(['role-undefined:sample:head+nobody'])
})

describe('authority', () => {
  const kinds = (change: (pack: Draft) => void) => kindsIn([changed(change)])
  test('of a limit that cites or names nothing that exists is an error', () => {
    const of = (more: object) => lint([changed(p => (p.limits = [{ ...headBelow(1), ...more }]))], context)
    expect(of({ role: 'nobody' }).find(f => f.kind === 'role-undefined')?.severity).toBe('error')
    for (const more of [{ reading: 'never-written' }, { clause: '99' }])
      expect(of(more).find(f => f.kind === 'reference-unknown')?.severity).toBe('error')
  })
  test('that a limit leaves nobody with is told with the first such amount, and not where the route ends below it', () => {
    const [finding] = lint([changed(p => (p.limits = [headBelow(5_000_000)]))], context)
    expect([finding!.sample, finding!.sampleSays!.zh]).toEqual([{ amountFen: 5_000_000 }, '金额 5 万元'])
    expect(
      kinds(p => {
        p.limits = [headBelow(5_000_000)]
        p.routes[0]!.when = { amountFen: { lt: 5_000_000 } }
      }),
    ).toEqual([])
    // Beside somebody without a limit it keeps nobody waiting.
    expect(
      kinds(p => {
        p.limits = [headBelow(5_000_000)]
        p.routes[0]!.steps[0]!.by.push({ role: 'front-line' })
      }),
    ).toEqual([])
  })
  test('is counted with what overlays add: their time comes on top of the route’s', () => {
    const overlay = (when: NonNullable<Pack['routes'][number]['when']>) => (p: Draft) => {
      const [step] = p.routes[0]!.steps
      p.routes.push({ ...p.routes[0]!, id: 'countersign', overlay: 'before', when, steps: [{ ...step!, id: 'countersign' }] })
    }
    expect(lint([changed(overlay({}))], context).map(f => [f.kind, f.about])).toEqual([
      ['approval-longer-than-duty', ['approve', 'compensation', 'countersign']],
    ])
    expect(
      kinds(p => {
        p.routes[0]!.when = { amountFen: { lt: 100 } }
        overlay({ amountFen: { lt: 50 } })(p)
        p.duties[1]!.start = [{ on: 'compensation.submitted', when: { amountFen: { gte: 50 } } }]
      }),
    ).toEqual([])
  })
})

describe('a time', () => {
  const amounts = (within: NonNullable<Pack['duties'][number]['within']>) =>
    lint([changed(p => (p.duties[0]!.within = within))], context).filter(f => f.about.includes('amount'))
  test.each([{ workdays: 0 }, { hours: -3 }])('that is over before it begins is an error: %j', within => {
    expect(amounts(within)).toMatchObject([{ kind: 'clock-without-time', severity: 'error', about: ['reply', 'amount'] }])
  })
  test('whose end the calendar cannot tell is an error, and the lint goes on', () => {
    expect(amounts({ workdays: 100_000 })).toMatchObject([{ kind: 'clock-without-end', severity: 'error' }])
    expect(amounts({ years: 1e9 })[0]!.says.zh).toContain('算不出到期时间')
  })
})

test('a row that is there twice is said in words', () => {
  const pack = changed(p => p.tables[0]!.rows.push(p.tables[0]!.rows[0]!))
  const [finding] = lint([pack], context).filter(f => f.kind === 'table-too-large')
  expect(finding!.says.zh).toContain('有两行用了同一个标识')
})

describe('a sample shows the place', () => {
  test('of a gap: an amount that no row has', () => {
    const [gap] = lint(causes['table-gap'].packs(), context).filter(f => f.kind === 'table-gap')
    const { lossFen } = gap!.sample!
    expect(lossFen).toBeGreaterThanOrEqual(1_000_000)
    expect(lossFen).toBeLessThan(2_000_000)
  })
  test('of a boundary owned twice: exactly that number', () => {
    const [twice] = lint(causes['boundary-owned-twice'].packs(), context).filter(f => f.kind === 'boundary-owned-twice')
    expect(twice!.sample).toEqual({ lossFen: 1_000_000 })
    expect(twice!.says.zh).toContain('1 万元')
  })
  test('of two statements: an amount on which both decide', () => {
    const [conflict] = lint(causes['authority-conflict'].packs(), context).filter(f => f.kind === 'authority-conflict')
    expect(conflict!.sample!.orderFen).toBeGreaterThanOrEqual(500_000)
    expect(conflict!.sample!.orderFen).toBeLessThan(1_000_000)
  })
})

describe('a dated reading settles', () => {
  test('a conflict that it names: the finding stays to be seen, as a note', () => {
    const pack = changed(p => {
      p.statements[1]!.when = { orderFen: { gte: 500_000 } }
      p.readings.who = {
        clause: '3',
        says: text('以总经理为准'),
        by: '质量部',
        on: '2026-05-01',
        settles: ['small-by-head', 'large-by-gm'],
      }
    })
    const ours = lint([pack], context).filter(f => f.kind === 'authority-conflict')
    expect(ours.map(f => [f.severity, f.settledBy])).toEqual([['note', 'who']])
  })
  test('but not another one', () => {
    const pack = changed(p => {
      p.statements[1]!.when = { orderFen: { gte: 500_000 } }
      p.readings.who = { clause: '3', says: text('别的'), by: '质量部', on: '2026-05-01', settles: ['small-by-head'] }
    })
    expect(lint([pack], context).find(f => f.kind === 'authority-conflict')?.severity).toBe('warning')
  })
})

test('the finding keeps its id while its cause stays, so that a waiver sticks to it', () => {
  const ids = (pack: Pack) => lint([pack], context).map(f => f.id)
  const before = ids(changed(p => (p.scorecards[0]!.rows[0]!.weight = 70)))
  const after = ids(
    changed(p => {
      p.scorecards[0]!.rows[0]!.weight = 80
      p.title = text('改名')
    }),
  )
  expect(after).toEqual(before)
})

describe('one cause is told once', () => {
  const of = (kind: FindingKind, change: (pack: Draft) => void) => lint([changed(change)], context).filter(f => f.kind === kind)
  test('duties of one clause without a time', () => {
    const [finding, ...more] = of('clock-without-time', p => {
      delete p.duties[0]!.within
      p.duties.push({ ...p.duties[0]!, id: 'second', title: text('再答复') })
    })
    expect(more).toEqual([])
    expect(finding!.says.zh).toContain('「再答复」都没有时限')
  })
  test('two clauses that say the same against a third', () => {
    const [finding, ...more] = of('frequency-conflict', p =>
      p.statements.push(said('a', 'frequency', 'monthly'), said('b', 'frequency', 'weekly'), said('c', 'frequency', 'weekly')),
    )
    expect(more).toEqual([])
    expect(finding!.about).toEqual(['a', 'b', 'c'])
  })
  test('a blank that an open term quotes; once a reading settles the term, the blank itself is told', () => {
    const fine = (p: Draft) =>
      (p.sanctions[0]!.measures = [{ kind: 'fine', title: text('罚款'), from: { open: '[X]元' }, to: { open: '[X]元' } }])
    const term = { id: 'fine', kind: 'placeholder', title: text('罚款 [X]元至[X]元'), usedIn: ['4'] } as const
    expect(of('placeholder', fine)).toHaveLength(1)
    const { clause } = changed(fine).sanctions![0]!
    const withTerm = of('placeholder', p => {
      fine(p)
      p.terms.push({ ...term, usedIn: [clause] })
    })
    expect(withTerm.map(f => f.about)).toEqual([['fine']])
    const settled = of('placeholder', p => {
      fine(p)
      p.readings.fine = { clause, says: text('由公司另定'), by: '质量部', on: '2026-05-01' }
      p.terms.push({ ...term, usedIn: [clause], reading: 'fine' })
    })
    expect(settled.map(f => f.severity).sort()).toEqual(['note', 'warning'])
  })
  test('weights that are left open are blanks, not a sum that is too small', () => {
    const open = (p: Draft) => (p.scorecards[0]!.rows[0]!.weight = { open: '权重未写' })
    expect(of('weights-not-100', open)).toEqual([])
    expect(of('quantity-undefined', open)).toHaveLength(1)
  })
})
