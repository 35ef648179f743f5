import { z } from 'zod'
import { Id } from '../../events/define.ts'
import type { Feature } from '../deps.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { viewCaseMachine } from './case-machine.ts'
import { listChanges } from './file-changes.ts'
import {
  CaseMachine,
  ChangeContact,
  ChangeContract,
  ChangeMachine,
  ChangeSite,
  CustomerFile,
  FileChangePage,
  ListChanges,
  NewContact,
  NewContract,
  NewPart,
  NewSite,
} from './file-schema.ts'
import { mustSeeCustomer } from './known-customer.ts'
import { mustSeeMachine } from './known-machine.ts'
import { listMachines, listModels } from './list-machines.ts'
import { listMachineCases, viewMachine } from './machine-page.ts'
import { addPart, removePart } from './machine-parts.ts'
import {
  ListMachineCases,
  ListMachines,
  MachineCasePage,
  MachinePage,
  MachineView,
  ModelList,
  RemovePart,
} from './machine-schema.ts'
import { changeContact, createContact } from './save-contact.ts'
import { changeContract, createContract } from './save-contract.ts'
import { changeMachine } from './save-machine.ts'
import { changeSite, createSite } from './save-site.ts'
import { viewFile } from './view-file.ts'

const One = z.object({ id: Id })
const Two = z.object({ id: Id, entry: Id })

/** 客户服务档案 (equip 第八条): sites, contacts, contracts of service and machines with their structure, and what was changed in them. */
export const customerFileRoutes: Feature = app => {
  const { deps } = app
  const config = { access: 'signed-in' } as const
  app.get(
    '/api/customers/:id/file',
    { config, schema: { summary: '客户的地点、联系人与服务合同', params: One, response: { 200: CustomerFile } } },
    request => inRequest(deps, request, ctx => viewFile(ctx, request.params.id)),
  )
  app.get(
    '/api/customers/:id/changes',
    { config, schema: { summary: '客户档案变更记录', params: One, querystring: ListChanges, response: { 200: FileChangePage } } },
    request =>
      inRequest(deps, request, async ctx => {
        await mustSeeCustomer(ctx, request.params.id)
        return listChanges(ctx, request.params.id, request.query)
      }),
  )
  app.post(
    '/api/customers/:id/sites',
    { config, schema: { summary: '新增地点', params: One, body: NewSite, response: { 201: CustomerFile } } },
    (request, reply) =>
      once(deps, request, reply, 201, async ctx => {
        await createSite(ctx, request.params.id, request.body)
        return viewFile(ctx, request.params.id)
      }),
  )
  app.patch(
    '/api/customers/:id/sites/:entry',
    { config, schema: { summary: '修改地点', params: Two, body: ChangeSite, response: { 200: CustomerFile } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await changeSite(ctx, request.params.id, request.params.entry, request.body)
        return viewFile(ctx, request.params.id)
      }),
  )
  app.post(
    '/api/customers/:id/contacts',
    { config, schema: { summary: '新增联系人', params: One, body: NewContact, response: { 201: CustomerFile } } },
    (request, reply) =>
      once(deps, request, reply, 201, async ctx => {
        await createContact(ctx, request.params.id, request.body)
        return viewFile(ctx, request.params.id)
      }),
  )
  app.patch(
    '/api/customers/:id/contacts/:entry',
    { config, schema: { summary: '修改联系人', params: Two, body: ChangeContact, response: { 200: CustomerFile } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await changeContact(ctx, request.params.id, request.params.entry, request.body)
        return viewFile(ctx, request.params.id)
      }),
  )
  app.post(
    '/api/customers/:id/contracts',
    { config, schema: { summary: '新增服务合同', params: One, body: NewContract, response: { 201: CustomerFile } } },
    (request, reply) =>
      once(deps, request, reply, 201, async ctx => {
        await createContract(ctx, request.params.id, request.body)
        return viewFile(ctx, request.params.id)
      }),
  )
  app.patch(
    '/api/customers/:id/contracts/:entry',
    { config, schema: { summary: '修改服务合同', params: Two, body: ChangeContract, response: { 200: CustomerFile } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await changeContract(ctx, request.params.id, request.params.entry, request.body)
        return viewFile(ctx, request.params.id)
      }),
  )

  app.get(
    '/api/machines',
    { config, schema: { summary: '设备列表', querystring: ListMachines, response: { 200: MachinePage } } },
    request => inRequest(deps, request, ctx => listMachines(ctx, request.query)),
  )
  app.get('/api/machines/models', { config, schema: { summary: '设备型号', response: { 200: ModelList } } }, request =>
    inRequest(deps, request, ctx => listModels(ctx)),
  )
  app.get(
    '/api/machines/:id',
    { config, schema: { summary: '设备服务档案', params: One, response: { 200: MachineView } } },
    request => inRequest(deps, request, ctx => viewMachine(ctx, request.params.id)),
  )
  app.get(
    '/api/machines/:id/cases',
    {
      config,
      schema: { summary: '设备的案件与上门记录', params: One, querystring: ListMachineCases, response: { 200: MachineCasePage } },
    },
    request => inRequest(deps, request, ctx => listMachineCases(ctx, request.params.id, request.query)),
  )
  app.patch(
    '/api/machines/:id',
    { config, schema: { summary: '修改设备', params: One, body: ChangeMachine, response: { 200: MachineView } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await mustSeeMachine(ctx, request.params.id)
        await changeMachine(ctx, request.params.id, request.body)
        return viewMachine(ctx, request.params.id)
      }),
  )
  app.post(
    '/api/machines/:id/parts',
    { config, schema: { summary: '登记设备部件', params: One, body: NewPart, response: { 201: MachineView } } },
    (request, reply) =>
      once(deps, request, reply, 201, async ctx => {
        await mustSeeMachine(ctx, request.params.id)
        await addPart(ctx, request.params.id, request.body)
        return viewMachine(ctx, request.params.id)
      }),
  )
  app.post(
    '/api/machines/:id/parts/:entry/remove',
    { config, schema: { summary: '部件拆下', params: Two, body: RemovePart, response: { 200: MachineView } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await mustSeeMachine(ctx, request.params.id)
        await removePart(ctx, request.params.id, request.params.entry, request.body.on, request.body.reason)
        return viewMachine(ctx, request.params.id)
      }),
  )
  app.get(
    '/api/cases/:id/machine',
    { config, schema: { summary: '案件的设备、地点与收费判定', params: One, response: { 200: CaseMachine } } },
    request => inRequest(deps, request, ctx => viewCaseMachine(ctx, request.params.id)),
  )
}
