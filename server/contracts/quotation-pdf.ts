import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { sayCapital } from '../../engine/contracts/capital.ts'
import type { HeadPicture } from '../company-head/company-head.ts'
import { headInPdf } from '../company-head/on-paper.ts'
import { loadPrinter, thinLines } from '../forms/printer.ts'
import { yuanOf } from '../payroll/export-file.ts'
import type { QuotationPaper } from './quotation-paper.ts'

const grey = '#555555'
const head = (text: string): TableCell => ({ text, bold: true, fillColor: '#f3f4f6', fontSize: 9 })
const money = (fen: number): string => yuanOf(fen).replace(/\B(?=(\d{3})+(?!\d)\.?)(?=\d+\.)/g, ',')

/** A quotation on A4: lines, sums, the amount in 大写, until when it holds, places to sign, the hash of what was quoted. */
export async function quotationPdf(paper: QuotationPaper, picture?: HeadPicture): Promise<Buffer> {
  return (await loadPrinter()).createPdf(documentOf(paper, picture)).getBuffer()
}

function documentOf(paper: QuotationPaper, picture: HeadPicture | undefined): TDocumentDefinitions {
  return {
    pageSize: 'A4',
    pageMargins: [44, 60, 44, 60],
    defaultStyle: { font: 'NotoSansSC', fontSize: 10, lineHeight: 1.3 },
    info: { title: `报价单 ${paper.number}`, author: paper.company, creator: 'Bihuan' },
    language: 'zh-CN',
    header: {
      margin: [44, 26, 44, 0],
      columns: [
        headInPdf(paper.company, picture, 9),
        { text: `编号：${paper.number}`, alignment: 'right', fontSize: 9, color: grey },
      ],
    },
    footer: (page: number, pages: number) => ({
      margin: [44, 18, 44, 0],
      fontSize: 8,
      color: grey,
      columns: [
        { text: `存证 SHA-256：${paper.hash}`, width: '*' },
        { text: `第 ${page} 页 / 共 ${pages} 页`, alignment: 'right', width: 90 },
      ],
    }),
    content: [
      { text: '报  价  单', fontSize: 16, bold: true, alignment: 'center', margin: [0, 0, 0, 10] },
      {
        columns: [
          { text: `客户：${paper.customer === '' ? '—' : paper.customer}\n事由：${paper.title}` },
          {
            text: `报价日期：${paper.day}\n有效期至：${paper.validUntil}\n第 ${paper.version} 版`,
            alignment: 'right',
            width: 160,
          },
        ],
        margin: [0, 0, 0, 8],
      },
      lineTable(paper),
      {
        margin: [0, 8, 0, 0],
        text: [
          { text: `合计（大写）：${sayCapital(paper.totalFen)}\n`, bold: true },
          `小写：¥${money(paper.totalFen)}　不含税 ¥${money(paper.netFen)}，税额 ¥${money(paper.taxFen)}\n`,
          { text: paper.taxIncluded ? '单价均为含税价。' : '单价均为不含税价，税额另计，已列入合计。', color: grey },
        ],
      },
      ...(paper.terms === '' ? [] : [{ text: `条款：${paper.terms}`, margin: [0, 8, 0, 0] } as Content]),
      {
        unbreakable: true,
        margin: [0, 22, 0, 0],
        columns: [
          { text: `报价单位（章）\n\n经办人：${paper.by}\n日期：${paper.day}` },
          { text: '客户确认：接受以上报价\n\n签字（章）：\n日期：' },
        ],
      },
    ],
  }
}

function lineTable({ lines }: QuotationPaper): Content {
  const right = (text: string): TableCell => ({ text, alignment: 'right', fontSize: 9 })
  const rows: TableCell[][] = lines.map(line => [
    { text: String(line.line), fontSize: 9 },
    { text: line.part === null ? line.item : `${line.item}\n${line.part}`, fontSize: 9 },
    { text: line.unit, fontSize: 9 },
    right(String(line.quantity)),
    right(money(line.unitPriceFen)),
    right(line.discountPercent === 0 ? '' : `-${line.discountPercent}%`),
    right(`${line.taxPercent}%`),
    right(money(line.taxFen)),
    right(money(line.totalFen)),
  ])
  const heads = ['行', '名称、件号', '单位', '数量', '单价', '折扣', '税率', '税额', '价税合计'].map(head)
  return {
    table: { headerRows: 1, widths: [18, '*', 28, 42, 62, 36, 32, 58, 70], body: [heads, ...rows], dontBreakRows: true },
    layout: thinLines,
  }
}
