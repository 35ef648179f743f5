import { beforeAll, describe, expect, it } from 'vitest'
import { furn } from '../../policies/furn/2026-01-01/pack.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, nextId, type PersonName } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { reportRoutes } from '../reports/routes.ts'
import { miningRoutes } from './routes.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})

const csv = `工单编号,环节,操作时间,处理人,渠道
1,受理,2026-03-01 09:00,张三,电话
1,派工,2026-03-01 11:00,李四,电话
1,派工,2026-03-01 12:00,李四,电话
2,受理,2026-03-02 09:00,张三,网站
2,派工,2026-03-02 09:30,王五,网站
3,受理,昨天,张三,网站
`
const xes = `<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1.0" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <global scope="event"><string key="concept:name" value="UNKNOWN"/></global>
  <classifier name="Activity" keys="concept:name"/>
  <trace>
    <string key="concept:name" value="甲 &amp; 乙"/>
    <string key="channel" value="电话"/>
    <event><string key="concept:name" value="受理"/><date key="time:timestamp" value="2026-03-01T09:00:00.000+08:00"/><string key="org:resource" value="张三"/><string key="lifecycle:transition" value="complete"/></event>
    <event>
      <string key="concept:name" value="派工"><string key="nested" value="不算"/></string>
      <date key="time:timestamp" value="2026-03-01T03:00:00Z"/>
      <list key="parts"><values><string key="concept:name" value="不算"/></values></list>
      <string key="lifecycle:transition" value="complete"/>
    </event>
  </trace>
</log>`

function multipart(name: string, content: string) {
  const payload = `--x\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/plain\r\n\r\n${content}\r\n--x--\r\n`
  return { headers: { 'content-type': 'multipart/form-data; boundary=x' }, payload }
}

async function imported(app: FeatureApp, who: PersonName, name: string, content: string) {
  const preview = await app.ask(who, 'POST', '/api/mining/logs/preview', multipart(name, content))
  expect(preview.statusCode).toBe(200)
  const { file, columns } = preview.json()
  const body = { file, name, columns }
  const begun = await app.ask(who, 'POST', '/api/mining/logs', { body, headers: { 'idempotency-key': `log ${name}` } })
  expect(begun.json()).toEqual({ id: expect.any(String) })
  const { id } = begun.json()
  for (let turn = 0; turn < 200; turn++) {
    const view = (await app.ask(who, 'GET', `/api/mining/logs/${id}`)).json()
    if (view.log.state !== 'reading') return { id, columns, view, again: body }
    await new Promise(done => setTimeout(done, 20))
  }
  throw new Error('the log was never read')
}

describe('outside logs', () => {
  it('are read with the proposed columns, apart from the cases, and rows that cannot be read are named', async () => {
    const firm = await anOrganisation(database)
    const app = await featureApp(database, firm, [miningRoutes])
    const { id, columns, view, again } = await imported(app, 'administrator', '工单.csv', csv)
    expect(columns).toMatchObject({
      case: '工单编号',
      activity: '环节',
      time: '操作时间',
      resource: '处理人',
      zone: 'Asia/Shanghai',
    })
    expect(view.log).toMatchObject({ state: 'ready', rows: 6, cases: 2, events: 5, leftOut: 1 })
    expect(view.log.problems).toEqual([expect.objectContaining({ line: 7, case: '3' })])
    expect(view.process.figures).toMatchObject({ resources: 3, first: '2026-03-01T01:00:00.000Z', rework: { count: 1, of: 2 } })
    const { total, items } = (await app.ask('leader', 'GET', `/api/mining/logs/${id}/cases?arcFrom=派工&arcTo=派工`)).json()
    expect([total, items[0].name, items[0].took]).toEqual([1, '1', 3 * 3_600_000])
    const question = encodeURIComponent(JSON.stringify({ ask: 'cases-by', column: '渠道' }))
    expect((await app.ask('leader', 'GET', `/api/mining/logs/${id}/answer?question=${question}`)).json().counts).toEqual([
      { value: '电话', cases: 1 },
      { value: '网站', cases: 1 },
    ])
    expect((await app.ask('leader', 'GET', `/api/mining/logs/${id}/xlsx`)).statusCode).toBe(200)
    // The same click once more starts nothing, and no case came of it.
    const twice = await app.ask('administrator', 'POST', '/api/mining/logs', {
      body: again,
      headers: { 'idempotency-key': 'log 工单.csv' },
    })
    expect(twice.json().code ?? twice.json().id).toBe(twice.statusCode === 202 ? id : 'import.file-not-found')
    const { items: logs } = (await app.ask('leader', 'GET', '/api/mining/logs')).json()
    expect(logs).toHaveLength(1)
    const { n } = await firm.as('leader').do(ctx =>
      ctx.tx
        .selectFrom('cases')
        .select(eb => eb.fn.countAll<number>().as('n'))
        .where('org_id', '=', ctx.org)
        .executeTakeFirstOrThrow(),
    )
    expect(Number(n)).toBe(0)
    expect((await app.ask('administrator', 'DELETE', `/api/mining/logs/${id}`)).statusCode).toBe(200)
    expect((await app.ask('administrator', 'GET', `/api/mining/logs/${id}`)).json().code).toBe('mining.log-not-found')
  })

  it('are read from XES as a stream: nested attributes are passed over, offsets count', async () => {
    const firm = await anOrganisation(database)
    const app = await featureApp(database, firm, [miningRoutes])
    const { columns, view } = await imported(app, 'administrator', 'log.xes', xes)
    expect(columns).toMatchObject({
      case: 'case:concept:name',
      activity: 'concept:name',
      time: 'time:timestamp',
      resource: 'org:resource',
    })
    expect(view.process.activities.map((one: { key: string }) => one.key)).toEqual(['受理', '派工'])
    expect(view.process.figures).toMatchObject({ cases: 1, events: 2, resources: 1, throughput: { max: 2 * 3_600_000 } })
    expect(view.attributes).toContain('case:channel')
    const { items } = (await app.ask('leader', 'GET', `/api/mining/logs/${view.log.id}/cases`)).json()
    expect(items[0].name).toBe('甲 & 乙')
  })

  it('that are no log are refused in words', async () => {
    const firm = await anOrganisation(database)
    const app = await featureApp(database, firm, [miningRoutes])
    const preview = (name: string, content: string) =>
      app.ask('administrator', 'POST', '/api/mining/logs/preview', multipart(name, content)).then(answer => answer.json().code)
    expect(await preview('broken.xes', xes.slice(0, -20))).toBe('mining.xes-broken')
    expect(await preview('empty.csv', '')).toBe('import.no-rows')
    expect(await preview('page.html', '<!DOCTYPE html><html><body><br></body></html>')).toMatch(
      /^(mining\.xes-broken|import\.no-rows)$/,
    )
    const { file, columns } = (await app.ask('administrator', 'POST', '/api/mining/logs/preview', multipart('a.csv', csv))).json()
    const { id } = (
      await app.ask('administrator', 'POST', '/api/mining/logs', {
        body: { file, name: 'a', columns: { ...columns, time: '没有' } },
      })
    ).json()
    for (let turn = 0; turn < 100; turn++) {
      const { log } = (await app.ask('leader', 'GET', `/api/mining/logs/${id}`)).json()
      if (log.state === 'reading') await new Promise(done => setTimeout(done, 20))
      else {
        expect([log.state, log.problem.zh]).toEqual(['failed', '文件里没有所选的列：没有这些列：没有'])
        return
      }
    }
    throw new Error('the log was never read')
  })
})

describe('the yearly analysis (furn 4.4)', () => {
  it('is handed in by IT with its improvements, frozen under its hash, and taken in by internal control', async () => {
    const firm = await anOrganisation(database, { packs: [furn], now: '2026-07-20 10:00' })
    // Nobody of the test's people holds these posts: here the administrator is IT, and the managers are the others.
    const posts = { it: 'administrator', 'internal-control': 'managementOne', 'general-manager': 'managementTwo' } as const
    await firm.as('administrator').do(ctx =>
      ctx.tx
        .insertInto('posts')
        .values(
          Object.entries(posts).map(([role, person]) => ({
            ...{ org_id: ctx.org, id: nextId(), person_id: firm.people[person], role, department_id: null },
            since: '2026-01-01T00:00:00.000Z',
          })),
        )
        .execute(),
    )
    const app = await featureApp(database, firm, [miningRoutes, reportRoutes])
    const ask = '/api/mining?kind=complaint&from=2025-08-01&to=2026-07-20'
    const { owed } = (await app.ask('administrator', 'GET', ask)).json()
    expect(owed).toMatchObject({ clause: '4.4', canSubmit: true, to: ['internal-control'] })
    const body = {
      ...{ report: owed.id, from: '2025-08-01', to: '2026-07-20', conclusion: '上报到响应等待最长' },
      improvements: [{ title: '响应改为自动派单', basis: '上报到响应占全部等待的四成' }],
    }
    expect((await app.ask('leader', 'POST', '/api/mining/analyses', { body })).json().code).toBe('mining.not-yours')
    const handed = await app.ask('administrator', 'POST', '/api/mining/analyses', {
      body,
      headers: { 'idempotency-key': 'july' },
    })
    expect(handed.statusCode).toBe(201)
    const read = (await app.ask('leader', 'GET', `/api/mining/analyses/${handed.json().id}`)).json()
    expect(read).toMatchObject({ intact: true, received: null, document: { conclusion: '上报到响应等待最长' } })
    const [improvement] = read.document.improvements
    const opened = await firm.as('leader').view(improvement.case.id)
    expect(opened).toMatchObject({ kind: 'suggestion', category: 'process-analysis', title: '响应改为自动派单' })
    expect((await app.ask('administrator', 'POST', '/api/mining/analyses', { body })).json().code).toBe(
      'report.submitted-already',
    )
    expect((await app.ask('administrator', 'GET', ask)).json().owed).toBeNull()

    // Internal control takes the analysis in; its own author could not.
    const receive = (who: PersonName) => app.ask(who, 'POST', `/api/reports/${owed.id}/receive`)
    expect((await receive('administrator')).json().code).toBe('report.not-yours')
    expect((await receive('managementOne')).statusCode).toBeLessThan(300)
    const now = async () => (await app.ask('managementOne', 'GET', `/api/mining/analyses/${handed.json().id}`)).json()
    expect((await now()).received.by.id).toBe(firm.people.managementOne)

    // The improvement: evaluated, approved, carried out, refused with a reason, carried out again, accepted.
    const control = firm.as('managementOne')
    const { id } = improvement.case
    const make = (record: string, values: Record<string, string | boolean>, texts: Record<string, string> = {}) =>
      control.act(id, 'make-record', { record, values, texts })
    const close = () => control.act(id, 'close-matter', { outcome: 'done', summary: '优化完成' })
    const owedNow = async () =>
      (await now()).improvements[0].owed.map((duty: { clause: string; title: { zh: string } }) => duty.title.zh)
    await make('evaluation', { adopt: true }, { opinion: '可行' })
    const { event: request } = await control.act(id, 'submit-matter', { proposal: '改为自动派单' })
    await firm.as('managementTwo').act(id, 'decide', { request, decision: 'approve' })
    await make('follow-up', { done: true }, { effect: '自动派单已上线' })
    expect(await owedNow()).toContain('内控验收流程优化')
    await expect(make('improvement-acceptance', { passed: false })).rejects.toMatchObject({ code: 'record.incomplete' })
    await make('improvement-acceptance', { passed: false }, { reason: '等待没有变短' })
    expect(await owedNow()).toContain('跟踪实施')
    await expect(close()).rejects.toMatchObject({ code: 'gate.missing' })
    await make('follow-up', { done: true }, { effect: '规则已改' })
    await make('improvement-acceptance', { passed: true })
    await make('suggestion-answer', { result: 'done', how: 'phone' }, { answer: '已上线' })
    await close()
    expect((await now()).improvements).toMatchObject([{ id, isClosed: true }])
  })
})
