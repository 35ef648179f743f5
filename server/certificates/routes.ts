import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { roles } from '../../events/roles.ts'
import type { Feature } from '../deps.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { listCertificates } from './list-certificates.ts'
import { addCertificate, changeCertificate, endCertificate } from './save-certificate.ts'
import { CertificateBody, CertificatePage, ListCertificates, NewCertificate } from './schema.ts'

const ById = z.object({ id: Id })
const Made = z.object({ id: z.string() })
const Done = z.object({ done: z.literal(true) })
const done = { done: true } as const
/** Who only looks on enters nothing. */
const staff = roles.filter(role => role !== 'partner' && role !== 'auditor')

/** 人员证书 (equip 第七条, furn 3.2.1(3)): what people hold, until when, with the scan. */
export const certificateRoutes: Feature = async (app, { deps }) => {
  app.get(
    '/api/certificates',
    {
      config: { access: 'signed-in' },
      schema: { summary: '人员证书', querystring: ListCertificates, response: { 200: CertificatePage } },
    },
    request => inRequest(deps, request, ctx => listCertificates(ctx, request.query)),
  )
  app.post(
    '/api/certificates',
    { config: { access: staff }, schema: { summary: '登记证书', body: NewCertificate, response: { 201: Made } } },
    (request, reply) => once(deps, request, reply, 201, async ctx => ({ id: await addCertificate(ctx, request.body) })),
  )
  app.put(
    '/api/certificates/:id',
    { config: { access: staff }, schema: { summary: '修改证书', params: ById, body: CertificateBody, response: { 200: Done } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await changeCertificate(ctx, request.params.id, request.body)
        return done
      }),
  )
  app.post(
    '/api/certificates/:id/end',
    { config: { access: staff }, schema: { summary: '删除证书（保留记录）', params: ById, response: { 200: Done } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await endCertificate(ctx, request.params.id)
        return done
      }),
  )
}
