import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { loadPrinter, thinLines, withMark } from '../forms/printer.ts'
import { fishboneSvg } from './eight-d-fishbone.ts'
import type { EightD, EightDBlock } from './eight-d-schema.ts'

const grey = '#555555'
const shade = '#f3f4f6'

/** An 8D report on A4 as PDF: the same sections as on the screen, gaps marked as gaps, page x of y. */
export async function eightDPdf(view: EightD, isChinese: boolean, mark?: string): Promise<Buffer> {
  return (await loadPrinter()).createPdf(withMark(documentOf(view, isChinese), mark)).getBuffer()
}

function documentOf(view: EightD, isChinese: boolean): TDocumentDefinitions {
  const say = (zh: string, en: string) => (isChinese ? zh : en)
  return {
    pageSize: 'A4',
    pageMargins: [46, 60, 46, 56],
    defaultStyle: { font: 'NotoSansSC', fontSize: 10, lineHeight: 1.3 },
    pageBreakBefore: (node, nodes) => node.headlineLevel === 1 && nodes.getFollowingNodesOnPage().length < 2,
    info: { title: `8D ${view.number}`, author: view.company, creator: 'Bihuan' },
    language: isChinese ? 'zh-CN' : 'en',
    header: {
      margin: [46, 26, 46, 0],
      columns: [
        { text: view.company, bold: true, fontSize: 9 },
        { text: `8D ${view.number}`, alignment: 'right', fontSize: 9, color: grey },
      ],
    },
    footer: (page: number, pages: number) => ({
      margin: [46, 18, 46, 0],
      fontSize: 8,
      color: grey,
      columns: [
        { text: `${say('打印', 'Printed')} ${view.printedAt}`, width: '*' },
        { text: say(`第 ${page} 页 / 共 ${pages} 页`, `page ${page} of ${pages}`), alignment: 'right', width: 110 },
      ],
    }),
    content: [
      { text: say('8D 报告', '8D report'), fontSize: 16, bold: true, alignment: 'center', margin: [0, 0, 0, 8] },
      {
        layout: thinLines,
        table: {
          widths: [60, '*', 60, '*'],
          body: [
            head(say('案件', 'Case'), `${view.number} ${view.title}`, say('等级', 'Level'), view.level),
            head(say('客户', 'Customer'), view.customer, say('产品', 'Product'), view.product),
            head(say('登记', 'Opened'), view.openedOn, say('办结', 'Closed'), view.closedOn),
          ],
        },
      },
      ...view.sections.flatMap(section => [
        {
          text: `${section.id} ${section.title}`.trim(),
          bold: true,
          fontSize: 12,
          margin: [0, 12, 0, 4] as [number, number, number, number],
          headlineLevel: 1,
        },
        ...(section.gap === null
          ? section.blocks.map(block => blockOf(block, say))
          : [{ text: `${say('缺', 'Gap')}：${section.gap}`, color: '#a21820' } as Content]),
      ]),
    ],
  }
}

const head = (a: string, b: string, c: string, d: string): TableCell[] => [
  { text: a, bold: true, fillColor: shade },
  { text: b },
  { text: c, bold: true, fillColor: shade },
  { text: d === '' ? '—' : d },
]

function blockOf(block: EightDBlock, say: (zh: string, en: string) => string): Content {
  const margin: [number, number, number, number] = [0, 2, 0, 6]
  switch (block.kind) {
    case 'facts':
      return {
        margin,
        layout: thinLines,
        table: {
          widths: [90, '*'],
          body: block.items.map(({ label, text }) => [{ text: label, bold: true, fillColor: shade }, { text }]),
        },
      }
    case 'table':
      return {
        margin,
        stack: [
          ...(block.title === '' ? [] : [{ text: block.title, margin: [0, 2, 0, 2] } as Content]),
          {
            layout: thinLines,
            table: {
              headerRows: 1,
              widths: block.head.map((_, at) => (at === widest(block) ? '*' : 'auto')),
              body: [
                block.head.map((text): TableCell => ({ text, bold: true, fillColor: shade })),
                ...block.rows.map(row => row.map((text): TableCell => ({ text }))),
              ],
            },
          },
        ],
      }
    case 'whys':
      return {
        margin,
        stack: [
          { text: block.title, margin: [0, 2, 0, 2] },
          ...block.steps.map(
            (step, at): Content => ({
              margin: [at * 12, 1, 0, 1],
              text: `${at + 1}. ${step.text}${step.evidence.length === 0 ? '' : `（${say('证据', 'evidence')} ${step.evidence.join('、')}）`}`,
            }),
          ),
        ],
      }
    case 'fishbone':
      return {
        margin,
        stack: [
          { text: block.title, margin: [0, 2, 0, 2] },
          ...outline(block),
          { svg: fishboneSvg(block, 'NotoSansSC').svg, width: 500 },
        ],
      }
  }
}

/** The column with most to say takes what room there is. */
function widest({ head: titles, rows }: Extract<EightDBlock, { kind: 'table' }>): number {
  const sizes = titles.map((_, at) => Math.max(...rows.map(row => row[at]?.length ?? 0), 0))
  return sizes.indexOf(Math.max(...sizes))
}

function outline({ bones }: Extract<EightDBlock, { kind: 'fishbone' }>): Content[] {
  return bones
    .filter(bone => bone.causes.length > 0)
    .map(bone => ({
      margin: [0, 1, 0, 1],
      columns: [
        { width: 60, text: bone.title, bold: true },
        {
          width: '*',
          stack: bone.causes.map(cause => ({
            margin: [cause.depth * 12, 0, 0, 0] as [number, number, number, number],
            text: `– ${cause.text}${cause.note === '' ? '' : `（${cause.note}）`}`,
          })),
        },
      ],
    }))
}
