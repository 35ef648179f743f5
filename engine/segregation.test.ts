import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roles } from '../events/roles.ts'
import { furn } from '../policies/furn/2026-01-01/pack.ts'
import { robot } from '../policies/robot/2026-01-01/pack.ts'
import type { Pack } from './pack.ts'
import { testPack } from './rules.fixture.ts'
import { type PostHolder, type StandingIn, segregationConflicts } from './segregation.ts'

const person = (id: string, ...held: string[]): PostHolder => ({ id, roles: held.map(role => ({ role })) })
const kinds = (staff: readonly PostHolder[], packs = [robot, furn]) =>
  new Set(segregationConflicts(packs, staff, []).flatMap(c => c.people.map(p => `${c.kind} ${p}`)))

describe('posts that one person should not hold together', () => {
  test('nothing is said of people who hold one post each, unless the regulation itself lets the post do both', () => {
    const staff = roles.flatMap(role => [person(`${role}-1`, role), person(`${role}-2`, role)])
    const found = segregationConflicts([robot, furn], staff, [])
    expect(found.filter(c => c.weight === 'high')).toEqual([])
    expect(found.map(c => c.kind)).not.toContain('administrator-approves')
    expect(found.map(c => c.kind)).not.toContain('auditor-handles')
  })

  test('an auditor who also handles cases, and an administrator who also decides', () => {
    const approver = robot.routes.flatMap(r => r.steps.flatMap(s => s.by)).find(p => 'role' in p)!
    const role = 'role' in approver ? approver.role : ''
    const found = kinds([person('a', 'auditor', role), person('b', 'administrator', role), person('c', role)])
    expect(found).toContain('auditor-handles a')
    expect(found).toContain('administrator-approves b')
    expect([...found].some(f => f.endsWith(' c') && /auditor|administrator/.test(f))).toBe(false)
  })

  test('whoever alone fills two steps of a route, until somebody else holds one of the posts', () => {
    const route = [...robot.routes, ...furn.routes].find(r => r.steps.filter(s => s.by.some(p => 'role' in p)).length > 1)!
    const [first, second] = route.steps.map(s => s.by.flatMap(p => ('role' in p ? [p.role] : []))[0]!)
    expect(kinds([person('a', first!, second!)])).toContain('two-steps a')
    expect(kinds([person('a', first!, second!), person('b', first!), person('c', second!)])).not.toContain('two-steps a')
  })

  test('a mandate that gives one person two places on a route', () => {
    const step = robot.routes
      .find(r => r.steps.some(s => s.by.some(p => 'role' in p)))!
      .steps.find(s => s.by.some(p => 'role' in p))!
    const role = step.by.flatMap(p => ('role' in p ? [p.role] : []))[0]!
    const staff = [person('a', role), person('b', role), person('c', 'sales')]
    const by = (holder: string) =>
      segregationConflicts([robot], staff, [{ holder, principal: 'b' }]).filter(c => c.kind === 'mandate-two-places')
    expect(by('a').flatMap(c => c.people)).toContain('a')
    expect(by('c')).toEqual([])
  })

  test('every conflict names people of the staff and a clause that the regulation has, the gravest first', () => {
    const somebody = fc.record({ id: fc.uuid(), held: fc.uniqueArray(fc.constantFrom(...roles), { maxLength: 5 }) })
    fc.assert(
      fc.property(fc.array(somebody, { maxLength: 12 }), people => {
        const staff = people.map(p => person(p.id, ...p.held))
        const known = new Set(staff.map(p => p.id))
        const found = segregationConflicts([robot, furn], staff, [])
        const weights = found.map(c => ['high', 'medium', 'low'].indexOf(c.weight))
        return (
          found.every(c => c.people.length > 0 && c.people.every(p => known.has(p))) &&
          found.every(c => c.clause === undefined || c.pack?.clauses[c.clause] !== undefined) &&
          weights.every((w, i) => i === 0 || weights[i - 1]! <= w)
        )
      }),
      { numRuns: 60 },
    )
  })
})

describe('one route', () => {
  const by = (...held: string[]) => held.map(role => ({ role }))
  const step = (id: string, ...held: string[]) => ({ id, clause: '1', mode: 'any', by: by(...held) })
  const route = (more: object = {}) => ({ id: 'r', clause: '1', subject: 'plan', steps: [step('s', 'head')], ...more })
  const pack = (route: object | object[], permits: object[] = [], more: object = {}): Pack =>
    ({ ...testPack(), routes: [route].flat(), permits, ...more }) as unknown as Pack
  /** Each conflict without what all have in common. */
  const found = (packs: Pack | Pack[], staff: PostHolder[], mandates: StandingIn[] = []) =>
    segregationConflicts([packs].flat(), staff, mandates).map(one => `${one.weight} ${one.kind} ${one.people.join()}`)
  const plans = [{ act: 'plan', by: by('engineer') }]
  const staff = [person('ada', 'head', 'engineer'), person('bo', 'head'), person('cai', 'engineer')]

  test('names the rule, its clause and its title, and a clause without one by the route', () => {
    const one = pack(route(), plans)
    expect(segregationConflicts([one], staff, [])).toStrictEqual([
      { kind: 'submits-and-approves', weight: 'low', pack: one, clause: '1', about: { zh: '上报', en: '上报' }, people: ['ada'] },
    ])
    const untitled = pack(route({ clause: '7' }), plans)
    expect(segregationConflicts([untitled], staff, []).map(({ clause, about }) => [clause, about])).toStrictEqual([
      ['7', { zh: 'r', en: 'r' }],
    ])
  })

  test('may be put and decided by one person on different cases, and by nobody where they alone decide', () => {
    expect(found(pack(route(), plans), [person('ada', 'head', 'engineer'), person('bo', 'engineer')])).toEqual([
      'high sole-approver-submits ada',
    ])
    expect(found(pack(route(), plans), [person('ada', 'head'), person('bo', 'engineer')])).toEqual([])
    expect(found(pack(route(), plans), [person('ada', 'head', 'engineer'), person('bo', 'head', 'engineer')])).toEqual([
      'low submits-and-approves ada,bo',
    ])
    // Alone on one of the steps, together with others on another: the graver of the two is said.
    const two = pack(route({ steps: [step('a', 'head', 'leader'), step('b', 'leader')] }), plans)
    expect(found(two, [person('ada', 'leader', 'engineer'), person('bo', 'head', 'engineer')])).toEqual([
      'high sole-approver-submits ada',
      'low submits-and-approves bo',
    ])
  })

  test('is put by whom the permits name by post for cases of its scope', () => {
    const permitted = (permit: object, scope: object = {}) =>
      found(pack(route(scope), [{ act: 'plan', by: by('engineer'), ...permit }]), staff)
    const said = ['low submits-and-approves ada']
    expect([permitted({}), permitted({ kinds: ['anomaly'] }), permitted({}, { kinds: ['anomaly'] })]).toEqual([said, said, said])
    expect(permitted({ kinds: ['anomaly', 'complaint'] }, { kinds: ['request', 'anomaly'] })).toEqual(said)
    for (const key of ['kinds', 'levels', 'categories']) expect(permitted({ [key]: ['a'] }, { [key]: ['b'] })).toEqual([])
    expect([
      permitted({ act: 'assign' }),
      permitted({ by: [{ anyone: true }] }),
      permitted({ by: [{ caseRole: 'handler' }] }),
    ]).toEqual([[], [], []])
    expect(permitted({ by: [{ caseRole: 'handler' }, ...by('engineer')] })).toEqual(said)
  })

  test('of each subject is put by its own act, and an edition by none', () => {
    const acts = {
      plan: 'plan',
      form: 'submit-form',
      compensation: 'submit-compensation',
      matter: 'submit-matter',
      review: 'submit-review',
    }
    const permits = [...Object.values(acts), 'edition'].map(act => ({ act, by: by(`${act}-by`) }))
    const all = [person('ada', 'head', ...permits.map(({ act }) => `${act}-by`)), person('bo', 'head')]
    for (const [subject, act] of Object.entries(acts)) {
      expect(found(pack(route({ subject }), permits), all)).toEqual(['low submits-and-approves ada'])
      const others = all.map(one => ({ ...one, roles: one.roles.filter(({ role }) => role !== `${act}-by`) }))
      expect(found(pack(route({ subject }), permits), others)).toEqual([])
    }
    expect(found(pack(route({ subject: 'edition' }), permits), all)).toEqual([])
  })

  test('of compensation is not decided by whoever records the payment', () => {
    const permits = [{ act: 'record-payment', by: by('cashier') }]
    const paying = [person('ada', 'head', 'cashier'), person('bo', 'head'), person('cai', 'cashier')]
    const one = pack(route({ subject: 'compensation' }), permits)
    expect(segregationConflicts([one], paying, [])).toStrictEqual([
      { kind: 'pays-and-approves', weight: 'medium', pack: one, clause: '1', about: { zh: '上报', en: '上报' }, people: ['ada'] },
    ])
    expect(found(one, paying.slice(1))).toEqual([])
    expect(found(pack(route(), permits), paying)).toEqual([])
  })

  test('has no two steps that one person alone fills', () => {
    const one = pack(route({ steps: [step('a', 'head'), step('b', 'leader'), step('c', 'manager')] }))
    const alone = [person('ada', 'head', 'leader'), person('bo', 'manager')]
    expect(segregationConflicts([one], alone, [])).toStrictEqual([
      { kind: 'two-steps', weight: 'high', pack: one, clause: '1', about: { zh: '上报', en: '上报' }, people: ['ada'] },
    ])
    expect(found(one, [person('ada', 'head', 'leader', 'manager')])).toEqual(['high two-steps ada'])
    expect([found(one, [...alone, person('cai', 'leader')]), found(one, [person('bo', 'manager')]), found(one, [])]).toEqual([
      [],
      [],
      [],
    ])
  })

  test('has one place for each: a mandate of a colleague on it gives a second, where it reaches that far', () => {
    const one = pack(route({ kinds: ['anomaly'] }))
    const two = [person('ada', 'head'), person('bo', 'head'), person('cai', 'desk')]
    const mandate = (more: object = {}) => found(one, two, [{ holder: 'ada', principal: 'bo', ...more }])
    const said = ['medium mandate-two-places ada']
    expect([mandate(), mandate({ subjects: ['form', 'plan'] }), mandate({ kinds: ['anomaly'] })]).toEqual([said, said, said])
    expect([mandate({ subjects: ['form'] }), mandate({ kinds: ['complaint'] })]).toEqual([[], []])
    expect([mandate({ holder: 'cai' }), mandate({ principal: 'cai' })]).toEqual([[], []])
    const both = ['ada', 'ada'].map((holder, at) => ({ holder, principal: 'bo', ...(at === 0 ? { kinds: ['anomaly'] } : {}) }))
    expect(segregationConflicts([one], two, both)).toStrictEqual([
      {
        kind: 'mandate-two-places',
        weight: 'medium',
        pack: one,
        clause: '1',
        about: { zh: '上报', en: '上报' },
        people: ['ada'],
      },
    ])
  })

  test('is not decided by whoever gives the posts', () => {
    const one = pack(route({ steps: [step('a', 'head'), step('b', 'head')] }))
    const all = [person('ada', 'head', 'administrator'), person('bo', 'head'), person('cai', 'administrator')]
    expect(segregationConflicts([one], all, [])).toStrictEqual([
      {
        kind: 'administrator-approves',
        weight: 'medium',
        pack: one,
        clause: '1',
        about: { zh: '上报', en: '上报' },
        people: ['ada'],
      },
    ])
  })

  test('several routes of one clause are one conflict of everybody in them; of another clause or regulation another one', () => {
    const bands = [route({ steps: [step('a', 'head')] }), route({ id: 'q', steps: [step('a', 'leader')] })]
    const all = [
      person('ada', 'head', 'engineer'),
      person('bo', 'head'),
      person('cai', 'leader', 'engineer'),
      person('dan', 'leader'),
    ]
    expect(found(pack(bands, plans), all)).toEqual(['low submits-and-approves ada,cai'])
    expect(found(pack([bands[0]!, bands[0]!], plans), all)).toEqual(['low submits-and-approves ada'])
    const apart = ['low submits-and-approves ada', 'low submits-and-approves cai']
    expect(found(pack([bands[0]!, { ...bands[1]!, clause: '2' }], plans), all)).toEqual(apart)
    expect(found([pack(bands[0]!, plans), pack(bands[1]!, plans, { id: 'other' })], all)).toEqual(apart)
    expect(found([pack(bands[0]!, plans), pack(bands[1]!, plans, { edition: '2026-01-01' })], all)).toEqual(apart)
  })

  test('an auditor with another post is a conflict of their own, the graver where a regulation gives that post something to do', () => {
    const audits = { kind: 'auditor-handles', about: { zh: '审计', en: 'Audit' } }
    const [one, two] = [
      pack([], [{ act: 'plan', by: [{ anyone: true }, ...by('engineer')] }]),
      pack(route({ steps: [step('s', 'boss'), step('t', 'head')] })),
    ]
    const all = [
      person('ada', 'auditor', 'desk'),
      person('bo', 'auditor', 'desk', 'engineer'),
      person('cai', 'auditor', 'head'),
      person('dan', 'auditor'),
    ]
    expect(segregationConflicts([one, two], all, [])).toStrictEqual([
      { ...audits, weight: 'high', pack: one, people: ['bo'] },
      { ...audits, weight: 'high', pack: two, people: ['cai'] },
      { ...audits, weight: 'low', people: ['ada'] },
    ])
    expect(found([one, two], [person('eve', 'engineer')])).toEqual([])
  })
})
