import { describe, expect, test } from 'vitest'
import type { Pack } from '../pack.ts'
import { changed, context, type Draft, other, text } from './changed-pack.fixture.ts'
import type { FindingKind } from './finding.ts'
import { lint } from './lint.ts'

const found = (change: (pack: Draft) => void, more: readonly Pack[] = []) => lint([changed(change), ...more], context)
const findings = (kind: FindingKind, change: (pack: Draft) => void) => found(change).filter(f => f.kind === kind)
const settles = (...ids: string[]) => ({ clause: '4', says: text('另定'), by: '质量部', on: '2026-05-01', settles: ids })

describe('a word that nothing defines', () => {
  const term = (kind: NonNullable<Pack['terms']>[number]['kind'], ...usedIn: string[]) =>
    found(p => void p.terms.push({ id: 'open', kind, title: { zh: '专员', en: 'officer' }, usedIn })).map(f => [f.kind, f.says])
  test.each([
    ['term', 'term-undefined', '没有说清', 'leaves unclear', 'leave unclear'],
    ['role', 'role-undefined', '没有说明是谁', 'does not say who', 'do not say who'],
    ['level', 'level-undefined', '用了本制度没有的等级', 'uses a level', 'use a level'],
    ['quantity', 'quantity-undefined', '没有写明数值或时限', 'gives no figure', 'give no figure'],
    ['placeholder', 'placeholder', '还空着', 'leaves blank', 'leave blank'],
    ['unit', 'clock-without-unit', '没有写明按自然时间还是工作时间计', 'does not say in which', 'do not say in which'],
  ] as const)('of the kind %s is told with its clauses, one or many', (kind, finding, zh, one, many) => {
    expect(term(kind, '1')).toEqual([
      [finding, { zh: `第1条${zh}：专员。`, en: expect.stringMatching(new RegExp(`^Clause 1 ${one}.*: officer\\.$`)) }],
    ])
    expect(term(kind, '1', '3')).toEqual([
      [
        finding,
        { zh: `第1条、第3条${zh}：专员。`, en: expect.stringMatching(new RegExp(`^Clauses 1, 3 ${many}.*: officer\\.$`)) },
      ],
    ])
  })
  test('is called in Chinese where it has no English', () => {
    const [finding] = findings(
      'term-undefined',
      p => void p.terms.push({ id: 'open', kind: 'term', title: text('尽快'), usedIn: ['1'] }),
    )
    expect(finding!.says.en).toBe('Clause 1 leaves unclear: 尽快.')
  })
  test('is settled by its reading', () => {
    const [finding] = findings(
      'term-undefined',
      p => void p.terms.push({ id: 'open', kind: 'term', title: text('尽快'), usedIn: ['1'], reading: 'small' }),
    )
    expect(finding).toMatchObject({ severity: 'note', settledBy: 'small' })
  })
})

describe('a value that the text leaves open', () => {
  const says = (change: (pack: Draft) => void) => found(change).map(f => [f.kind, f.about, f.says.en])
  const measure = (more: object) => (p: Draft) =>
    (p.sanctions[0]!.measures = [{ kind: 'fine', title: { zh: '罚款', en: 'a fine' }, ...more } as never])
  test('is told wherever it stands: amounts and terms of sanctions, how often, weights, shares', () => {
    expect(says(measure({ from: { open: '[X]元' } }))).toEqual([
      ['placeholder', ['warn', '4', '[X]元'], '"a fine" in clause 4 has no value (the text: [X]元).'],
    ])
    expect(says(measure({ from: 5, to: { open: '若干元' } }))).toEqual([
      ['quantity-undefined', ['warn', '4', '若干元'], '"a fine" in clause 4 has no value (the text: 若干元).'],
    ])
    expect(says(measure({ term: { open: '若干天' } }))).toEqual([
      ['quantity-undefined', ['warn', '4', '若干天'], '"a fine" in clause 4 has no value (the text: 若干天).'],
    ])
    expect(says(measure({ from: 5, to: 10, term: { days: 3 } }))).toEqual([])
    expect(says(p => (p.sanctions[0]!.repeated = { times: { open: '多次' } }))).toEqual([
      ['quantity-undefined', ['warn', '4', '多次'], '"how often" in clause 4 has no value (the text: 多次).'],
    ])
    expect(says(p => (p.sanctions[0]!.repeated = { times: 3 }))).toEqual([])
    expect(says(p => (p.scorecards[0]!.rows[0]!.weight = { open: '___%' }))).toEqual([
      ['placeholder', ['card', '5', '___%'], '"及时率" in clause 5 has no value (the text: ___%).'],
    ])
    const fund = { id: 'fund', clause: '4', title: { zh: '基金', en: 'the fund' }, uses: [text('奖励')] }
    expect(says(p => (p.funds = [{ ...fund, share: { open: 'Ｘ＿' } }]))).toEqual([
      ['placeholder', ['fund', '4', 'Ｘ＿'], '"the fund" in clause 4 has no value (the text: Ｘ＿).'],
    ])
    expect(says(p => (p.funds = [fund, { ...fund, id: 'two', share: 0.5 }]))).toEqual([])
  })
  test('in a row of a scorecard is called by its indicator, by what it names where there is none', () => {
    const weight = { open: '若干' }
    const [finding] = findings('quantity-undefined', p => {
      p.indicators.unshift({ ...p.indicators[0]!, id: 'another', title: text('别的') })
      p.scorecards[0]!.rows = [
        { indicator: 'on-time', clause: '5', weight },
        { indicator: 'gone', clause: '5', weight },
      ]
    })
    expect(finding!.says.zh).toBe('第5条的「及时率」「gone」没有数值（条文：若干）。')
    const [without] = found(p => {
      Object.assign(p, { indicators: undefined })
      p.scorecards[0]!.rows[0]!.weight = weight
    }).filter(f => f.kind === 'quantity-undefined')
    expect(without!.says.zh).toContain('「on-time」')
  })
  const two = (change: (pack: Draft) => void = () => {}) =>
    findings('quantity-undefined', p => {
      const of = (title: string, open: string) => [{ kind: 'fine' as const, title: text(title), from: { open } }]
      p.sanctions[0]!.measures = of('罚款', '若干')
      p.sanctions.push({ ...p.sanctions[0]!, id: 'points', measures: of('扣分', '若干') })
      change(p)
    })
  test('by the same words of one clause is one blank of all that it leaves open', () => {
    const [finding, ...more] = two()
    expect(more).toEqual([])
    expect(finding).toMatchObject({
      about: ['warn', 'points', '4', '若干'],
      clauses: [{ clause: '4' }],
      says: {
        zh: '第4条的「罚款」「扣分」没有数值（条文：若干）。',
        en: '"罚款", "扣分" in clause 4 have no value (the text: 若干).',
      },
    })
  })
  test('is two in two clauses, in other words, and where a reading has settled one', () => {
    expect(two(p => (p.sanctions[1]!.clause = '5'))).toHaveLength(2)
    expect(two(p => (p.sanctions[1]!.measures[0]!.from = { open: '适当' }))).toHaveLength(2)
    expect(two(p => (p.readings.r = settles('points'))).map(f => [f.about[0], f.severity])).toEqual([
      ['warn', 'warning'],
      ['points', 'note'],
    ])
  })
  test('is told as the term that quotes it, while that is open', () => {
    const term = { id: 't', kind: 'quantity', title: text('罚款若干元'), usedIn: ['4'] } as const
    const about = (more: object) => two(p => void p.terms.push({ ...term, usedIn: ['4'], ...more })).map(f => f.about)
    expect(about({})).toEqual([['t']])
    const blank = ['warn', 'points', '4', '若干']
    expect(about({ definedIn: '1' })).toEqual([blank])
    expect(about({ usedIn: ['1'] })).toEqual([['t'], blank])
    expect(about({ title: text('罚款') })).toEqual([['t'], blank])
  })
})

describe('what a rule names and the regulation lacks', () => {
  const missing = (change: (pack: Draft) => void, more: readonly Pack[] = []) =>
    found(change, more)
      .filter(f => f.severity === 'error')
      .map(f => [f.kind, f.about, f.clauses.map(c => c.clause), f.says.en])
  test('is told with the rule and its clause, as what it is', () => {
    const none = (what: string, name: string) => `The ${what} "${name}" is not in this regulation.`
    expect(missing(p => (p.gates[0]!.needs = [{ evidence: 'nothing' }]))).toEqual([
      ['reference-unknown', ['plan-needs-check', 'nothing'], ['3'], none('evidence', 'nothing')],
    ])
    expect(missing(p => (p.duties[1]!.levels = ['minor', 'enormous']))).toEqual([
      ['level-undefined', ['approve', 'enormous'], ['3'], none('level', 'enormous')],
    ])
    expect(missing(p => (p.routes[0]!.steps[0]!.by = [{ role: 'nobody' }]))).toEqual([
      ['role-undefined', ['head', 'nobody'], ['3'], none('post', 'nobody')],
    ])
    expect(missing(p => (p.scorecards[0]!.rows[0]!.indicator = 'none'))).toEqual([
      ['reference-unknown', ['card', 'none'], ['5'], none('indicator', 'none')],
    ])
    expect(missing(p => void Object.assign(p.duties[1]!, { reading: 'never' }))).toEqual([
      ['reference-unknown', ['approve', 'never'], ['3'], none('reading', 'never')],
    ])
    expect(missing(p => (p.duties[1]!.clause = '99'))).toEqual([
      ['reference-unknown', ['approve', '99'], ['99'], none('clause', '99')],
    ])
  })
  test('is told in Chinese, too', () => {
    const zh = found(p => {
      Object.assign(p.duties[1]!, { reading: 'never', levels: ['enormous'] })
      p.permits[0]!.by = [{ role: 'nobody' }]
      p.gates[0]!.needs = [{ evidence: 'nothing' }]
      p.scorecards[0]!.rows[0]!.indicator = 'none'
    }).map(f => f.says.zh)
    for (const what of ['口径「never」', '等级「enormous」', '岗位「nobody」', '佐证「nothing」', '指标「none」'])
      expect(zh).toContain(`${what}在本制度里没有。`)
  })
  test('is none of several that it has', () => {
    expect(
      missing(p => {
        p.evidence.push({ ...p.evidence[0]!, id: 'second' })
        p.indicators.push({ ...p.indicators[0]!, id: 'second' })
        p.gates[0]!.needs = [{ evidence: 'checked' }, { evidence: 'second' }]
      }),
    ).toEqual([])
  })
  test('may be a post of another regulation beside it, not a level of one', () => {
    const beside = other(p => {
      p.roles.push({ id: 'auditor', clause: '1', title: text('审计') })
      p.levels = [{ id: 'big', clause: '2', title: text('大'), gist: text('大'), rank: 1 }]
    })
    expect(missing(p => (p.permits[0]!.by = [{ role: 'auditor' }]), [beside])).toEqual([])
    expect(missing(p => (p.duties[1]!.levels = ['big']), [beside]).map(([kind]) => kind)).toEqual(['level-undefined'])
  })
  test('is an indicator also where the regulation has none at all', () => {
    expect(missing(p => void Object.assign(p, { indicators: undefined })).map(([, about]) => about)).toEqual([
      ['card', 'on-time'],
    ])
  })
  test('is told once for a rule that names it twice', () => {
    expect(missing(p => (p.permits[0]!.by = [{ role: 'nobody' }, { role: 'nobody' }]))).toHaveLength(1)
  })
})
