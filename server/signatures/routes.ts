import { logReading } from '../access/access-log.ts'
import type { Ctx } from '../context.ts'
import { inOrganisation } from '../database/transaction.ts'
import type { Feature } from '../deps.ts'
import { refuse } from '../errors.ts'
import { disposition } from '../files/file-name.ts'
import { contextOf, inRequest } from '../http/organisation-context.ts'
import { languageOf } from '../problem.ts'
import { hider } from '../sealed/hide-sealed.ts'
import { copyOf, keptCopy } from './customer-copy.ts'
import { findByCode } from './find-by-code.ts'
import { publicSignature } from './public-signature.ts'
import { CaseId, CodeParams, PaperList, PublicSignature, SignatureList, SignatureParams, SignatureView } from './schema.ts'
import { listPapers, listSignatures, signatureRows, viewSignature } from './view-signatures.ts'

/** A code has 80 bits; the limit is there for whoever tries anyway. */
const GUESSES = { max: 30, timeWindow: 60_000 }

/** Papers to sign, signatures and their checks, the customer's copy, and the public page that verifies it. Signing itself is an act of the case. */
export const signatureRoutes: Feature = app => {
  const { deps } = app
  const config = { access: 'signed-in' } as const
  app.get(
    '/api/cases/:id/papers',
    { config, schema: { summary: '可签署的文件（含离线拼装所需的事实）', params: CaseId, response: { 200: PaperList } } },
    request => inRequest(deps, request, async ctx => (await hider(ctx))(await listPapers(ctx, request.params.id))),
  )
  app.get(
    '/api/cases/:id/signatures',
    { config, schema: { summary: '签名及其验证结果', params: CaseId, response: { 200: SignatureList } } },
    request =>
      inRequest(deps, request, async ctx => ({
        items: (await hider(ctx))(await listSignatures(ctx, deps.publicUrl, request.params.id)),
      })),
  )
  app.get(
    '/api/cases/:id/signatures/:signature',
    { config, schema: { summary: '一个签名：所签内容、逐项验证', params: SignatureParams, response: { 200: SignatureView } } },
    request =>
      inRequest(deps, request, async ctx =>
        (await hider(ctx))(await viewSignature(ctx, deps.publicUrl, request.params.id, request.params.signature)),
      ),
  )
  app.get(
    '/api/cases/:id/signatures/:signature/pdf',
    {
      config: { ...config, rateLimit: { max: 60, timeWindow: 60_000 } },
      schema: { summary: '客户副本（PDF）', params: SignatureParams },
    },
    async (request, reply) => {
      const found = await inRequest(deps, request, async ctx => {
        const row = (await signatureRows(ctx, request.params.id)).find(one => one.id === request.params.signature)
        if (!row) throw refuse('signature.not-found')
        const copy = copyOf(ctx, deps.publicUrl, row)
        // What is printed leaves the system: the access log has it.
        await logReading(ctx, request, {
          action: 'print',
          caseId: request.params.id,
          subject: row.paper,
          detail: { form: copy.content.title.zh },
        })
        return { row, copy, org: ctx.org }
      })
      const { pdf } = await keptCopy(deps, found.org, found.row.id, found.row.copy_sha256, found.copy)
      return reply.headers(pdfHeaders(`${found.copy.content.title.zh} ${found.copy.content.case.number}.pdf`)).send(pdf)
    },
  )

  /** Everything behind a code, for whoever holds it. */
  const behind = async <T>(code: string, language: Ctx['language'], work: Parameters<typeof withRow<T>>[3]) => {
    const row = await findByCode(deps.database, code)
    if (!row) throw refuse('verify.not-found')
    return withRow(deps, row, language, work)
  }
  const open = { access: 'public', rateLimit: GUESSES } as const
  app.get(
    '/api/verify/:code',
    { config: open, schema: { summary: '验证签名（凭副本上的验证码）', params: CodeParams, response: { 200: PublicSignature } } },
    async (request, reply) => {
      reply.headers(secret)
      return behind(request.params.code, languageOf(request), async (ctx, row, copyHash) => publicSignature(ctx, row, copyHash))
    },
  )
  app.get(
    '/api/verify/:code/pdf',
    { config: open, schema: { summary: '下载副本（凭验证码）', params: CodeParams } },
    async (request, reply) => {
      const { pdf, name } = await behind(request.params.code, languageOf(request), async (ctx, row, _hash, pdf) => {
        const { content } = copyOf(ctx, deps.publicUrl, row)
        return { pdf, name: `${content.title.zh} ${content.case.number}.pdf` }
      })
      return reply.headers({ ...secret, ...pdfHeaders(name) }).send(pdf)
    },
  )
}

/** The address is a secret: no cache, no index, and no other site hears of it. */
const secret = { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex', 'Referrer-Policy': 'no-referrer' }
const pdfHeaders = (name: string) => ({
  'Content-Type': 'application/pdf',
  'Content-Disposition': disposition('inline', name),
  'Cache-Control': 'no-store',
})

type Row = NonNullable<Awaited<ReturnType<typeof findByCode>>>

/** As the customer, in the organisation whose signature it is, with the copy made where nobody has asked for it before. */
async function withRow<T>(
  deps: Parameters<Feature>[1]['deps'],
  row: Row,
  language: Ctx['language'],
  work: (ctx: Ctx, row: Row, copyHash: string, pdf: Buffer) => Promise<T>,
): Promise<T> {
  const asCustomer = <R>(run: (ctx: Ctx) => Promise<R>) =>
    inOrganisation(deps.database, row.org_id, async tx =>
      run(await contextOf(deps, tx, row.org_id, { person: 'customer', roles: [] }, language)),
    )
  const copy = await asCustomer(async ctx => copyOf(ctx, deps.publicUrl, row))
  const { pdf, sha256 } = await keptCopy(deps, row.org_id, row.id, row.copy_sha256, copy)
  return asCustomer(ctx => work(ctx, row, sha256, pdf))
}
