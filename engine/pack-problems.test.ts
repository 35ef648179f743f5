import { describe, expect, it } from 'vitest'
import { cleanPack } from './lint/clean-pack.fixture.ts'
import type { Pack } from './pack.ts'
import { MOST_ROWS, readPack } from './pack-problems.ts'

type Loose = { [K in keyof Pack]: Pack[K] } & Record<string, unknown>
const broken = (change: (pack: Loose) => void): unknown => {
  const pack = structuredClone(cleanPack) as Loose
  change(pack)
  return pack
}
const problems = (change: (pack: Loose) => void) => readPack(broken(change)).problems

describe('reading a pack', () => {
  it('gives one that is right as it is, also after a journey through JSON', () => {
    expect(readPack(JSON.parse(JSON.stringify(cleanPack))).pack).toEqual(cleanPack)
  })

  it('names the rule, its clause and the field, and says how to mend it', () => {
    expect(problems(p => Object.assign(p.duties[0]!, { pausable: 'perhaps' }))).toEqual([
      {
        path: 'duties.0.pausable',
        place: { zh: '责任事项「首次回复」（1 条）的「可暂停计时」', en: '"may be paused" of duty "首次回复" (clause 1)' },
        says: { zh: '应为是或否', en: 'should be yes or no' },
        mend: { zh: '改成是或否。', en: 'Make it yes or no.' },
      },
    ])
  })

  it('says of a duration what is wrong with it and not with the seven other units', () => {
    const found = problems(p => Object.assign(p.duties[0]!, { within: { workdays: 'three' } }))
    expect(found).toHaveLength(1)
    expect(found![0]).toMatchObject({ path: 'duties.0.within.workdays', says: { zh: '应为数字' } })
  })

  it('names what is missing, what is unknown, and the row of a table', () => {
    const found = problems(p => {
      Reflect.deleteProperty(p.duties[0]!, 'owner')
      Object.assign(p.tables[0]!.rows[0]!, { wenn: {} })
      Object.assign(p, { extra: 1 })
    })!
    expect(found.map(one => one.place.zh)).toEqual([
      '责任事项「首次回复」（1 条）的「责任人」',
      '判断表「定级表」的表中一行「小额」（2 条）',
      '整个制度包',
    ])
    expect(found[1]!.says.zh).toBe('有不认识的字段 wenn')
    expect(found[2]!.says.zh).toBe('有不认识的字段 extra')
  })

  it('refuses an event that there is none of, with those there are', () => {
    const found = problems(p => Object.assign(p.duties[0]!.start[0]!, { on: 'case.begun' }))
    expect(found![0]).toMatchObject({ place: { zh: '责任事项「首次回复」（1 条）的「开始于 › 第 1 个 › 事件或日期」' } })
    expect(found![0]!.mend.zh).toContain('case.opened')
  })

  it('refuses a table that nobody can read before its rows are looked at', () => {
    const started = performance.now()
    const found = problems(p => {
      const [row] = p.tables[0]!.rows
      p.tables[0]!.rows = Array.from({ length: 1_000_000 }, () => row!)
    })!
    expect(found[0]!.says.zh).toBe(`有 1000000 项，最多 ${MOST_ROWS} 项`)
    expect(performance.now() - started).toBeLessThan(15_000)
  })

  it('refuses two pieces under one id, wherever they stand', () => {
    const found = problems(p => {
      p.duties.push(p.duties[0]!)
      p.tables[0]!.rows.push(p.tables[0]!.rows[0]!)
      p.lifecycles[0]!.stages.push(p.lifecycles[0]!.stages[0]!)
    })!
    expect(found.map(one => [one.path, one.says.zh])).toEqual([
      ['lifecycles.0.stages.2', '标识 open 用了两次'],
      [`duties.${cleanPack.duties.length}`, '标识 reply 用了两次'],
      [`tables.0.rows.${cleanPack.tables[0]!.rows.length}`, '标识 small 用了两次'],
    ])
    expect(found[1]!.place.zh).toBe('责任事项「首次回复」（1 条）')
  })

  it.each([{ years: 1e15 }, { workdays: 100_000 }, { minutes: 1e12 }, { days: -40_000 }])(
    'refuses a time that no calendar reaches: %j',
    within => {
      const found = problems(p => Object.assign(p.duties[0]!, { within }))!
      expect(found[0]).toMatchObject({
        place: { zh: '责任事项「首次回复」（1 条）的「时限」' },
        says: { zh: '超过五十年，算不出到期日' },
      })
    },
  )

  it('refuses names that fit in no list and no address', () => {
    const found = problems(p => {
      Object.assign(p, { id: 'a'.repeat(61) })
      Object.assign(p.duties[0]!, { title: { zh: '长'.repeat(501) } })
    })!
    expect(found.map(one => one.path)).toEqual(['id', 'duties.0.title'])
    const numbers = problems(p => Object.assign(p.clauses, { ' ': p.clauses['1'], ['9'.repeat(61)]: p.clauses['1'] }))!
    expect(numbers.map(one => one.says.zh)).toEqual(['条款号是空的或太长', '条款号是空的或太长'])
  })

  it.each([null, 7, 'pack', [], {}])('says of %j that it is no pack', candidate => {
    expect(readPack(candidate).problems!.length).toBeGreaterThan(0)
  })
})
