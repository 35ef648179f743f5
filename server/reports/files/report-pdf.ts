import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { headInPdf } from '../../company-head/on-paper.ts'
import { loadPrinter, thinLines, withMark } from '../../forms/printer.ts'
import type { PrintedReport, PrintedSection } from './printed-report.ts'

const grey = '#555555'
const shade = '#f3f4f6'

/** A report on A4 under the company's head, with Chinese type: parts with figures and tables, words, signature, review, hash; page x of y. */
export async function reportPdf(report: PrintedReport, mark?: string): Promise<Buffer> {
  return (await loadPrinter()).createPdf(withMark(documentOf(report), mark)).getBuffer()
}

function documentOf(report: PrintedReport): TDocumentDefinitions {
  const isChinese = report.language === 'zh'
  const say = (zh: string, en: string) => (isChinese ? zh : en)
  const { signed } = report
  return {
    pageSize: 'A4',
    pageMargins: [46, 72, 46, 56],
    defaultStyle: { font: 'NotoSansSC', fontSize: 10, lineHeight: 1.35 },
    pageBreakBefore: (node, nodes) => node.headlineLevel === 1 && nodes.getFollowingNodesOnPage().length < 2,
    info: { title: `${report.title} ${report.period}`, author: report.company, creator: 'Bihuan' },
    language: isChinese ? 'zh-CN' : 'en',
    header: {
      margin: [46, 28, 46, 0],
      stack: [
        {
          columns: [
            headInPdf(report.company, report.picture, 12),
            { text: `${report.title} ${report.period}`, alignment: 'right', fontSize: 9, color: grey, margin: [0, 4, 0, 0] },
          ],
        },
        { canvas: [{ type: 'line', x1: 0, y1: 4, x2: 503, y2: 4, lineWidth: 1, lineColor: '#222222' }] },
      ],
    },
    footer: (page: number, pages: number) => ({
      margin: [46, 14, 46, 0],
      fontSize: 7.5,
      color: grey,
      columns: [
        {
          text: `${signed === null ? say('草稿，未签署', 'Draft, not signed') : `SHA-256 ${signed.hash}`}\n${say('打印', 'Printed')} ${report.printedAt}`,
          width: '*',
        },
        { text: say(`第 ${page} 页 / 共 ${pages} 页`, `page ${page} of ${pages}`), alignment: 'right', width: 100 },
      ],
    }),
    content: [
      { text: report.title, fontSize: 17, bold: true, alignment: 'center', margin: [0, 4, 0, 4] },
      { text: report.period, alignment: 'center', margin: [0, 0, 0, 2] },
      { text: report.under, alignment: 'center', fontSize: 9, color: grey, margin: [0, 0, 0, 10] },
      {
        layout: thinLines,
        table: {
          widths: [70, '*', 70, '*'],
          body: [
            [label(say('范围', 'Scope')), report.department, label(say('报送', 'To')), report.to === '' ? '—' : report.to],
            [
              ...[label(say('数字截至', 'Figures as of')), report.asOf],
              ...[label(say('版本', 'Version')), signed === null ? say('草稿', 'draft') : String(signed.version)],
            ],
          ],
        },
      },
      ...report.sections.flatMap((section, at) => sectionOf(section, at, report)),
      ...(report.text.trim() === ''
        ? []
        : [heading(say('分析与结论', 'Analysis and conclusion')), { text: report.text } as Content]),
      signature(report, say),
    ],
  }
}

const label = (text: string): TableCell => ({ text, bold: true, fillColor: shade })
const heading = (text: string): Content => ({ text, fontSize: 12.5, bold: true, margin: [0, 14, 0, 4], headlineLevel: 1 })

function sectionOf(section: PrintedSection, at: number, { language }: PrintedReport): Content[] {
  const isChinese = language === 'zh'
  return [
    heading(`${at + 1}. ${section.title}${isChinese ? `（第 ${section.clause} 条）` : ` (clause ${section.clause})`}`),
    { text: section.words, margin: [0, 0, 0, 4] },
    ...(section.figures.length === 0
      ? []
      : [
          {
            layout: thinLines,
            table: {
              widths: ['*', 110, '*'],
              body: [
                [label(isChinese ? '指标' : 'Figure'), label(isChinese ? '数值' : 'Value'), label(isChinese ? '口径' : 'Of')],
                ...section.figures.map(one => [one.title, { text: one.value, alignment: 'right' as const }, one.note]),
              ],
            },
            margin: [0, 0, 0, 6],
          } as Content,
        ]),
    ...section.tables.flatMap((table): Content[] => [
      ...(table.title === '' ? [] : [{ text: table.title, bold: true, margin: [0, 4, 0, 3] } as Content]),
      {
        layout: thinLines,
        fontSize: 9,
        table: {
          headerRows: 1,
          dontBreakRows: true,
          widths: table.head.map((_, column) => (column === 1 || table.head.length < 4 ? '*' : 'auto')),
          body: [
            table.head.map(label),
            ...table.rows.map(row =>
              row.map((value): TableCell => ({ text: String(value), alignment: typeof value === 'number' ? 'right' : 'left' })),
            ),
          ],
        },
        margin: [0, 0, 0, 4],
      },
      ...(table.more === 0
        ? []
        : [
            {
              text: isChinese ? `另有 ${table.more} 行未列出` : `${table.more} more rows`,
              color: grey,
              fontSize: 8.5,
            } as Content,
          ]),
    ]),
    ...(section.comment === ''
      ? []
      : [{ text: `${isChinese ? '说明：' : 'Comment: '}${section.comment}`, margin: [0, 2, 0, 2] } as Content]),
  ]
}

/** Who signed and when, what the review said, room for the seal. Kept on one page. */
function signature({ signed }: PrintedReport, say: (zh: string, en: string) => string): Content {
  const line = (name: string, value: string) => `${name}${say('：', ': ')}${value}`
  return {
    unbreakable: true,
    margin: [0, 22, 0, 0],
    columnGap: 16,
    columns: [
      {
        width: '*',
        text:
          signed === null
            ? say('未签署', 'Not signed')
            : [
                line(say('签署', 'Signed'), `${signed.by} ${signed.at}`),
                ...(signed.review === '' ? [] : [line(say('审核', 'Review'), signed.review)]),
                ...(signed.received === '' ? [] : [line(say('接收备案', 'Received'), signed.received)]),
                ...(signed.intact ? [] : [say('存证校验不符！', 'The hash does not match!')]),
              ].join('\n'),
      },
      {
        width: 150,
        layout: thinLines,
        table: {
          widths: ['*'],
          heights: [70],
          body: [[{ text: say('（盖章处）', '(seal)'), alignment: 'center', color: '#999999', margin: [0, 26, 0, 0] }]],
        },
      },
    ],
  }
}
