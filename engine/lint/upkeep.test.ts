import { describe, expect, test } from 'vitest'
import type { Pack } from '../pack.ts'
import { changed, context, type Draft, other, text } from './changed-pack.fixture.ts'
import type { FindingKind, Law, LintContext } from './finding.ts'
import { lint } from './lint.ts'

const findings = (kind: FindingKind, change: (pack: Draft) => void, more: readonly Pack[] = [], given: LintContext = context) =>
  lint([changed(change), ...more], given).filter(f => f.kind === kind)
const on = (today: string): LintContext => ({ ...context, today })

describe('a clause', () => {
  const seventh = (p: Draft) => Object.assign(p.clauses, { '7': { title: { zh: '备件', en: 'parts' }, gist: text('备件') } })
  test('is followed where a rule, a term or a record names it, or somebody marked it as manual', () => {
    const cited: ((p: Draft) => void)[] = [
      p => void p.terms.push({ id: 't', kind: 'term', title: text('词'), usedIn: ['7'], definedIn: '7' }),
      p => void Object.assign(p.routes[0]!.steps[0]!, { clause: '7' }),
      p => void Object.assign(p.clauses['7']!, { manual: text('由人办理') }),
    ]
    for (const cite of cited)
      expect(
        findings('clause-uncited', p => {
          seventh(p)
          cite(p)
        }),
      ).toEqual([])
    // What only looks like a citation is none: a record's text, other lists.
    const named = (p: Draft) => {
      seventh(p)
      p.evidence[0]!.on = [{ on: 'record.made', when: { record: { in: ['check', '7'] } } }]
    }
    expect(findings('clause-uncited', named)).toHaveLength(1)
    const [finding] = findings('clause-uncited', p => void seventh(p))
    expect([finding!.says.zh, finding!.says.en]).toEqual([
      '第7条「备件」没有任何规则，也没有标明由人办理。',
      'No rule follows clause 7 "parts", and it is not marked as manual.',
    ])
  })
})

describe('a law', () => {
  const law = (more: Partial<Law>): LintContext => ({
    ...context,
    laws: [
      { id: 'old', title: { zh: '旧法', en: 'Old Act' }, status: 'in-force', since: '1999-10-01', ...more },
      { id: 'new', title: { zh: '新法', en: 'New Act' }, status: 'in-force', since: '2021-01-01' },
    ],
  })
  const cites = (p: Draft) => void Object.assign(p, { laws: [{ law: 'old', clause: '4' }] })
  const repealed = (more: Partial<Law>) => findings('law-repealed', cites, [], law(more))
  test('is in force until the day on which it ends', () => {
    expect(repealed({})).toEqual([])
    expect(repealed({ until: '2026-07-02' })).toEqual([])
    expect(repealed({ until: '2026-07-01' })).toHaveLength(1)
    expect(repealed({ status: 'amended' })).toEqual([])
    expect(repealed({ status: 'repealed', until: '2027-01-01' })).toHaveLength(1)
  })
  test('that ended is told with its day and what replaced it', () => {
    expect(repealed({ status: 'repealed', until: '2021-01-01', replacedBy: 'new' })[0]!.says).toEqual({
      zh: '第4条引用的《旧法》已于 2021-01-01 废止，由《新法》代替。',
      en: 'Old Act, cited in clause 4, was repealed on 2021-01-01 and replaced by New Act.',
    })
    expect(repealed({ status: 'repealed' })[0]!.says.en).toBe('Old Act, cited in clause 4, was repealed on 2026-07-01.')
  })
  test('that nobody knows is told', () => {
    const [finding] = findings('reference-unknown', p => void Object.assign(p, { laws: [{ law: 'nowhere', clause: '4' }] }))
    expect(finding).toMatchObject({ severity: 'error', about: ['law', 'nowhere'], clauses: [{ clause: '4' }] })
    expect(finding!.says).toEqual({
      zh: '引用的法律「nowhere」不在法律清单里。',
      en: 'The law "nowhere" is not in the list of laws.',
    })
    expect(finding!.suggestion.en).toBe('Add it to the list of laws.')
  })
  test('that several clauses cite is told once, with each of them', () => {
    const twice = (law: string) => (p: Draft) => void Object.assign(p, { laws: ['4', '1'].map(clause => ({ law, clause })) })
    const [finding, ...more] = findings('law-repealed', twice('old'), [], law({ status: 'repealed' }))
    expect(more).toEqual([])
    expect([finding!.clauses.map(c => c.clause), finding!.says.zh]).toEqual([
      ['4', '1'],
      '第4条、第1条引用的《旧法》已于 2026-07-01 废止。',
    ])
    const unknown = findings('reference-unknown', twice('nowhere'))
    expect(unknown.map(f => f.clauses.map(c => c.clause))).toEqual([['4', '1']])
  })
  test('is settled by a reading that names it as a law', () => {
    const [finding] = findings(
      'law-repealed',
      p => {
        cites(p)
        p.readings.why = { clause: '4', says: text('沿用'), by: '质量部', on: '2026-05-01', settles: ['law:old'] }
      },
      [],
      law({ status: 'repealed' }),
    )
    expect(finding).toMatchObject({ severity: 'note', settledBy: 'why' })
  })
})

describe('readings and reviews', () => {
  test('are old after a year, not on its last day', () => {
    const old = (today: string) =>
      findings('reading-old', p => void Object.assign(p.reviewed, { on: '2026-03-01' }), [], on(today)).map(f => f.about)
    expect(old('2027-01-01')).toEqual([])
    expect(old('2027-01-02')).toEqual([['small']])
    expect(old('2027-03-01')).toEqual([['small']])
    expect(old('2027-03-02')).toEqual([['small'], ['reviewed']])
  })
  test('are told with their day, a reading with its clause', () => {
    const [reading, review] = findings('reading-old', () => {}, [], on('2028-01-01'))
    expect(reading).toMatchObject({
      clauses: [{ clause: '2' }],
      says: {
        zh: '第2条的口径写于 2026-01-01，已超过一年。',
        en: 'The reading of clause 2 is of 2026-01-01, more than a year old.',
      },
    })
    expect(review).toMatchObject({
      clauses: [],
      says: {
        zh: '本版上次复核是 2026-06-01，已超过一年。',
        en: 'This edition was last reviewed on 2026-06-01, more than a year ago.',
      },
      suggestion: { en: 'Review it against the text, and record who and when.' },
    })
  })
  test('are not settled by another reading: only looking at them again makes them young', () => {
    const settled = findings(
      'reading-old',
      p => {
        p.readings.why = { clause: '4', says: text('沿用'), by: '质量部', on: '2027-12-01', settles: ['small', 'reviewed'] }
      },
      [],
      on('2028-01-01'),
    )
    expect(settled.map(f => [f.about, f.severity])).toEqual([
      [['small'], 'warning'],
      [['reviewed'], 'warning'],
    ])
  })
})

describe('the calendar', () => {
  test('that ends before clocks do is told with how many, and the clauses of those', () => {
    const told = (today: string) => findings('calendar-not-published', () => {}, [], on(today))
    expect(told('2026-12-22')).toEqual([])
    const [finding] = told('2026-12-30')
    expect(finding!.says.en).toContain('published to 2026-12-28 only; 2 clocks')
    const [natural] = findings(
      'calendar-not-published',
      p => {
        p.duties[0]!.within = { hours: 4 }
      },
      [],
      on('2026-12-30'),
    )
    expect(natural!.clauses.map(c => c.clause)).toEqual(['3'])
  })
  test('is not settled by a reading', () => {
    const [finding] = findings(
      'calendar-not-published',
      p => {
        p.readings.why = { clause: '4', says: text('沿用'), by: '质量部', on: '2026-05-01', settles: ['calendar', '2026-12-28'] }
      },
      [],
      on('2026-12-30'),
    )
    expect(finding!.severity).toBe('warning')
  })
})

describe('regulations together', () => {
  const leads = (p: Draft) => {
    p.primaryFor = ['complaint']
    p.lifecycles = changed(() => {}).lifecycles as Draft['lifecycles']
  }
  const rivals = (change: (p: Draft) => void, given: LintContext = context, own: (p: Draft) => void = () => {}) =>
    findings('two-primaries', own, [other(change)], given).map(f => f.about)
  test('may not lead one kind both, unless the company chose one of them', () => {
    expect(rivals(leads)).toEqual([['complaint', 'other']])
    for (const chosen of ['sample', 'other'])
      expect(rivals(leads, { ...context, primary: new Map([['complaint', chosen]]) })).toEqual([])
    expect(rivals(leads, { ...context, primary: new Map([['complaint', 'third']]) })).toHaveLength(1)
    expect(rivals(leads, { ...context, primary: new Map([['enquiry', 'other']]) })).toHaveLength(1)
  })
  test('that both lead a kind are called by their titles, in Chinese where they have no others', () => {
    const [finding] = findings('two-primaries', p => (p.title = text('甲制度')), [
      other(p => {
        leads(p)
        p.title = { zh: '乙制度', en: 'Rules B' }
      }),
    ])
    expect(finding!.says).toEqual({
      zh: '《甲制度》和《乙制度》都要主管「投诉」，只能由一份主管。',
      en: '甲制度 and Rules B both lead the kind “complaint”; only one can.',
    })
  })
  test('lead a kind only where both say its stages', () => {
    const penalty = (p: Draft) => {
      p.primaryFor = ['penalty']
      p.lifecycles = changed(() => {}).lifecycles as Draft['lifecycles']
    }
    // The stages that each says are those of complaints.
    expect(rivals(penalty)).toEqual([])
    expect(rivals(p => void Object.assign(p, { primaryFor: ['complaint'] }))).toEqual([])
    expect(rivals(leads, context, p => void Object.assign(p, { lifecycles: [] }))).toEqual([])
    expect(
      rivals(p => {
        leads(p)
        p.primaryFor = ['enquiry']
      }),
    ).toEqual([])
  })
  test('translate the levels of the one that leads a kind, each of them', () => {
    const byLevel = (map?: object, kinds: string[] | null = ['complaint'], levels: string[] | null = ['big']) =>
      lint(
        [
          changed(p => {
            p.levels[1]!.title = { zh: '严重', en: 'serious' }
          }),
          other(p => {
            p.levels = [{ id: 'big', clause: '2', title: text('大'), gist: text('大'), rank: 1 }]
            p.duties = [{ ...p.duties[0]!, id: 'big-reply', levels: levels ?? undefined, kinds: kinds ?? undefined } as never]
            if (map) p.levelMaps = [{ from: 'sample', clause: '2', reading: 'small', levels: map }] as never
          }),
        ],
        context,
      )
        .filter(f => f.kind === 'level-unmapped')
        .map(f => [f.about, f.says.en])
    expect(byLevel()).toEqual([
      [
        ['sample', 'minor', 'serious'],
        'The levels 轻微, serious of 示例制度 have no counterpart here; 1 duties by level will not apply.',
      ],
    ])
    expect(byLevel({ minor: 'big' }).map(([about]) => about)).toEqual([['sample', 'serious']])
    expect(byLevel({ minor: 'big', serious: 'big' })).toEqual([])
    expect(byLevel(undefined, ['enquiry'])).toEqual([])
    expect(byLevel(undefined, ['enquiry', 'complaint'])).toHaveLength(1)
    // Neither a duty of all levels nor one that names no kind waits for a level of another regulation.
    expect(byLevel(undefined, ['complaint'], null)).toEqual([])
    expect(byLevel(undefined, null)).toEqual([])
  })
  test('need no translation of their own levels, nor of one that has none', () => {
    const byLevel = (p: Draft) => (p.duties[0]!.levels = ['minor'])
    expect(findings('level-unmapped', byLevel)).toEqual([])
    expect(
      findings('level-unmapped', byLevel, [
        other(p => {
          leads(p)
          p.levels = []
        }),
      ]),
    ).toEqual([])
  })
  test('are told by name which levels lack one, whatever another regulation’s map says', () => {
    const third = other(p => {
      p.levels = [{ id: 'big', clause: '2', title: text('大'), gist: text('大'), rank: 1 }]
      p.duties = [{ ...p.duties[0]!, id: 'big-reply', levels: ['big'] }]
      p.levelMaps = [{ from: 'third', clause: '2', reading: 'small', levels: { minor: 'big', serious: 'big' } }] as never
    })
    const [finding] = findings('level-unmapped', p => (p.title = text('甲制度')), [third])
    expect(finding!.says).toEqual({
      zh: '《甲制度》的等级「轻微、严重」在本制度里没有对应，1 项分等级的责任不会适用。',
      en: 'The levels 轻微, 严重 of 甲制度 have no counterpart here; 1 duties by level will not apply.',
    })
  })
})
