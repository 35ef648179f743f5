import { beforeAll, describe, expect, test } from 'vitest'
import { sweepDeps } from '../../test/alarms.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { aDemoCompany, type StandingCompany } from '../../test/demo-company.ts'
import { fillBlanks } from '../demo/demo-measures.ts'
import { furnitureMaker } from '../demo/furniture-maker.ts'
import { changeSettings } from '../settings/change-settings.ts'
import { listMeasures } from './list-measures.ts'
import { sweepMeasures } from './look-again.ts'
import { aServedPenalty, attached, statesOf } from './penalty.fixture.ts'
import { viewPenalty } from './view-penalty.ts'

let database: TestDatabase
let firm: StandingCompany
beforeAll(async () => {
  database = await testDatabase()
  firm = await aDemoCompany(database, furnitureMaker)
})
const look = async (days: number) => {
  const now = firm.clock.pass({ hours: days * 24 })
  return sweepMeasures(sweepDeps(database), now)
}
const tried = async (login: string, caseId: string, type: string, data: object) =>
  firm
    .as(login)
    .act(caseId, type as never, data as never)
    .then(
      () => undefined,
      (error: { code?: string }) => error.code ?? String(error),
    )
const record = (login: string, caseId: string, name: string, values: object, texts: object = {}) =>
  tried(login, caseId, 'make-record', { record: name, values, texts })
const list = (login: string, more: object = {}) => firm.as(login).do(ctx => listMeasures(ctx, { limit: 50, ...more }))
const person = { of: 'person', subject: 'chu.he', head: 'bao.lin' } as const

describe('what a penalty orders', () => {
  test('waits for the appeal and for the blank to be filled, is carried out within both, and is over', async () => {
    const id = await aServedPenalty(firm, {
      ...{ ...person, violation: 'caused-serious', grade: 'serious' },
      measures: [{ kind: 'warning' }, { kind: 'fine', sanction: 'person-fine', amountFen: 200_00 }],
    })
    expect(await statesOf(firm, id)).toEqual([
      ['warning', 'in-effect'],
      ['fine', 'suspended'],
    ])
    const fine = { what: 'fine', from: 'pay', amountFen: 200_00 }
    expect(await record('wan.qi', id, 'deduction', fine)).toBe('measure.suspended')
    expect(await look(10)).toMatchObject({ expired: 0 })
    expect((await list('gong.li', { state: 'blocked' })).items.map(one => one.kind)).toEqual(['fine'])
    expect(await record('wan.qi', id, 'deduction', fine)).toBe('measure.blank')
    expect(await tried('ding.lin', id, 'settle-measure', { kind: 'fine', amountFen: 200_00, reason: '首次' })).toBe(
      'measure.blank',
    )
    await firm.as('zhan.peng').do(ctx => fillBlanks(ctx, 0))
    expect((await list('gong.li', { state: 'to-carry-out' })).items.map(one => one.kind)).toEqual(['fine'])
    expect(await tried('ding.lin', id, 'settle-measure', { kind: 'fine', amountFen: 900_00, reason: '情节重' })).toBe(
      'measure.beyond-limits',
    )
    expect(await tried('ding.lin', id, 'settle-measure', { kind: 'fine', amountFen: 150_00, reason: '首次从轻' })).toBeUndefined()
    expect(await record('wan.qi', id, 'deduction', fine)).toBe('measure.beyond-decision')
    expect(await record('wan.qi', id, 'deduction', { ...fine, amountFen: 150_00 })).toBeUndefined()
    expect(await record('wan.qi', id, 'deduction', { ...fine, amountFen: 150_00 })).toBe('measure.over')
    expect(await statesOf(firm, id)).toEqual([
      ['warning', 'in-effect'],
      ['fine', 'carried-out'],
    ])
  })

  test('ends by itself on its day, with an event, and somebody owes the restoration', async () => {
    await firm.as('zhan.peng').do(ctx => changeSettings(ctx, { penalties: { countMonths: { warning: 1 } } }))
    const id = await aServedPenalty(firm, {
      ...{ ...person, violation: 'caused-serious', grade: 'serious' },
      measures: [{ kind: 'warning' }, { kind: 'demotion', sanction: 'person-demotion', months: 3 }],
    })
    await look(10)
    const from = firm.clock.now().slice(0, 10)
    const until = (months: number) => new Date(Date.parse(from) + months * 30 * 86_400_000).toISOString().slice(0, 10)
    expect(await record('gong.li', id, 'demotion', { from, until: until(7) }, { posts: '组长改专员' })).toBe(
      'measure.beyond-decision',
    )
    expect(await record('gong.li', id, 'demotion', { from, until: until(2) }, { posts: '组长改专员' })).toBeUndefined()
    // The setting of the day of the service counts, not a later one.
    await firm.as('zhan.peng').do(ctx => changeSettings(ctx, { penalties: { countMonths: { warning: 24 } } }))
    expect(await look(30)).toMatchObject({ expired: 1 })
    expect(await statesOf(firm, id)).toEqual([
      ['warning', 'expired'],
      ['demotion', 'in-effect'],
    ])
    expect(await look(31)).toMatchObject({ expired: 1 })
    const owed = (await firm.as('gong.li').view(id)).duties.filter(duty => duty.closedAt === null).map(duty => duty.rule)
    expect(owed).toContain('restore-after-term')
    expect(await record('gong.li', id, 'restoration-review', { outcome: 'restored' }, { conduct: '期满恢复' })).toBeUndefined()
    expect((await statesOf(firm, id))[1]).toEqual(['demotion', 'restored'])
  })

  test('is restored early only once asked for, by neither the subject nor whoever asked, also after the case was closed', async () => {
    const id = await aServedPenalty(firm, {
      ...{ ...person, violation: 'caused-serious', grade: 'serious' },
      measures: [{ kind: 'demotion', sanction: 'person-demotion', months: 12 }],
    })
    const ask = (login: string) => record(login, id, 'restoration-request', {}, { conduct: '三个月零投诉，通过复训' })
    const answer = (login: string) => record(login, id, 'restoration-review', { outcome: 'restored' }, { conduct: '表现良好' })
    await look(10)
    expect(await ask('chu.he')).toBe('measure.not-in-effect')
    const from = firm.clock.now().slice(0, 10)
    const until = new Date(Date.parse(from) + 300 * 86_400_000).toISOString().slice(0, 10)
    expect(await record('gong.li', id, 'demotion', { from, until }, { posts: '组长改专员' })).toBeUndefined()
    await firm.as('gong.li').act(id, 'close-matter', { outcome: 'done', summary: '已执行' })
    expect(await answer('gong.li')).toBe('measure.not-asked')
    expect(await ask('gong.li')).toBeUndefined()
    expect(await answer('gong.li')).toBe('measure.own-request')
    expect(await ask('chu.he')).toBeUndefined()
    expect(await answer('chu.he')).toBe('act.not-yours')
    expect(await answer('gong.li')).toBeUndefined()
    expect(await statesOf(firm, id)).toEqual([['demotion', 'restored']])
  })

  test('a dismissal takes four findings with evidence together, and the union told before', async () => {
    const id = await aServedPenalty(firm, {
      ...{ of: 'person', subject: 'ma.ke', head: 'xie.fang', violation: 'gross-dereliction', grade: 'grave' },
      measures: [{ kind: 'dismissal', sanction: 'person-dismissal' }],
    })
    await look(10)
    const file = await attached(firm, 'gong.li', id)
    const on = firm.clock.now().slice(0, 10)
    const facts = { dereliction: '伪造检测', damage: '整批召回', complaint: '媒体曝光', consequences: '有人受伤' }
    const files = Object.fromEntries(Object.keys(facts).map(name => [`${name}File`, file]))
    const end = (values: object, texts: object) => record('gong.li', id, 'contract-ended', { on, ...values }, texts)
    const told = { unionTold: true, unionToldOn: '2026-03-02' }
    const { damage: _unsaid, ...unsaid } = facts
    expect(await end({ ...told, ...files }, unsaid)).toBe('dismissal.facts-missing')
    const { damageFile: _without, ...three } = files
    expect(await end({ ...told, ...three }, facts)).toBe('dismissal.facts-missing')
    expect(await end({ ...files, unionTold: false }, facts)).toBe('dismissal.union-not-told')
    expect(await end({ ...files, unionTold: true, unionToldOn: on }, facts)).toBe('dismissal.union-not-told')
    expect(await end({ ...told, ...files }, facts)).toBeUndefined()
    expect(await statesOf(firm, id)).toEqual([['dismissal', 'carried-out']])
  })
})

describe('the list of measures', () => {
  test('shows each person their own and human resources all; nobody else any', async () => {
    const all = await list('gong.li')
    expect(all.items.length).toBeGreaterThan(5)
    expect(all.counts['in-effect']).toBe(all.items.filter(one => one.state === 'in-effect').length)
    const own = await list('chu.he', { mine: 'yes' })
    expect(own.items.length).toBeGreaterThan(2)
    expect(own.items.every(one => one.subject.id === firm.found.staff.get('chu.he'))).toBe(true)
    expect((await list('ma.ke')).items.map(one => one.kind)).toEqual(['dismissal'])
    for (const login of ['an.ran', 'xiang.nan', 'zhan.peng']) expect([login, (await list(login)).items]).toEqual([login, []])
    const seen: string[] = []
    for (let after: string | undefined, turn = 0; turn < 20; turn++) {
      const page = await list('gong.li', { limit: 2, ...(after === undefined ? {} : { after }) })
      seen.push(...page.items.map(one => one.id))
      if (page.next === null) break
      after = page.next
    }
    expect(seen).toEqual(all.items.map(one => one.id))
  })

  test('what an appeal revoked is taken back and in effect no more', async () => {
    const id = await aServedPenalty(firm, {
      ...{ of: 'person', subject: 'kang.le', head: 'jiang.ping', violation: 'caused-minor', grade: 'minor' },
      measures: [{ kind: 'warning' }, { kind: 'talk', sanction: 'person-talk' }],
    })
    const file = await attached(firm, 'kang.le', id)
    const today = firm.clock.now().slice(0, 10)
    expect(
      await record('kang.le', id, 'appeal', { filedOn: today, newEvidence: true, evidenceFile: file }, { grounds: '转派截图' }),
    ).toBeUndefined()
    expect((await statesOf(firm, id))[0]).toEqual(['warning', 'in-effect'])
    expect(await record('gong.li', id, 'appeal-acceptance', { accepted: false }, { reason: '不是新证据' })).toBeUndefined()
    expect(await record('gong.li', id, 'appeal-decision', { outcome: 'revoked' }, { reasons: '查明不是本人' })).toBeUndefined()
    expect(await statesOf(firm, id)).toEqual([
      ['warning', 'taken-back'],
      ['talk', 'taken-back'],
    ])
    const view = await firm.as('kang.le').do(ctx => viewPenalty(ctx, id))
    expect([view.stands, view.standing]).toEqual([false, []])
  })
})
