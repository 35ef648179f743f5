import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { registerCase } from '../cases/register-case.ts'
import { caseRoutes } from '../cases/routes.ts'
import { customerRoutes } from '../customers/routes.ts'
import { searchRoutes } from './routes.ts'
import type { SearchHit } from './schema.ts'

describe('the search of the palette', () => {
  let firm: TestOrganisation
  let http: FeatureApp
  beforeAll(async () => {
    const database = await testDatabase()
    firm = await anOrganisation(database)
    http = await featureApp(database, firm, [searchRoutes, caseRoutes])
    const desk = firm.as('frontLine')
    await desk.register({ title: '减速器漏油', description: '甲方要求当日到场' })
    await desk.register({
      title: '示教器黑屏',
      description: '怀疑减速器受潮',
      customer: { name: '海德机械', phone: '13712340000' },
    })
    await anOrganisation(database).then(other => other.as('frontLine').register({ title: '减速器断裂' }))
  })
  const search = async (q: string, limit = 12) =>
    (await http.ask('frontLine', 'GET', `/api/search?q=${encodeURIComponent(q)}&limit=${limit}`)).json<{ items: SearchHit[] }>()
      .items

  it('puts hits in the title before hits in the text, and knows no other organisation', async () => {
    expect((await search('减速器')).map(h => h.title)).toEqual(['减速器漏油', '示教器黑屏'])
  })
  it('finds a case by the last digits of its number, or however the number is written', async () => {
    for (const q of ['2', '00002', 'yc-2026-2', 'YC202600002', 'YC-2026-00002'])
      expect((await search(q))[0], q).toMatchObject({ kind: 'case', number: 'YC-2026-00002' })
  })
  it('finds customers, cases and people by pinyin, initials and whole, people by name, and clauses by number and words', async () => {
    const found = { kind: 'customer', id: expect.any(String), title: '海德机械', detail: '13712340000' }
    // And the case whose contact is called so.
    for (const q of ['hdjx', 'haidejixie', 'HaiDe'])
      expect(await search(q), q).toEqual([expect.objectContaining({ title: '示教器黑屏' }), found])
    for (const q of ['lx', 'lixiao'])
      expect(await search(q), q).toContainEqual(expect.objectContaining({ kind: 'person', title: '李晓' }))
    expect(await search('李晓')).toEqual([{ kind: 'person', id: firm.people.frontLine, title: '李晓', detail: '客服专员' }])
    expect((await search('第8(2)条')).map(h => h.id)).toEqual(['robot@2026-01-01/8(2)'])
  })
  it('finds in the list the cases of a customer who is called so, with the other filters', async () => {
    const customer = (await search('海德机械')).find(hit => hit.kind === 'customer')!
    const { id } = await firm.as('frontLine').register({ title: '皮带断裂', customerId: customer.id })
    const listed = async (query: string) =>
      (await http.ask('frontLine', 'GET', `/api/cases?q=${encodeURIComponent('海德机械')}${query}`))
        .json<{ items: { id: string }[] }>()
        .items.map(row => row.id)
    expect(await listed('')).toContain(id)
    expect(await listed('&closed=yes')).toEqual([])
  })
  it('finds nothing for nothing, and keeps to its limit', async () => {
    expect(await search('  ')).toEqual([])
    expect(await search('？！')).toEqual([])
    expect(await search('器', 1)).toHaveLength(1)
    expect((await http.ask('frontLine', 'GET', '/api/search?q=x&limit=0')).json()).toMatchObject({ code: 'input.invalid' })
  })
})

describe('looking for digits', () => {
  let firm: TestOrganisation
  let http: FeatureApp
  const phones = ['13712348765', '138-1234-9876', '+86 139 1234 7654', '0574-8765 4321', '１３６１２３４６５４３']
  beforeAll(async () => {
    const database = await testDatabase()
    firm = await anOrganisation(database)
    http = await featureApp(database, firm, [searchRoutes, caseRoutes, customerRoutes])
    for (const [at, phone] of phones.entries())
      await firm.as('frontLine').register({ title: `停机之${at}`, customer: { name: `客户之${at}`, phone } })
  })
  /** Through every door that searches: how many hits. */
  const found = async (who: PersonName, q: string) => {
    const hits = async (url: string) =>
      (await http.ask(who, 'GET', `${url}q=${encodeURIComponent(q)}`)).json<{ items: unknown[] }>().items.length
    return (await hits('/api/search?')) + (await hits('/api/cases?closed=all&')) + (await hits('/api/customers?'))
  }

  it('tells no more of a number than its mask does, to whoever is shown it in part', async () => {
    for (const phone of phones) {
      const digits = phone.normalize('NFKC').replace(/\D/g, '')
      const asked = [
        phone,
        digits,
        digits.slice(0, 7),
        digits.slice(3, 8),
        digits.slice(2, -2),
        digits.slice(-5),
        phone.slice(0, -1),
      ]
      for (const q of asked) expect(await found('leader', q), `${q} of ${phone}`).toBe(0)
      // The last four stand in the mask.
      if (digits.length >= 11) expect(await found('leader', digits.slice(-4)), phone).toBe(4)
    }
    expect(await found('leader', '停机之1')).toBe(2)
  })
  it('nor where the digits stand in so many cases that each of them is looked at', async () => {
    await firm.as('frontLine').do(async ctx => {
      for (let n = 0; n < 85; n++)
        await registerCase(ctx, {
          kind: 'anomaly',
          title: '询价',
          channel: 'phone',
          customer: { name: `甲${n}`, phone: `1390073${1_000 + n}` },
        })
    })
    const listed = async (who: PersonName, q: string) =>
      (await http.ask(who, 'GET', `/api/cases?q=${q}&limit=200`)).json<{ total: number }>().total
    expect(await listed('leader', '90073')).toBe(0)
    expect(await listed('serviceDesk', '90073')).toBe(85)
    expect(await listed('leader', encodeURIComponent('询价'))).toBe(85)
  })
  it('finds it for the posts that see numbers in full, and for whoever has the case in hand', async () => {
    for (const who of ['serviceDesk', 'frontLine'] as const)
      for (const phone of phones)
        expect(
          await found(
            who,
            phone
              .normalize('NFKC')
              .replace(/[^\d-]/g, '')
              .slice(-7),
          ),
          `${who} ${phone}`,
        ).toBeGreaterThan(0)
  })
})
