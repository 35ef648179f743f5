import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { actAs, anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { libraryRoutes } from './routes.ts'
import type { LibraryPage } from './schema.ts'

describe('the case library', () => {
  let database: TestDatabase
  let firm: TestOrganisation
  let http: FeatureApp
  beforeAll(async () => {
    database = await testDatabase()
    firm = await anOrganisation(database)
    http = await featureApp(database, firm, [libraryRoutes])
  })
  async function publish(of: TestOrganisation, title: string, category: string, rootCause: string) {
    of.clock.pass({ minutes: 1 })
    const { id } = await of.as('frontLine').register({ title, category, description: title })
    await actAs(database, of.org, 'system', of.clock).act(id, 'publish-case-study', {
      title,
      problem: `${title}的经过`,
      rootCause,
      experience: '按期润滑',
    })
  }
  const list = async (query = '') => (await http.ask('auditor', 'GET', `/api/library${query}`)).json<LibraryPage>()

  it('lists case studies newest first and finds them by any of their words', async () => {
    await publish(firm, '减速器磨损', 'after-sales', '润滑不足')
    await publish(firm, '延期交付', 'delivery', '供应商缺料')
    expect((await list()).items.map(e => e.title)).toEqual(['延期交付', '减速器磨损'])
    expect((await list(`?q=${encodeURIComponent('滑不')}`)).items.map(e => e.title)).toEqual(['减速器磨损'])
    expect((await list('?category=delivery')).items).toMatchObject([
      {
        title: '延期交付',
        category: { id: 'delivery', title: { zh: expect.stringContaining('交付') } },
        case: { number: expect.stringMatching(/^YC-2026-/) },
      },
    ])
    expect((await list(`?q=${encodeURIComponent('？')}`)).items).toEqual([])
  })
  it('comes in pages without gaps', async () => {
    for (let i = 0; i < 4; i++) await publish(firm, `案例${i}`, 'other', '其他')
    const first = await list('?limit=4')
    const second = await list(`?limit=4&after=${first.next}`)
    expect([...first.items, ...second.items].map(e => e.title)).toEqual((await list()).items.map(e => e.title))
    expect(second.next).toBeNull()
  })
  it('shows one, and refuses what is unknown or of others', async () => {
    const [entry] = (await list()).items
    expect((await http.ask('auditor', 'GET', `/api/library/${entry!.id}`)).json()).toMatchObject(entry!)
    const other = await anOrganisation(database)
    await publish(other, '别家的案例', 'other', '秘密')
    const theirs = await other
      .as('auditor')
      .do(ctx => ctx.tx.selectFrom('library_entries').select('id').executeTakeFirstOrThrow())
    for (const id of [theirs.id, 'none'])
      expect((await http.ask('auditor', 'GET', `/api/library/${id}`)).json()).toMatchObject({
        status: 404,
        code: 'library.not-found',
      })
    expect((await list(`?q=${encodeURIComponent('别家')}`)).items).toEqual([])
  })
})
