import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { fishboneSvg } from './eight-d-fishbone.ts'
import type { EightD, EightDBlock } from './eight-d-schema.ts'

type Say = (zh: string, en: string) => string
const ink = { grey: '555555', shade: 'F3F4F6', red: 'A21820' }
/** Half points: 10 pt, as the PDF has. */
const SIZE = 20
/** The width between the margins of an A4 page, in twentieths of a point. */
const WIDTH = 9_866
/** Word asks for a picture that older versions show instead of the drawing: one clear pixel, since the outline stands above it. */
const clearPixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
)

/** An 8D report as a Word document on A4, to be worked on outside: the same sections as on the screen, gaps marked as gaps. */
export async function eightDDocx(view: EightD, isChinese: boolean): Promise<Buffer> {
  const say: Say = (zh, en) => (isChinese ? zh : en)
  const document = new Document({
    title: `8D ${view.number}`,
    creator: view.company,
    styles: {
      default: {
        document: {
          run: {
            size: SIZE,
            font: { ascii: 'Arial', hAnsi: 'Arial', eastAsia: 'Microsoft YaHei' },
            language: { value: 'en-US', eastAsia: 'zh-CN' },
          },
        },
      },
    },
    sections: [
      {
        properties: {
          page: { size: { width: 11_906, height: 16_838 }, margin: { top: 1_200, bottom: 1_120, left: 1_020, right: 1_020 } },
        },
        headers: { default: new Header({ children: [plain(`${view.company}    8D ${view.number}`, { color: ink.grey })] }) },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [
                  new TextRun({ text: `${say('导出', 'Exported')} ${view.printedAt}    `, color: ink.grey }),
                  new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], color: ink.grey }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({
            heading: HeadingLevel.TITLE,
            alignment: AlignmentType.CENTER,
            spacing: { after: 160 },
            children: [new TextRun({ text: say('8D 报告', '8D report'), bold: true, size: 32 })],
          }),
          table(
            [
              [say('案件', 'Case'), `${view.number} ${view.title}`, say('等级', 'Level'), view.level],
              [say('客户', 'Customer'), view.customer, say('产品', 'Product'), view.product],
              [say('登记', 'Opened'), view.openedOn, say('办结', 'Closed'), view.closedOn],
            ],
            { widths: [1_100, 4_900, 1_100, 2_766], isLabel: (_, column) => column % 2 === 0 },
          ),
          ...view.sections.flatMap(section => [
            new Paragraph({
              heading: HeadingLevel.HEADING_2,
              keepNext: true,
              spacing: { before: 240, after: 80 },
              children: [new TextRun({ text: `${section.id} ${section.title}`.trim(), bold: true, size: 24, color: '000000' })],
            }),
            ...(section.gap === null
              ? section.blocks.flatMap(block => [...blockOf(block, say), gap()])
              : [plain(`${say('缺：', 'Gap: ')}${section.gap}`, { color: ink.red })]),
          ]),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

/** Text of several lines keeps its lines. */
const runs = (text: string, style: { bold?: boolean; color?: string } = {}) =>
  text.split(/\r?\n/).map((line, at) => new TextRun({ ...style, text: line, ...(at === 0 ? {} : { break: 1 }) }))
const plain = (text: string, style: { bold?: boolean; color?: string; indent?: number } = {}) => {
  const { indent = 0, ...run } = style
  return new Paragraph({ spacing: { before: 20, after: 20 }, indent: { left: indent }, children: runs(text, run) })
}

/** Word joins two tables with nothing between them. */
const gap = () => new Paragraph({ spacing: { line: 120 }, children: [] })

type TableForm = { widths: readonly number[]; isLabel(row: number, column: number): boolean; hasHead?: boolean }
function table(rows: readonly (readonly string[])[], { widths, isLabel, hasHead = false }: TableForm): Table {
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: [...widths],
    rows: rows.map(
      (row, at) =>
        new TableRow({
          tableHeader: hasHead && at === 0,
          cantSplit: true,
          children: row.map((text, column) => {
            const label = isLabel(at, column)
            return new TableCell({
              width: { size: widths[column] ?? 0, type: WidthType.DXA },
              margins: { top: 40, bottom: 40, left: 90, right: 90 },
              ...(label ? { shading: { type: ShadingType.CLEAR, fill: ink.shade } } : {}),
              children: [plain(text === '' ? '—' : text, { bold: label })],
            })
          }),
        }),
    ),
  })
}

function blockOf(block: EightDBlock, say: Say): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'facts':
      return [
        table(
          block.items.map(({ label, text }) => [label, text]),
          { widths: [1_900, WIDTH - 1_900], isLabel: (_, column) => column === 0 },
        ),
      ]
    case 'table':
      return [
        ...(block.title === '' ? [] : [plain(block.title)]),
        table([block.head, ...block.rows], { widths: shares(block), isLabel: row => row === 0, hasHead: true }),
      ]
    case 'whys':
      return [
        plain(block.title),
        ...block.steps.map((step, at) => {
          const cited =
            step.evidence.length === 0
              ? ''
              : say(`（证据 ${step.evidence.join('、')}）`, ` (evidence ${step.evidence.join(', ')})`)
          return plain(`${at + 1}. ${step.text}${cited}`, { indent: at * 240 })
        }),
      ]
    case 'fishbone': {
      const { svg, width, height } = fishboneSvg(block, 'Microsoft YaHei, PingFang SC, sans-serif')
      return [
        plain(block.title),
        ...block.bones
          .filter(bone => bone.causes.length > 0)
          .flatMap(bone => [
            plain(bone.title, { bold: true }),
            ...bone.causes.map(cause =>
              plain(`– ${cause.text}${cause.note === '' ? '' : say(`（${cause.note}）`, ` (${cause.note})`)}`, {
                indent: 240 * (cause.depth + 1),
              }),
            ),
          ]),
        new Paragraph({
          children: [
            new ImageRun({
              type: 'svg',
              data: Buffer.from(svg),
              transformation: { width: 620, height: Math.round((620 * height) / width) },
              fallback: { type: 'png', data: clearPixel },
              altText: { name: block.title, title: block.title, description: block.effect },
            }),
          ],
        }),
      ]
    }
  }
}

/** Columns as wide as what they have to say, none below a tenth of the page. */
function shares({ head, rows }: Extract<EightDBlock, { kind: 'table' }>): number[] {
  const sizes = head.map((title, at) =>
    Math.max(4, Math.min(40, Math.max(title.length, ...rows.map(row => row[at]?.length ?? 0)))),
  )
  const sum = sizes.reduce((a, b) => a + b, 0)
  return sizes.map(size => Math.floor((WIDTH * size) / sum))
}
