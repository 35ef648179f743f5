import { describe, expect, test } from 'vitest'
import { partyName } from '../conditions.ts'
import { changed, context, type Draft, text } from './changed-pack.fixture.ts'
import { lint } from './lint.ts'

type Route = Draft['routes'][number]
type When = NonNullable<Route['when']>
/** What is told of the duty that waits for the approval: the routes it waits for too long, and the sentence. */
const slow = (change: (p: Draft) => void) =>
  lint([changed(change)], context)
    .filter(f => f.kind === 'approval-longer-than-duty')
    .map(f => f.about.slice(1))
const sentence = (change: (p: Draft) => void) =>
  lint([changed(change)], context).find(f => f.kind === 'approval-longer-than-duty')!.says
/** The route of the clean pack with five days for a duty of three, and whatever is changed. */
const route = (p: Draft, more: Partial<Route> = {}): Route => ({
  ...p.routes[0]!,
  steps: [{ ...p.routes[0]!.steps[0]!, within: { workdays: 5 } }],
  ...more,
})
const only =
  (more: Partial<Route>, duty: object = {}) =>
  (p: Draft) => {
    p.routes = [route(p, more)]
    Object.assign(p.duties[1]!, duty)
  }

describe('a duty waits for an approval', () => {
  test('that takes longer than it has, not as long', () => {
    const of = (within: object | undefined) =>
      slow(p => {
        p.routes[0]!.steps[0]!.within = within as never
        if (within === undefined) Reflect.deleteProperty(p.routes[0]!.steps[0]!, 'within')
      })
    expect(of({ workdays: 3 })).toEqual([])
    expect(of({ workdays: 4 })).toEqual([['compensation']])
    expect(of({ workdays: 100_000 })).toEqual([['compensation']])
    expect(of(undefined)).toEqual([])
  })
  test('without a time of its own waits as long as it takes', () => {
    expect(
      slow(p => {
        only({})(p)
        Reflect.deleteProperty(p.duties[1]!, 'within')
      }),
    ).toEqual([])
  })
  test('whose steps add up, and are told one after the other', () => {
    const [zh, en] = ['zh', 'en'].map(
      language =>
        sentence(p => {
          const [step] = p.routes[0]!.steps
          p.routes[0]!.steps = [step!, { ...step!, id: 'second' }]
          p.duties[1]!.title = { zh: '获批', en: 'approved' }
        })[language as 'zh' | 'en'],
    )
    expect(zh).toContain('2 个工作日＋2 个工作日')
    expect(en).toMatch(/^"approved" is due in .*, but the approval it waits for may take .* \+ .*\.$/)
  })
  test('of its subject, of a kind and a level that it may have, and of its form', () => {
    expect(slow(only({}))).toEqual([['compensation']])
    expect(slow(only({ subject: 'plan' }))).toEqual([])
    expect(slow(only({ kinds: ['enquiry'] }))).toEqual([])
    expect(slow(only({ kinds: ['enquiry', 'complaint'] }))).toEqual([['compensation']])
    expect(slow(only({ kinds: ['enquiry'] }, { kinds: undefined }))).toEqual([['compensation']])
    expect(slow(only({ levels: ['minor'] }))).toEqual([['compensation']])
    expect(slow(only({ levels: ['minor'] }, { levels: ['serious'] }))).toEqual([])
    expect(slow(only({ levels: ['minor'] }, { levels: ['serious', 'minor'] }))).toEqual([['compensation']])
    expect(slow(only({}, { levels: ['serious'] }))).toEqual([['compensation']])
    const form = (of: string[]) => ({
      stop: [{ on: 'approval.decided', when: { subject: { in: ['compensation'] }, form: { in: of } } }],
    })
    expect(slow(only({ form: 'a' }, form(['b'])))).toEqual([])
    expect(slow(only({ form: 'a' }, form(['b', 'a'])))).toEqual([['compensation']])
    expect(slow(only({ form: 'a' }))).toEqual([['compensation']])
    expect(slow(only({}, form(['b'])))).toEqual([['compensation']])
  })
  test('only where its end is such a decision', () => {
    const stopped = (...stop: object[]) => slow(only({}, { stop }))
    expect(stopped({ on: 'customer.replied' })).toEqual([])
    expect(stopped({ on: 'approval.decided' })).toEqual([])
    expect(
      stopped({ on: 'customer.replied' }, { on: 'approval.decided', when: { subject: { in: ['compensation'] } } }),
    ).toHaveLength(1)
  })
})

describe('of several routes', () => {
  const start = (...whens: (When | undefined)[]) => whens.map(when => ({ on: 'compensation.submitted', ...(when && { when }) }))
  const two =
    (first: When, second: When, from: (When | undefined)[], scope: object = {}) =>
    (p: Draft) => {
      p.routes = [
        route(p, { id: 'first', when: first, steps: p.routes[0]!.steps }),
        route(p, { id: 'second', when: second, ...scope }),
      ]
      p.duties[1]!.start = start(...from) as never
    }
  const below = { amountFen: { lt: 100 } }
  const from = { amountFen: { gte: 100 } }
  test('those are waited for that a submission which starts the duty can take', () => {
    expect(slow(two(below, from, [undefined]))).toEqual([['second']])
    expect(slow(two(below, from, [from]))).toEqual([['second']])
    expect(slow(two(below, from, [below]))).toEqual([])
    expect(slow(two(below, from, [below, from]))).toEqual([['second']])
  })
  test('not one after another that takes every such submission before it, of the same scope', () => {
    expect(slow(two({}, {}, [undefined]))).toEqual([])
    expect(slow(two(below, {}, [below]))).toEqual([])
    expect(slow(two(below, {}, [undefined]))).toEqual([['second']])
    expect(slow(two({}, {}, [undefined], { levels: ['minor'] }))).toEqual([['second']])
    expect(slow(two({}, {}, [undefined], { kinds: ['complaint'] }))).toEqual([['second']])
    expect(slow(two({}, {}, [undefined], { form: 'a' }))).toEqual([['second']])
  })
  test('all that it waits for count where nothing is submitted', () => {
    expect(
      slow(p => {
        two({}, {}, [])(p)
        p.duties[1]!.start = [{ on: 'case.opened' }]
      }),
    ).toEqual([['second']])
  })
})

describe('overlays', () => {
  const overlaid =
    (whens: When[], duty: object = {}, days = 1, place: 'before' | 'after' = 'before') =>
    (p: Draft) => {
      const [base] = p.routes
      p.routes = [
        base!,
        ...whens.map((when, i) => ({
          ...base!,
          ...{ id: `o${i}`, overlay: place, when },
          steps: [{ ...base!.steps[0]!, id: `o${i}`, within: { workdays: days } }],
        })),
      ]
      Object.assign(p.duties[1]!, duty)
    }
  const below = { amountFen: { lt: 100 } }
  const from = { amountFen: { gte: 100 } }
  test('come on top of the route, as many as can come together', () => {
    expect(slow(overlaid([{}]))).toEqual([])
    expect(slow(overlaid([{}, {}]))).toEqual([['compensation', 'o0', 'o1']])
    expect(slow(overlaid([below, from]))).toEqual([])
    expect(slow(overlaid([below, from], {}, 2))).toEqual([['compensation', 'o0']])
  })
  test('come where a submission that starts the duty has them, or where nothing is submitted', () => {
    const start = (...whens: When[]) => ({ start: whens.map(when => ({ on: 'compensation.submitted', when })) })
    expect(slow(overlaid([below], start(from), 2))).toEqual([])
    expect(slow(overlaid([below], start(from, below), 2))).toEqual([['compensation', 'o0']])
    expect(slow(overlaid([below], { start: [{ on: 'case.opened' }] }, 2))).toEqual([['compensation', 'o0']])
  })
  test('before the route are told before it, those after it after it', () => {
    const told = (place: 'before' | 'after') => sentence(overlaid([{}], {}, 4, place)).zh
    expect(told('before')).toContain('4 个工作日＋2 个工作日')
    expect(told('after')).toContain('2 个工作日＋4 个工作日')
  })
})

describe('a limit', () => {
  const limit = {
    id: 'head-limit',
    clause: '3',
    role: 'department-head',
    subjects: ['compensation'],
    belowFen: 5_000_000,
  } as const
  const blocked = (change: (p: Draft) => void, limits: object[] = [limit]) =>
    lint(
      [
        changed(p => {
          p.limits = limits as never
          change(p)
        }),
      ],
      context,
    ).filter(f => f.kind === 'limit-blocks-route')
  test('blocks from where the amounts of the route begin, and not a route that ends where it begins', () => {
    const when = (amountFen: object) => blocked(p => void Object.assign(p.routes[0]!, { when: { amountFen } })).map(f => f.sample)
    expect(when({})).toEqual([{ amountFen: 5_000_000 }])
    expect(when({ gte: 7_000_000 })).toEqual([{ amountFen: 7_000_000 }])
    expect(when({ gte: 1_000_000, lt: 5_000_001 })).toEqual([{ amountFen: 5_000_000 }])
    expect(when({ lt: 5_000_000 })).toEqual([])
  })
  test('of several posts blocks from the highest, and all are named', () => {
    const front = { ...limit, id: 'front-limit', clause: '1', role: 'front-line', belowFen: 9_000_000 }
    const [finding] = blocked(
      p => {
        p.routes[0]!.steps[0]!.by.push({ role: 'front-line' })
        p.roles[0]!.title = { zh: '一线', en: 'front line' }
      },
      [limit, front],
    )
    expect(finding).toMatchObject({
      ...{ about: ['compensation', 'head', 'head-limit', 'front-limit'], sample: { amountFen: 9_000_000 } },
      clauses: [{ clause: '3' }, { clause: '1' }],
    })
    expect(finding!.says.zh).toContain('第3条的审批只问部门负责人、一线')
    expect(finding!.says.en).toContain('asks 部门负责人, front line alone')
  })
  test('of some cases alone blocks a route that they may come to, from the lowest amount at which one of them finds nobody', () => {
    const of = (id: string, belowFen: number, more: object) => ({ ...limit, id, belowFen, ...more })
    const found = (route: object, ...limits: object[]) =>
      blocked(p => void Object.assign(p.routes[0]!, route), limits).map(({ about, sample }) => [about[2], sample!.amountFen])
    const levels = [of('minor', 5_000_000, { levels: ['minor'] }), of('serious', 1_000_000, { levels: ['serious'] })]
    expect(found({ levels: ['minor', 'serious'] }, ...levels)).toEqual([['serious', 1_000_000]])
    expect(found({ levels: ['minor'] }, ...levels)).toEqual([['minor', 5_000_000]])
    // Where the amounts end before the first kind of case finds nobody, another one may.
    expect(found({ levels: ['minor', 'serious'], when: { amountFen: { lt: 3_000_000 } } }, ...levels)).toEqual([
      ['serious', 1_000_000],
    ])
    const categories = [of('noise', 2_000_000, { categories: ['noise'] })]
    expect(found({ categories: ['noise', 'dust'] }, ...categories)).toEqual([['noise', 2_000_000]])
    expect(found({ categories: ['dust'] }, ...categories)).toEqual([])
    expect(found({}, of('penalty', 2_000_000, { kinds: ['penalty'] }))).toEqual([['penalty', 2_000_000]])
    expect(found({ kinds: ['complaint'] }, of('penalty', 2_000_000, { kinds: ['penalty'] }))).toEqual([])
  })
  test('is settled by a reading that names the route with whom it asks', () => {
    const [finding] = blocked(p => {
      const settles = [`compensation:${partyName({ role: 'department-head' })}`]
      p.readings.why = { clause: '3', says: text('另行上报'), by: '质量部', on: '2026-05-01', settles }
    })
    expect(finding).toMatchObject({ severity: 'note', settledBy: 'why' })
  })
})
