import { expect, test } from 'vitest'
import { equip } from '../../policies/equip/2026-01-01/pack.ts'
import { robot } from '../../policies/robot/2026-01-01/pack.ts'
import { testDatabase } from '../../test/database.ts'
import { aDemoCompany } from '../../test/demo-company.ts'
import { equipmentMaker } from '../demo/equipment-maker.ts'
import { lintPack } from '../policies/lint/lint-pack.ts'
import { listEditions } from '../policies/view-edition.ts'
import { changeSettings } from './change-settings.ts'
import { viewSettings } from './view-settings.ts'

test('of several regulations that would lead a kind the company chooses one: for new cases, told by whom, and the lint is content', async () => {
  const database = await testDatabase()
  const firm = await aDemoCompany(database, { ...equipmentMaker, packs: [equip, robot] })
  const desk = firm.as('su.qing')
  const administrator = firm.as(
    [...firm.found.staff.keys()].find(login =>
      equipmentMaker.staff.find(p => p.login === login)?.roles.includes('administrator'),
    )!,
  )
  const request = { kind: 'request' as const, title: '换刀架' }
  const before = await desk.register(request)
  expect([before.edition.id, before.regulations.map(r => r.id)]).toEqual(['equip', ['equip', 'robot']])
  const contested = (await desk.do(viewSettings)).policies.contested
  expect(contested.find(one => one.kind === 'request')).toMatchObject({ primary: 'equip', chosen: false })
  const fights = () =>
    desk.do(async ctx =>
      lintPack(ctx, robot)
        .findings.filter(f => f.kind === 'two-primaries')
        .map(f => f.says.zh),
    )
  expect(await fights()).toContainEqual(expect.stringContaining('服务请求'))

  await expect(
    administrator.do(ctx => changeSettings(ctx, { policies: { primary: { request: 'penal' } } })),
  ).rejects.toMatchObject({ code: 'settings.regulation-leads-not' })
  await administrator.do(ctx => changeSettings(ctx, { policies: { primary: { request: 'robot' } } }))
  const view = await desk.do(viewSettings)
  expect(view.policies.contested.find(one => one.kind === 'request')).toMatchObject({ primary: 'robot', chosen: true })
  expect(view.setBy['policies.primary']).toBeDefined()
  expect((await fights()).filter(says => says.includes('服务请求'))).toEqual([])
  firm.clock.pass({ minutes: 5 })
  expect((await desk.register(request)).edition.id).toBe('robot')
  // What was taken in before keeps its own.
  expect((await desk.view(before.id)).edition.id).toBe('equip')
  const shown = await desk.do(listEditions)
  expect(shown.filter(one => one.primaryFor.includes('request')).map(one => one.id)).toEqual(['robot'])
})
