import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { logReading } from '../access/access-log.ts'
import { headPicture } from '../company-head/company-head.ts'
import type { Feature } from '../deps.ts'
import { disposition } from '../files/file-name.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { exportFile, listExports, makeExport } from './exports.ts'
import { listContracts } from './list-contracts.ts'
import { listDunning } from './list-dunning.ts'
import { enterPayment, listPayments, openOfCustomer } from './payments.ts'
import { quotationPaper } from './quotation-paper.ts'
import { quotationPdf } from './quotation-pdf.ts'
import { listOwed, viewReceivables } from './receivables.ts'
import {
  AskOpen,
  AskReceivables,
  ContractPage,
  ContractView,
  DunningPage,
  EnteredPayment,
  EnterPayment,
  ExportFile,
  ExportPage,
  ExportRow,
  ListContracts,
  ListDunning,
  ListExports,
  ListOwed,
  ListPayments,
  MakeExport,
  OpenOfCustomer,
  OwedPage,
  PaymentPage,
  Receivables,
} from './schema.ts'
import { viewContract } from './view-contract.ts'

const ById = z.object({ id: Id })

/** 合同与收款. What happens in a contract are acts of its case; here are the lists, a payment over several contracts, and the export for the books. */
export const contractRoutes: Feature = async (app, { deps }) => {
  const config = { access: 'signed-in' } as const
  app.get(
    '/api/contracts',
    { config, schema: { summary: '合同一览', querystring: ListContracts, response: { 200: ContractPage } } },
    request => inRequest(deps, request, ctx => listContracts(ctx, request.query)),
  )
  app.get(
    '/api/cases/:id/contract',
    { config, schema: { summary: '合同：报价、履行、发票、收款、催收', params: ById, response: { 200: ContractView } } },
    request => inRequest(deps, request, ctx => viewContract(ctx, request.params.id)),
  )
  app.get(
    '/api/cases/:id/quotations/:version/pdf',
    {
      config: { ...config, rateLimit: { max: 60, timeWindow: 60_000 } },
      schema: {
        summary: '报价单 PDF（A4，大写金额）',
        params: z.object({ id: Id, version: z.coerce.number().int().min(1).max(9_999) }),
      },
    },
    async (request, reply) => {
      const { id, version } = request.params
      const { paper, picture } = await inRequest(deps, request, async ctx => {
        await logReading(ctx, request, { action: 'print', caseId: id, subject: 'quotation', detail: { version } })
        return { paper: await quotationPaper(ctx, id, version), picture: await headPicture(ctx) }
      })
      // Outside the transaction: laying out a page takes longer than reading its words.
      const pdf = await quotationPdf(paper, picture)
      return reply
        .headers({ 'Content-Disposition': disposition('inline', `报价单 ${paper.number}.pdf`), 'Cache-Control': 'no-store' })
        .type('application/pdf')
        .send(pdf)
    },
  )
  app.get(
    '/api/receivables',
    { config, schema: { summary: '应收账龄', querystring: AskReceivables, response: { 200: Receivables } } },
    request => inRequest(deps, request, ctx => viewReceivables(ctx, request.query)),
  )
  app.get(
    '/api/receivables/invoices',
    { config, schema: { summary: '应收明细（每张发票一行）', querystring: ListOwed, response: { 200: OwedPage } } },
    request => inRequest(deps, request, ctx => listOwed(ctx, request.query)),
  )
  app.get(
    '/api/dunning',
    { config, schema: { summary: '催收清单', querystring: ListDunning, response: { 200: DunningPage } } },
    request => inRequest(deps, request, ctx => listDunning(ctx, request.query)),
  )
  app.get(
    '/api/payments',
    { config, schema: { summary: '收款一览', querystring: ListPayments, response: { 200: PaymentPage } } },
    request => inRequest(deps, request, ctx => listPayments(ctx, request.query)),
  )
  app.get(
    '/api/payments/proposal',
    { config, schema: { summary: '客户未收发票和分配建议', querystring: AskOpen, response: { 200: OpenOfCustomer } } },
    request => inRequest(deps, request, ctx => openOfCustomer(ctx, request.query)),
  )
  app.post(
    '/api/payments',
    { config, schema: { summary: '收款登记并分配', body: EnterPayment, response: { 201: EnteredPayment } } },
    (request, reply) => once(deps, request, reply, 201, ctx => enterPayment(ctx, request.body)),
  )
  app.get(
    '/api/money-exports',
    { config, schema: { summary: '分录导出清单', querystring: ListExports, response: { 200: ExportPage } } },
    request => inRequest(deps, request, ctx => listExports(ctx, request.query)),
  )
  app.post(
    '/api/money-exports',
    { config, schema: { summary: '导出一个月未导出的分录', body: MakeExport, response: { 201: ExportRow } } },
    (request, reply) => once(deps, request, reply, 201, ctx => makeExport(ctx, request.body.month)),
  )
  app.get(
    '/api/money-exports/:id/file',
    {
      config: { ...config, rateLimit: { max: 60, timeWindow: 60_000 } },
      schema: { summary: '导出文件（CSV 或 XLSX）', params: ById, querystring: ExportFile },
    },
    async (request, reply) => {
      const file = await inRequest(deps, request, ctx => exportFile(ctx, request.params.id, request.query.format))
      return reply
        .headers({ 'Content-Disposition': disposition('attachment', file.name), 'Cache-Control': 'no-store' })
        .type(file.type)
        .send(file.bytes)
    },
  )
}
