import { beforeAll, describe, expect, it } from 'vitest'
import { verifyBundle } from '../../ledger/bundle.ts'
import { readZip, writeZip } from '../../ledger/zip.ts'
import { furn } from '../../policies/furn/2026-01-01/pack.ts'
import { robot } from '../../policies/robot/2026-01-01/pack.ts'
import { testDatabase } from '../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { testFiles } from '../../test/files.ts'
import { archiveRoutes } from '../archive/routes.ts'
import { caseRoutes } from '../cases/routes.ts'
import { sequenceOrganisation } from '../ledger/sequence.ts'
import { sealedRoutes } from '../sealed/routes.ts'
import { paperRoutes } from './routes.ts'
import type { PaperView, PlaceList } from './schema.ts'

describe('paper originals in an evidence bundle', () => {
  let firm: TestOrganisation
  let http: FeatureApp
  let id: string
  let paper: PaperView
  const post = async <T>(who: PersonName, url: string, body: object) => {
    const answer = await http.ask(who, 'POST', url, { body })
    expect(answer.statusCode, answer.body).toBeLessThan(300)
    return answer.json<T>()
  }
  const take = async (who: PersonName) =>
    new Uint8Array((await http.ask(who, 'POST', `/api/cases/${id}/bundle`, { body: { reason: '交本人律师' } })).rawPayload)

  beforeAll(async () => {
    const database = await testDatabase()
    firm = await anOrganisation(database, { packs: [robot, furn] })
    await testFiles(database, firm.clock.now)
    http = await featureApp(database, firm, [caseRoutes, archiveRoutes, paperRoutes, sealedRoutes])
    id = (await firm.as('frontLine').register({ title: '柜门松动', customerId: firm.customers[0]!.id })).id
    const person = (who: PersonName) => ({ person: firm.people[who] })
    const { items } = await post<PlaceList>('serviceDesk', '/api/archive/paper-places', {
      ...{ room: '档案室', first: person('serviceDesk'), second: person('legal') },
    })
    paper = await post<PaperView>('serviceDesk', '/api/archive/papers', {
      ...{ sort: 'case-paper', title: '签字验收单 <b>', pages: 2, datedOn: '2026-01-05', place: items[0]!.id, case: id },
    })
    const { request } = await post<PaperView>('serviceDesk', `/api/archive/papers/${paper.id}/requests`, {
      ...{ act: 'take-out', reason: '法院调取证据', whoName: '王法官', dueOn: '2099-12-31' },
    })
    await post('legal', `/api/archive/paper-requests/${request!.id}/settle`, { outcome: 'confirmed' })
    await sequenceOrganisation(http.app.deps, firm.org, firm.clock.now())
  })

  it('stand with state, place and whole access record, and a changed word of it is named', async () => {
    const zip = await take('frontLine')
    const { faults, bundle } = verifyBundle(zip)
    expect(faults).toEqual([])
    expect(bundle!.papers).toMatchObject([
      { number: paper.number, title: '签字验收单 <b>', pages: 2, state: { zh: '借出', en: 'Taken out' }, datedOn: '2026-01-05' },
    ])
    const record = bundle!.papers![0]!.record
    expect(record.map(entry => entry.zh.split('；').slice(1).join('；'))).toEqual([
      '周静',
      '周静；档案室',
      '周静、罗文；借用 王法官；档案室；法院调取证据；应还 2099-12-31',
    ])
    expect(record[2]!.en).toMatch(/ Taken out; 周静 and 罗文; for 王法官; .*; due back 2099-12-31$/)
    const members = readZip(zip)!
    const printed = new TextDecoder().decode(members.find(one => one.path === '案卷.html')!.content)
    expect(printed).toContain('<h2>纸质原件</h2>')
    expect(printed).toContain('签字验收单 &lt;b&gt;')
    expect(printed).toContain('借用 王法官；档案室；法院调取证据')
    const forged = members.map(one =>
      one.path === 'bundle.json'
        ? { ...one, content: Buffer.from(Buffer.from(one.content).toString().replace('王法官', '李法官')) }
        : one,
    )
    expect(verifyBundle(writeZip(forged)).faults).toContainEqual(
      expect.objectContaining({ kind: 'line-changed', member: 'bundle.json', label: 'papers/1' }),
    )
  })

  it('do not name people from outside to whoever sees contacts in part', async () => {
    const { faults, bundle } = verifyBundle(await take('auditor'))
    expect(faults).toEqual([])
    expect(bundle!.papers![0]!.record.at(-1)!.zh).toContain('法院调取证据')
    expect(JSON.stringify(bundle!.papers)).not.toContain('王法官')
  })
})
