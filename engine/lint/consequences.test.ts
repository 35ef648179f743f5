import { describe, expect, test } from 'vitest'
import type { Pack } from '../pack.ts'
import { changed, context, type Draft, other, text } from './changed-pack.fixture.ts'
import type { FindingKind } from './finding.ts'
import { lint } from './lint.ts'

const findings = (kind: FindingKind, change: (pack: Draft) => void, more: readonly Pack[] = []) =>
  lint([changed(change), ...more], context).filter(f => f.kind === kind)

describe('weights of a scorecard', () => {
  const of = (...weights: (number | { open: string })[]) =>
    findings('weights-not-100', p => {
      p.scorecards[0]!.title = { zh: '考核表', en: 'scorecard' }
      p.scorecards[0]!.rows = weights.map((weight, i) => ({ indicator: 'on-time', clause: i === 0 ? '5' : '4', weight }))
    })
  test('make a hundred, or less where one is left open; more is told even then', () => {
    expect(of(60, 40)).toEqual([])
    expect(of(60, { open: '未写' })).toEqual([])
    expect(of({ open: '未写' }, 100)).toEqual([])
    expect(of(70, 40)).toHaveLength(1)
    expect(of(110, { open: '未写' })).toHaveLength(1)
  })
  test('that are too small say what is missing, those that are too large say to lower them; both show the sum', () => {
    const [small] = of(50, 20)
    expect(small).toMatchObject({
      ...{ about: ['card'], clauses: [{ clause: '5' }, { clause: '4' }], sample: { sum: 70 } },
      ...{ sampleSays: { zh: '权重合计 70%', en: 'weights make 70 %' } },
    })
    expect(small!.says.en).toBe('The weights of "scorecard" make 70 %, not 100 %.')
    expect(small!.suggestion.en).toContain('other 30 %')
    expect(small!.suggestion.zh).toContain('30%')
    const [large] = of(70, 40)
    expect(large!.suggestion.en).toBe('Lower the weights, so that they make 100 %.')
    expect(large!.sample).toEqual({ sum: 110 })
  })
  test('are settled by the reading of the scorecard', () => {
    const [finding] = findings('weights-not-100', p => {
      p.scorecards[0]!.rows[0]!.weight = 70
      p.scorecards[0]!.reading = 'small'
    })
    expect(finding).toMatchObject({ severity: 'note', settledBy: 'small' })
  })
  test('are not asked of a regulation without scorecards', () => {
    expect(findings('weights-not-100', p => Reflect.deleteProperty(p, 'scorecards'))).toEqual([])
  })
})

describe('violations and sanctions', () => {
  const leak: Draft['violations'][number] = {
    id: 'leak',
    clause: '4',
    title: { zh: '泄密', en: 'a leak' },
    grade: 'serious',
    of: ['person'],
    found: 'person',
  }
  const serious = { id: 'serious', clause: '4', title: { zh: '严重', en: 'serious' }, rank: 2 }
  const dismissal = {
    ...{ id: 'dismiss', clause: '4', title: { zh: '辞退', en: 'dismissal' }, of: 'person', grade: 'serious' },
    measures: [{ kind: 'dismissal', title: text('辞退') }],
  } as const
  const violate =
    (...more: object[]) =>
    (p: Draft) => {
      p.grades.push(serious)
      p.violations.push(leak, ...more.map((one, i) => ({ ...leak, id: `more-${i}`, ...one })))
    }
  test('of a grade that nothing answers are told together, with the grade', () => {
    const found = findings('violation-without-sanction', violate({ title: { zh: '贿赂', en: 'a bribe' } }))
    expect(found.map(f => [f.about, f.says.en])).toEqual([
      [['serious', 'leak', 'more-0'], '"a leak", "a bribe": of the grade "serious", for which no sanction is named.'],
    ])
    expect(found[0]!.says.zh).toBe('「泄密」「贿赂」属于「严重」，却没有写怎么处罚。')
  })
  test('of different grades, or with a reading of their own, are told apart', () => {
    expect(findings('violation-without-sanction', violate({ grade: 'grave' })).map(f => f.about)).toEqual([
      ['serious', 'leak'],
      ['grave', 'more-0'],
    ])
    const byReading = findings('violation-without-sanction', violate({ reading: 'small' }))
    expect(byReading.map(f => [f.about[1], f.severity, f.settledBy])).toEqual([
      ['leak', 'warning', undefined],
      ['more-0', 'note', 'small'],
    ])
  })
  test('of regulations that bind together answer one another', () => {
    expect(findings('violation-without-sanction', violate(), [other(p => void p.sanctions.push(dismissal as never))])).toEqual([])
    const sanction = (p: Draft) => {
      p.grades.push(serious)
      p.sanctions.push(dismissal as never)
    }
    expect(findings('sanction-without-violation', sanction, [other(p => void p.violations.push(leak as never))])).toEqual([])
    const [finding] = findings('sanction-without-violation', sanction)
    expect(finding).toMatchObject({ about: ['dismiss', 'serious'], clauses: [{ clause: '4' }] })
    expect(finding!.says.en).toBe('"dismissal" answers the grade "serious", but nothing is said to be of that grade.')
  })
  test('of a grade without a name are told by its id; a reading that names the grade or the sanction settles it', () => {
    const sanction = (settles?: string) => (p: Draft) => {
      p.sanctions.push({ ...dismissal, grade: 'grave' } as never)
      if (settles) p.readings.why = { clause: '4', says: text('如此'), by: '质量部', on: '2026-05-01', settles: [settles] }
    }
    expect(findings('sanction-without-violation', sanction())[0]!.says.en).toContain('the grade "grave"')
    for (const settles of ['grave', 'dismiss'])
      expect(findings('sanction-without-violation', sanction(settles))[0]).toMatchObject({ severity: 'note', settledBy: 'why' })
    expect(findings('sanction-without-violation', sanction('warn'))[0]!.severity).toBe('warning')
  })
  test('are not asked of a regulation that has none', () => {
    const bare = (p: Draft) => {
      for (const part of ['violations', 'sanctions', 'grades']) Reflect.deleteProperty(p, part)
    }
    expect(findings('violation-without-sanction', bare)).toEqual([])
    expect(findings('sanction-without-violation', bare)).toEqual([])
    expect(findings('violation-without-sanction', violate(), [other(bare)])).toHaveLength(1)
  })
})
