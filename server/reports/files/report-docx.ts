import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
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
import { headInDocx } from '../../company-head/on-paper.ts'
import type { PrintedReport, PrintedSection } from './printed-report.ts'

const grey = '555555'
/** The width between the margins of an A4 page, in twentieths of a point. */
const WIDTH = 9_866

/** A report as a Word document on A4 under the company's head, to be worked on outside; what was signed says so with its hash. */
export async function reportDocx(report: PrintedReport): Promise<Buffer> {
  const isChinese = report.language === 'zh'
  const say = (zh: string, en: string) => (isChinese ? zh : en)
  const { signed } = report
  const document = new Document({
    title: `${report.title} ${report.period}`,
    creator: report.company,
    styles: {
      default: {
        document: {
          run: {
            size: 21,
            font: { ascii: 'Arial', hAnsi: 'Arial', eastAsia: 'Microsoft YaHei' },
            language: { value: 'en-US', eastAsia: 'zh-CN' },
          },
        },
      },
    },
    sections: [
      {
        properties: {
          page: { size: { width: 11_906, height: 16_838 }, margin: { top: 1_400, bottom: 1_120, left: 1_020, right: 1_020 } },
        },
        headers: {
          default: new Header({
            children: [
              new Paragraph({
                border: { bottom: { style: BorderStyle.SINGLE, size: 8, color: '222222', space: 4 } },
                children: headInDocx(report.company, report.picture, 24),
              }),
            ],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [
                  new TextRun({
                    text: `${signed === null ? say('草稿，未签署', 'draft, not signed') : `SHA-256 ${signed.hash}`}    `,
                    ...{ color: grey, size: 14 },
                  }),
                  new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], color: grey, size: 16 }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({
            heading: HeadingLevel.TITLE,
            alignment: AlignmentType.CENTER,
            spacing: { after: 80 },
            children: [new TextRun({ text: report.title, bold: true, size: 34, color: '000000' })],
          }),
          centred(report.period),
          centred(report.under, grey),
          table(
            [
              [say('范围', 'Scope'), report.department, say('报送', 'To'), report.to],
              [
                ...[say('数字截至', 'Figures as of'), report.asOf],
                ...[say('版本', 'Version'), signed === null ? say('草稿', 'draft') : String(signed.version)],
              ],
            ],
            [1_300, 3_600, 1_100, 3_866],
            (_, column) => column % 2 === 0,
          ),
          ...report.sections.flatMap((section, at) => sectionOf(section, at, say)),
          ...(report.text.trim() === '' ? [] : [title(say('分析与结论', 'Analysis and conclusion')), ...lines(report.text)]),
          ...(signed === null
            ? [plain(say('未签署', 'Not signed'))]
            : [
                plain(''),
                plain(`${say('签署：', 'Signed: ')}${signed.by} ${signed.at}`),
                ...(signed.review === '' ? [] : [plain(`${say('审核：', 'Review: ')}${signed.review}`)]),
                ...(signed.received === '' ? [] : [plain(`${say('接收备案：', 'Received: ')}${signed.received}`)]),
              ]),
          plain(say('（盖章处）', '(seal)'), '999999'),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

function sectionOf(section: PrintedSection, at: number, say: (zh: string, en: string) => string): (Paragraph | Table)[] {
  return [
    title(`${at + 1}. ${section.title}${say(`（第 ${section.clause} 条）`, ` (clause ${section.clause})`)}`),
    plain(section.words),
    ...(section.figures.length === 0
      ? []
      : [
          table(
            [
              [say('指标', 'Figure'), say('数值', 'Value'), say('口径', 'Of')],
              ...section.figures.map(one => [one.title, one.value, one.note]),
            ],
            [4_000, 2_200, 3_666],
            row => row === 0,
          ),
        ]),
    ...section.tables.flatMap(one => [
      plain(one.title),
      table(
        [one.head, ...one.rows.map(row => row.map(String))],
        one.head.map(() => Math.floor(WIDTH / one.head.length)),
        row => row === 0,
      ),
      ...(one.more === 0 ? [] : [plain(say(`另有 ${one.more} 行未列出`, `${one.more} more rows`), grey)]),
    ]),
    ...(section.comment === '' ? [] : lines(`${say('说明：', 'Comment: ')}${section.comment}`)),
  ]
}

const plain = (text: string, color?: string) =>
  new Paragraph({
    spacing: { before: 40, after: 40 },
    children: [new TextRun({ text, ...(color === undefined ? {} : { color }) })],
  })
const lines = (text: string) => text.split(/\r?\n/).map(line => plain(line))
const centred = (text: string, color?: string) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 80 },
    children: [new TextRun({ text, size: 19, ...(color === undefined ? {} : { color }) })],
  })
const title = (text: string) =>
  new Paragraph({
    heading: HeadingLevel.HEADING_2,
    keepNext: true,
    spacing: { before: 260, after: 80 },
    children: [new TextRun({ text, bold: true, size: 25, color: '000000' })],
  })

function table(
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  isLabel: (row: number, column: number) => boolean,
): Table {
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: [...widths],
    rows: rows.map(
      (row, at) =>
        new TableRow({
          cantSplit: true,
          children: row.map(
            (text, column) =>
              new TableCell({
                width: { size: widths[column] ?? 0, type: WidthType.DXA },
                margins: { top: 40, bottom: 40, left: 90, right: 90 },
                ...(isLabel(at, column) ? { shading: { type: ShadingType.CLEAR, fill: 'F3F4F6' } } : {}),
                children: [
                  new Paragraph({ children: [new TextRun({ text: text === '' ? '—' : text, bold: isLabel(at, column) })] }),
                ],
              }),
          ),
        }),
    ),
  })
}
