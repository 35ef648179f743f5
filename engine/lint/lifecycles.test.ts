import { describe, expect, test } from 'vitest'
import { changed, context, type Draft, other } from './changed-pack.fixture.ts'
import { checkGates, checkLifecycles } from './lifecycles.ts'

const stage = (id: string, ...on: readonly object[]) => ({
  id,
  title: { zh: `${id}段`, en: `stage ${id}` },
  clause: id === 'late' ? '4' : '3',
  enter: on.length === 0 ? [{ on: 'case.opened' }] : on,
})
const never = { on: 'record.made', when: { record: { in: ['never-declared'] } } }
const done = { on: 'handling.completed' }
/** What is found of the lifecycle of complaints with these changes. */
const found = (change: (lifecycle: Record<string, unknown>) => void, beside: Parameters<typeof other>[0] = () => {}) => {
  const pack = changed(p => change(p.lifecycles[0]! as unknown as Record<string, unknown>))
  return checkLifecycles(pack, [pack, other(beside)], context)
}
const brief = (findings: ReturnType<typeof found>) =>
  findings.map(({ kind, clauses, says }) => [kind, clauses.map(({ clause }) => clause).join(), says.en])

describe('a stage', () => {
  test('that something leads into is right, and so is the first one', () => {
    expect(found(() => {})).toEqual([])
    expect(found(l => (l.stages = [stage('open'), stage('planned', never, { on: 'plan.submitted' })]))).toEqual([])
    expect(found(l => (l.stages = [stage('open', never), stage('planned', { on: 'plan.submitted' })]))).toEqual([])
  })
  test('that nothing leads into cannot be reached; where the case goes on from before it, it can be left', () => {
    expect(brief(found(l => (l.stages = [stage('open'), stage('late', never)])))).toEqual([
      ['stage-unreachable', '4', 'Nothing leads into the stage "stage late".'],
    ])
    expect(found(l => (l.stages = [stage('open'), stage('late', never)]))[0]!.says.zh).toBe('没有任何事件能进入「late段」阶段。')
    expect(
      brief(found(l => (l.stages = [stage('open'), stage('planned', never), stage('late', { on: 'plan.submitted' })]))).map(
        ([kind]) => kind,
      ),
    ).toEqual(['stage-unreachable'])
  })
  test('is called by its Chinese name where it has no English one', () => {
    const nameless = { ...stage('late', never), title: { zh: '后段' } }
    expect(found(l => (l.stages = [stage('open'), nameless]))[0]!.says.en).toContain('"后段"')
  })
  test('is reached by what opens the case again, if that can happen', () => {
    const stages = [stage('open'), stage('planned', never)]
    expect(found(l => Object.assign(l, { stages, reopen: [{ on: 'case.reopened', stage: 'planned' }] }))).toEqual([])
    for (const back of [
      { ...never, stage: 'planned' },
      { on: 'case.reopened', stage: 'open' },
    ])
      expect(brief(found(l => Object.assign(l, { stages, reopen: [back] }))).map(([kind]) => kind)).toContain('stage-unreachable')
  })
  test('is reached by a record that another regulation declares', () => {
    const stages = [stage('open'), stage('planned', { on: 'record.made', when: { record: { in: ['elsewhere'] } } })]
    expect(brief(found(l => (l.stages = stages))).map(([kind]) => kind)).toEqual(['stage-unreachable'])
    expect(
      found(
        l => (l.stages = stages),
        p => (p.records = [{ ...p.records[0]!, id: 'elsewhere' }]),
      ),
    ).toEqual([])
  })
})

describe('the end of a case', () => {
  test('that nothing brings about leaves it in its last stage', () => {
    const findings = found(l => (l.end = [never]))
    expect(brief(findings)).toEqual([
      ['stage-without-exit', '3', 'A case that reaches "已有方案" can never leave it: nothing ends it.'],
    ])
    expect(findings[0]!.says.zh).toBe('案件到了「已有方案」阶段就出不去：没有结束它的事件。')
    expect(found(l => (l.end = [never, done]))).toEqual([])
  })
  test('behind stages that cannot be reached leaves it in the one before them', () => {
    const findings = found(l => Object.assign(l, { stages: [stage('open'), stage('late', never)], end: [never] }))
    expect(brief(findings).map(([kind, , says]) => [kind, says])).toEqual([
      ['stage-unreachable', 'Nothing leads into the stage "stage late".'],
      ['stage-without-exit', 'A case that reaches "stage open" can never leave it: nothing ends it.'],
      ['stage-without-exit', 'A case that reaches "stage late" can never leave it: nothing ends it.'],
    ])
  })
})

describe('a way back', () => {
  const back = { on: 'customer.answered', stage: 'planned' }
  const loops = (...reopen: readonly object[]) => found(l => (l.reopen = reopen))
  test('that counts its rounds, or is somebody’s decision, ends', () => {
    expect(loops({ on: 'case.reopened', stage: 'open' })).toEqual([])
    expect(loops({ ...back, when: { round: { lt: 3 } } })).toEqual([])
  })
  test('that neither counts them nor asks anybody may go on for ever', () => {
    for (const when of [undefined, { round: { gte: 1 } }, { satisfied: { in: [false] } }]) {
      const findings = loops(when === undefined ? back : { ...back, when })
      expect(brief(findings), JSON.stringify(when)).toEqual([
        [
          'endless-loop',
          '3',
          'A case may go back to "已有方案" again and again; no clause says how often, and who decides then.',
        ],
      ])
      expect(findings[0]!.says.zh).toBe('案件可以一再回到「已有方案」，条文没有写最多几轮、之后由谁决定。')
    }
    expect(loops({ ...back, when: { satisfied: { in: [false] }, round: { lt: 3 } } })).toEqual([])
  })
  test('to a stage that is none cites the lifecycle', () => {
    expect(brief(loops({ ...back, stage: 'nowhere' }))).toEqual([
      ['endless-loop', '1', 'A case may go back to "nowhere" again and again; no clause says how often, and who decides then.'],
    ])
  })
})

describe('a gate', () => {
  const gate = (act: string, evidence: string, more: object = {}) => ({
    id: `${act}-gate`,
    clause: '3',
    title: { zh: `${act}关` },
    act,
    needs: [{ evidence }],
    ...more,
  })
  const proof = (id: string, ...on: readonly string[]) => ({
    id,
    clause: '1',
    title: { zh: id },
    on: on.map(one => ({ on: one })),
  })
  const cycles = (gates: readonly object[], evidence: readonly object[]) => {
    const pack = changed((p: Draft) => Object.assign(p, { gates, evidence }))
    return checkGates(pack, [pack], context).map(({ kind, says }) => `${kind} ${says.en!.match(/"(.*)"/)![1]}`)
  }
  const [planned, ended] = [proof('planned', 'plan.submitted'), proof('ended', 'handling.completed')]
  test('that asks for what another act gives lets people go on', () => {
    expect(cycles([gate('plan', 'ended')], [planned, ended])).toEqual([])
    expect(cycles([gate('plan', 'nothing')], [planned])).toEqual([])
  })
  test('that asks for what its own act alone gives is locked', () => {
    expect(cycles([gate('plan', 'planned')], [planned])).toEqual(['gate-cycle plan关'])
    expect(cycles([gate('plan', 'either')], [proof('either', 'plan.submitted', 'handling.completed')])).toEqual([])
    expect(cycles([gate('plan', 'twice')], [proof('twice', 'plan.submitted', 'plan.submitted')])).toEqual(['gate-cycle plan关'])
  })
  test('that waits for another one that waits for it in turn is locked, and so is the other, but not one that waits for both', () => {
    const gates = [gate('plan', 'ended'), gate('complete', 'planned'), gate('report', 'planned')]
    expect(cycles(gates, [planned, ended])).toEqual(['gate-cycle plan关', 'gate-cycle complete关'])
    expect(cycles(gates.slice(1), [planned, ended])).toEqual([])
  })
  test('that holds sometimes only locks nobody for ever', () => {
    for (const more of [
      { levels: ['minor'] },
      { kinds: ['complaint'] },
      { when: { urgent: { in: [true] } } },
      { needs: [{ evidence: 'planned', ifSeen: 'planned' }] },
    ])
      expect(cycles([gate('plan', 'planned', more)], [planned]), JSON.stringify(more)).toEqual([])
  })
})
