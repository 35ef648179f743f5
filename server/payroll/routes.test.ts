import { beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { aDemoCompany, type StandingCompany } from '../../test/demo-company.ts'
import type { TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { furnitureMaker } from '../demo/furniture-maker.ts'
import { changeSettings } from '../settings/change-settings.ts'
import { fenOf } from './read-wage-table.ts'
import { payrollRoutes } from './routes.ts'

let database: TestDatabase
let firm: StandingCompany
let app: FeatureApp
const source = 'https://rsj.sh.gov.cn/notice'
beforeAll(async () => {
  database = await testDatabase()
  firm = await aDemoCompany(database, furnitureMaker)
  await firm.as('zhan.peng').do(ctx =>
    changeSettings(ctx, {
      payroll: { regions: [{ name: '上海', rates: [{ since: '2025-07-01', monthlyFen: 274_000, source }] }] },
    }),
  )
  const people = Object.fromEntries(firm.found.staff)
  app = await featureApp(database, { org: firm.org, clock: firm.clock, people } as unknown as TestOrganisation, [payrollRoutes])
})
const ask = (login: string, method: 'GET' | 'POST', url: string, more = {}) => app.ask(login as never, method, url, more)
const table = (name: string, content: string) => {
  const boundary = 'x--wages'
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n`
  return {
    payload: Buffer.from(`${head}${content}\r\n--${boundary}--\r\n`, 'utf8'),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}

describe('wages', () => {
  test('are read from a table row by row, saved only when asked, and the last one counts', async () => {
    const csv = '姓名,邮箱,当月工资,地区\r\n康乐,,"3,080.50",上海\r\n没有此人,,5000,\r\n褚河,,八千,\r\n马可,,7200,火星\r\n'
    const answer = await ask('gong.li', 'POST', '/api/payroll/wages/read', table('工资.csv', csv))
    expect(
      answer
        .json()
        .rows.map((one: { name: string; wageFen: number; problem: object | null }) => [
          one.name,
          one.wageFen,
          one.problem === null,
        ]),
    ).toEqual([
      ['康乐', 308_050, true],
      ['没有此人', 500_000, false],
      ['褚河', null, false],
      ['马可', 720_000, false],
    ])
    const list = async () => {
      const { items } = (await ask('gong.li', 'GET', '/api/payroll/wages?month=2026-03')).json()
      return items.flatMap((one: { wageFen: number | null; person: { name: string } }) =>
        one.wageFen === null ? [] : [[one.person.name, one.wageFen]],
      )
    }
    expect(await list()).toEqual([])
    const person = firm.found.staff.get('kang.le')!
    for (const wageFen of [308_050, 310_000]) {
      const saved = await ask('gong.li', 'POST', '/api/payroll/wages', {
        body: { month: '2026-03', items: [{ person, wageFen }] },
      })
      expect(saved.statusCode).toBe(200)
      firm.clock.pass({ minutes: 1 })
    }
    expect(await list()).toEqual([['康乐', 310_000]])
    const wrong = await ask('gong.li', 'POST', '/api/payroll/wages', {
      body: { month: '2026-03', items: [{ person, wageFen: 1, region: '火星' }] },
    })
    expect(wrong.json()).toMatchObject({ code: 'payroll.region-unknown', fields: { 'items.0.region': expect.anything() } })
  })

  test('are written down with every look, and so are the lines', async () => {
    await ask('gong.li', 'GET', '/api/payroll')
    await ask('gao.yuan', 'GET', '/api/payroll?month=2026-02')
    const log = await firm
      .as('gong.li')
      .do(({ tx, org }) =>
        tx
          .selectFrom('access_log')
          .select(['actor', 'action', 'subject'])
          .where('org_id', '=', org)
          .orderBy('at')
          .orderBy('id')
          .execute(),
      )
    expect(log.map(one => [one.actor === firm.found.staff.get('gong.li'), one.action, one.subject])).toEqual(
      expect.arrayContaining([
        [true, 'payroll', 'wages'],
        [true, 'payroll', 'lines'],
        [false, 'payroll', 'lines'],
      ]),
    )
  })

  test.each([
    ['8,000.5 元', 800_050],
    ['￥８０００', 800_000],
    ['0', 0],
    ['-1', undefined],
    ['8000.555', undefined],
    ['八千', undefined],
    ['', undefined],
  ])('%j is %j 分', (text, fen) => expect(fenOf(text)).toBe(fen))
})

test('a file that is none and a table without wages are refused by name', async () => {
  expect((await ask('gong.li', 'POST', '/api/payroll/wages/read', { body: {} })).json().code).toBe('file.none-sent')
  const other = await ask('gong.li', 'POST', '/api/payroll/wages/read', table('x.csv', '名称,数量\r\n柜门,3\r\n'))
  expect(other.json().code).toBe('import.no-rows')
})
