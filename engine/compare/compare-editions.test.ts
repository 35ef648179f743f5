import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { cleanPack } from '../lint/clean-pack.fixture.ts'
import { Pack } from '../pack.ts'
import { compareEditions } from './compare-editions.ts'
import { itemsOf } from './pack-items.ts'

const names = { role: (id: string) => ({ zh: `岗位 ${id}`, en: `post ${id}` }) }
const changed = (change: (pack: Pack) => void): Pack => {
  const pack = structuredClone(cleanPack)
  change(pack)
  return pack
}
const compare = (after: Pack) => compareEditions(cleanPack, after, names).changes

describe('two editions', () => {
  it('that say the same differ in nothing, whatever the order of their keys', () => {
    const turned = JSON.parse(JSON.stringify(cleanPack, (_, value) => (isPlain(value) ? reversed(value) : value))) as Pack
    expect(compareEditions(cleanPack, turned, names).changes).toEqual([])
    expect(compareEditions(cleanPack, turned, names).same).toBeGreaterThan(20)
  })

  it('differ in a duty’s time and owner, said in words', () => {
    const after = changed(pack => {
      pack.duties[0]!.within = { workdays: 1 }
      pack.duties[0]!.owner = { role: 'leader' }
      pack.duties[0]!.levels = ['serious']
    })
    expect(compare(after)).toEqual([
      {
        change: 'changed',
        part: 'duties',
        partTitle: { zh: '责任事项', en: 'duty' },
        id: 'reply',
        title: { zh: '首次回复', en: '首次回复' },
        clause: '1',
        fields: [
          {
            field: 'within',
            title: { zh: '时限', en: 'time allowed' },
            before: { zh: '4 工作小时', en: '4 working hours' },
            after: { zh: '1 工作日', en: '1 working days' },
          },
          {
            field: 'owner',
            title: { zh: '责任人', en: 'owed by' },
            before: { zh: '一线', en: '一线' },
            after: { zh: '岗位 leader', en: 'post leader' },
          },
          {
            field: 'levels',
            title: { zh: '适用等级', en: 'levels' },
            before: null,
            after: { zh: '严重', en: '严重' },
          },
        ],
      },
    ])
  })

  it('differ in a clause added, a rule removed, and one row of a table', () => {
    const after = changed(pack => {
      pack.clauses['7'] = { title: { zh: '回访' }, gist: { zh: '三日内回访' } }
      pack.gates = []
      pack.tables[0]!.rows[0]!.when = { lossFen: { lt: 2_000_000 } }
    })
    const changes = compare(after)
    expect(changes.map(c => [c.change, c.part, c.id])).toEqual([
      ['added', 'clauses', '7'],
      ['changed', 'rows', 'grading/small'],
      ['removed', 'gates', 'plan-needs-check'],
    ])
    expect(changes[1]!.fields).toMatchObject([
      { field: 'when', before: { zh: '损失低于 1 万元' }, after: { zh: '损失低于 2 万元' } },
    ])
    expect(changes[2]!.fields.find(f => f.field === 'needs')).toMatchObject({ before: { zh: '佐证：现场检查' }, after: null })
  })

  it('differ in who approves, and in the event that ends a duty', () => {
    const after = changed(pack => {
      pack.routes[0]!.steps[0]!.mode = 'all'
      pack.duties[0]!.stop = [{ on: 'case.verified' }]
    })
    const [duty, route] = compare(after)
    expect(duty!.fields[0]!.before!.zh).not.toContain('customer.replied')
    expect(route!.fields[0]!.before!.zh).toContain('任一人同意即可')
    expect(route!.fields[0]!.after!.zh).toContain('全部同意')
    expect(route!.fields[0]!.after!.zh).toContain('部门负责人')
  })

  it('differ in what is added on top of a route, and in whose limit is how high', () => {
    const countersign = {
      id: 'legal',
      clause: '3',
      subject: 'compensation' as const,
      overlay: 'before' as const,
      when: { amountFen: { gte: 20_000_000 } },
      steps: [{ id: 'legal', clause: '3', mode: 'any' as const, by: [{ role: 'legal' }] }],
    }
    const limit = { id: 'head', clause: '3', role: 'department-head', subjects: ['compensation' as const], belowFen: 5_000_000 }
    const changes = compare(
      changed(pack => {
        pack.routes.push(countersign)
        pack.limits = [limit]
      }),
    )
    expect(changes.map(c => [c.change, c.part, c.id, c.title.zh])).toEqual([
      ['added', 'routes', 'legal', '赔偿方案'],
      ['added', 'limits', 'head', '部门负责人'],
    ])
    const said = (at: number, field: string) => changes[at]!.fields.find(f => f.field === field)?.after?.zh
    expect([said(0, 'overlay'), said(0, 'when')]).toEqual(['加在路线之前', '金额不低于 20 万元'])
    expect([said(1, 'belowFen'), said(1, 'subjects')]).toEqual(['5 万元', '赔偿方案'])
  })

  it('of who is in a body and how it decides is said by posts, departments and the share', () => {
    const body = { id: 'group', clause: '1', title: { zh: '处置小组', en: 'Group' }, member: 'front-line' }
    const withBody = (more: object) => changed(pack => Object.assign(pack, { bodies: [{ ...body, ...more }] }))
    const after = withBody({ chair: 'department-head', departments: ['research', 'legal'], majority: { of: 3, need: 2 } })
    const [one] = compareEditions(withBody({}), after, names).changes
    expect([one!.change, one!.part, one!.title.zh]).toEqual(['changed', 'bodies', '处置小组'])
    expect(one!.fields.map(({ field, title, after }) => [field, title.zh, after?.zh])).toEqual([
      ['chair', '组长', '部门负责人'],
      ['departments', '须有成员的部门', '技术研发、法务'],
      ['majority', '通过比例', '其中：3，须同意：2'],
    ])
  })

  it('is found in each part that a regulation can have', () => {
    const piece = {
      id: 'new',
      clause: '1',
      title: { zh: '新' },
      stages: [],
      rows: [],
      act: 'plan',
      law: 'l',
      from: 'other',
      subject: 'plan',
      about: 'report',
    }
    const lists = Object.entries(Pack.shape).flatMap(([part, schema]) => {
      const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema
      return inner instanceof z.ZodArray ? [part] : []
    })
    const parts = lists.filter(part => part !== 'primaryFor')
    expect(parts.length).toBeGreaterThan(30)
    for (const part of parts) {
      const items = itemsOf({ ...cleanPack, [part]: [{ ...piece, ...(part === 'lifecycles' && { kind: 'anomaly' }) }] } as Pack)
      expect(items.filter(item => item.part === part).length, part).toBe(1)
    }
  })

  it('under another name is one rule removed and one added', () => {
    const after = changed(pack => {
      pack.duties[0]!.id = 'answer'
    })
    expect(compare(after).map(c => [c.change, c.id])).toEqual([
      ['added', 'answer'],
      ['removed', 'reply'],
    ])
  })
})

const isPlain = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)
const reversed = (value: object) => Object.fromEntries(Object.entries(value).reverse())
