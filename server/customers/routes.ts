import type { Feature } from '../deps.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { NewMachineBody } from './file-schema.ts'
import { listCustomers } from './list-customers.ts'
import { lookUpCustomer } from './look-up-customer.ts'
import { addMachine, changeCustomer, createCustomer, viewCustomer } from './save-customer.ts'
import {
  ChangeCustomer,
  CustomerId,
  CustomerPage,
  CustomerView,
  FoundCustomers,
  ListCustomers,
  LookUpCustomer,
  NewCustomer,
} from './schema.ts'

/** Customers and their machines. */
export const customerRoutes: Feature = app => {
  const { deps } = app
  const config = { access: 'signed-in' } as const
  app.get(
    '/api/customers',
    { config, schema: { summary: '客户列表', querystring: ListCustomers, response: { 200: CustomerPage } } },
    request => inRequest(deps, request, ctx => listCustomers(ctx, request.query)),
  )
  app.get(
    '/api/customers/lookup',
    { config, schema: { summary: '按电话查找客户', querystring: LookUpCustomer, response: { 200: FoundCustomers } } },
    request => inRequest(deps, request, ctx => lookUpCustomer(ctx, request.query.phone)),
  )
  app.get(
    '/api/customers/:id',
    { config, schema: { summary: '客户、设备与案件', params: CustomerId, response: { 200: CustomerView } } },
    request => inRequest(deps, request, ctx => viewCustomer(ctx, request.params.id)),
  )
  app.post(
    '/api/customers',
    { config, schema: { summary: '新建客户', body: NewCustomer, response: { 201: CustomerView } } },
    (request, reply) => once(deps, request, reply, 201, ctx => createCustomer(ctx, request.body)),
  )
  app.patch(
    '/api/customers/:id',
    { config, schema: { summary: '修改客户', params: CustomerId, body: ChangeCustomer, response: { 200: CustomerView } } },
    (request, reply) => once(deps, request, reply, 200, ctx => changeCustomer(ctx, request.params.id, request.body)),
  )
  app.post(
    '/api/customers/:id/machines',
    { config, schema: { summary: '登记设备', params: CustomerId, body: NewMachineBody, response: { 201: CustomerView } } },
    (request, reply) => once(deps, request, reply, 201, ctx => addMachine(ctx, request.params.id, request.body)),
  )
}
