import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { type Role, roles } from '../../events/roles.ts'
import { listRoles } from '../access/role-names.ts'
import type { HeadPicture } from '../company-head/company-head.ts'
import { headInPdf } from '../company-head/on-paper.ts'
import { loadPrinter, thinLines, withMark } from './printer.ts'
import type { PrintView } from './schema.ts'

const decisions = { approve: '同意', return: '退回', reject: '不同意' } as const
const grey = '#555555'

/** A form on A4 paper as PDF: header with the company's picture, fields, approvals with names and dates, seal box, hash and QR code of the case, page x of y. Only the glyphs used are in it. */
export async function printPdf(view: PrintView, picture?: HeadPicture, mark?: string): Promise<Buffer> {
  return (await loadPrinter()).createPdf(withMark(documentOf(view, picture), mark)).getBuffer()
}

function documentOf(view: PrintView, picture: HeadPicture | undefined): TDocumentDefinitions {
  return {
    pageSize: 'A4',
    pageMargins: [50, 64, 50, 64],
    defaultStyle: { font: 'NotoSansSC', fontSize: 10.5, lineHeight: 1.3 },
    // The heading of the approvals never stays alone at the foot of a page.
    pageBreakBefore: (node, nodes) => node.headlineLevel === 1 && nodes.getFollowingNodesOnPage().length < 3,
    info: { title: `${view.title.zh} ${view.documentNumber}`, author: view.company.zh, creator: 'Bihuan' },
    language: 'zh-CN',
    header: {
      margin: [50, 28, 50, 0],
      columns: [
        headInPdf(view.company.zh, picture, 9),
        {
          text: `${view.template === null || view.template.number === '' ? '' : `${view.template.number}　第 ${view.template.version} 版　`}编号：${view.documentNumber}`,
          ...{ alignment: 'right', fontSize: 9, color: grey },
        },
      ],
    },
    footer: (page: number, pages: number) => ({
      margin: [50, 20, 50, 0],
      fontSize: 8,
      color: grey,
      columns: [
        { text: view.hash === null ? '草稿，未提交' : `存证 SHA-256：${view.hash}`, width: '*' },
        { text: `第 ${page} 页 / 共 ${pages} 页`, alignment: 'right', width: 90 },
      ],
    }),
    content: [
      { text: view.title.zh, fontSize: 16, bold: true, alignment: 'center', margin: [0, 0, 0, 4] },
      {
        text: `依据《${view.regulation.title.zh}》（${view.regulation.edition} 版）第 ${view.regulation.clause} 条`,
        alignment: 'center',
        fontSize: 9,
        color: grey,
        margin: [0, 0, 0, 12],
      },
      fieldTable(view),
      ...(view.approvals.length === 0
        ? []
        : [{ text: '审批意见', bold: true, margin: [0, 14, 0, 6], headlineLevel: 1 } as Content, approvalTable(view)]),
      ...(view.template === null || view.template.guide === ''
        ? []
        : [{ text: `填写说明：${view.template.guide}`, fontSize: 8.5, color: grey, margin: [0, 10, 0, 0] } as Content]),
      closing(view),
    ],
  }
}

function fieldTable(view: PrintView): Content {
  const rows: TableCell[][] = view.fields.map(field => [
    { text: field.title.zh, bold: true, fillColor: '#f3f4f6' },
    { text: field.value === '' ? '—' : field.value },
  ])
  rows.unshift([
    { text: '案件', bold: true, fillColor: '#f3f4f6' },
    { text: `${view.case.title}${view.case.level ? `（${view.case.level.zh}）` : ''}` },
  ])
  return { table: { widths: [100, '*'], body: rows, dontBreakRows: false }, layout: thinLines }
}

function approvalTable(view: PrintView): Content {
  const head: TableCell[] = ['岗位', '姓名', '意见', '时间', '依据'].map(text => ({ text, bold: true, fillColor: '#f3f4f6' }))
  // With the quorum reached, or the round replaced, nobody else is waited for.
  const isSettled = view.submitted !== null && view.submitted.outcome !== 'waiting'
  const rows: TableCell[][] = view.approvals.map(a => [
    { text: isRole(a.role) ? listRoles([a.role], 'zh') : a.role },
    { text: a.name },
    {
      text:
        a.decision === null
          ? isSettled
            ? '未表态（已办结）'
            : '（待签）'
          : `${decisions[a.decision]}${a.reason ? `：${a.reason}` : ''}`,
    },
    { text: a.at === null ? '' : (view.local[a.at] ?? '') },
    { text: `第 ${a.clause} 条` },
  ])
  return {
    table: { headerRows: 1, widths: [70, 60, '*', 92, 62], body: [head, ...rows], dontBreakRows: true },
    layout: thinLines,
  }
}

const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text)

/** Who submitted it, the place for the seal, and the way back to the case. Kept on one page. */
function closing(view: PrintView): Content {
  const submitted = view.submitted
    ? `提交人：${view.submitted.by.name}\n提交时间：${view.local[view.submitted.at] ?? ''}\n第 ${view.submitted.round} 次提交`
    : '提交人：\n提交时间：'
  return {
    unbreakable: true,
    margin: [0, 18, 0, 0],
    columns: [
      { width: '*', text: `${submitted}\n打印时间：${view.local[view.printedAt] ?? ''}` },
      {
        width: 150,
        table: {
          widths: ['*'],
          heights: [78],
          body: [[{ text: '（盖章处）', alignment: 'center', color: '#999999', margin: [0, 28, 0, 0] }]],
        },
        layout: thinLines,
      },
      {
        width: 100,
        alignment: 'right',
        stack: [
          { qr: view.case.url, fit: 76, eccLevel: 'M' },
          { text: '扫码查看案件', fontSize: 8, color: grey },
        ],
      },
    ],
    columnGap: 16,
  }
}
