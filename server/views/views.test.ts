import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { anOrganisation, type PersonName } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { viewRoutes } from './routes.ts'
import type { SavedView } from './schema.ts'

describe('saved views', () => {
  let http: FeatureApp
  beforeAll(async () => {
    const database = await testDatabase()
    http = await featureApp(database, await anOrganisation(database), [viewRoutes])
  })
  const save = async (who: PersonName, name: string, shared = false, page = 'cases') =>
    (
      await http.ask(who, 'POST', '/api/views', { body: { name, page, query: 'stage=response', isShared: shared } })
    ).json<SavedView>()
  const names = async (who: PersonName, page = 'cases') =>
    (await http.ask(who, 'GET', `/api/views?page=${page}`)).json<{ items: SavedView[] }>().items.map(v => v.name)

  it("are one's own in one's own order, then the shared ones of others", async () => {
    const [, second] = [
      await save('frontLine', '我的'),
      await save('frontLine', '今天到期'),
      await save('serviceDesk', '全公司重大', true),
      await save('serviceDesk', '私人'),
    ]
    await save('frontLine', '别的页', false, 'duties')
    expect(await names('frontLine')).toEqual(['我的', '今天到期', '全公司重大'])
    await http.ask('frontLine', 'PATCH', `/api/views/${second.id}`, { body: { position: 0 } })
    expect(await names('frontLine')).toEqual(['今天到期', '我的', '全公司重大'])
    expect(await names('auditor')).toEqual(['全公司重大'])
  })
  it('are changed and deleted by their owner only', async () => {
    const shared = await save('leader', '待办', true)
    const secret = await save('leader', '秘密')
    const as = (who: PersonName, id: string) => http.ask(who, 'PATCH', `/api/views/${id}`, { body: { name: '改名' } })
    expect((await as('frontLine', shared.id)).json()).toMatchObject({ status: 403, code: 'view.not-yours' })
    expect((await as('frontLine', secret.id)).json()).toMatchObject({ status: 404, code: 'view.not-found' })
    expect((await http.ask('frontLine', 'DELETE', `/api/views/${shared.id}`)).json()).toMatchObject({ code: 'view.not-yours' })
    expect((await as('leader', shared.id)).json()).toMatchObject({ name: '改名', isShared: true, isMine: true })
    expect((await http.ask('leader', 'DELETE', `/api/views/${shared.id}`)).statusCode).toBe(200)
    expect(await names('leader')).toEqual(['秘密', '全公司重大'])
    expect((await http.ask('leader', 'DELETE', `/api/views/${shared.id}`)).json()).toMatchObject({ code: 'view.not-found' })
  })
  it('need a name and a page', async () => {
    expect(
      (await http.ask('leader', 'POST', '/api/views', { body: { name: ' ', page: 'cases', query: '' } })).json(),
    ).toMatchObject({ code: 'input.invalid' })
    expect((await http.ask('leader', 'GET', '/api/views?page=../x')).json()).toMatchObject({ code: 'input.invalid' })
  })
})
