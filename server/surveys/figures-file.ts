import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import {
  type FigureTable,
  givenTable,
  questionTable,
  sayEstimate,
  sayInterval,
  tooFew,
} from '../../engine/surveys/say-figures.ts'
import { inLanguage } from '../../events/in-language.ts'
import type { Questionnaire } from '../../events/questionnaire.ts'
import type { Language, Text } from '../../events/text.ts'
import { loadPrinter, thinLines, withMark } from '../forms/printer.ts'
import type { CutSide, CutsView } from './cuts-schema.ts'
import type { Tally } from './schema.ts'

/** The figures of a questionnaire or a survey as they go on paper, in words of one language. */
export type PrintedFigures = {
  readonly company: string
  readonly title: string
  /** What they are of: version, period, population, hash. */
  readonly under: readonly Text[]
  readonly content: Pick<Questionnaire, 'questions'>
  readonly tally: Tally
  readonly cuts: CutsView | undefined
  readonly printedAt: string
  readonly language: Language
}

const say = (zh: string, en: string): Text => ({ zh, en })
const sides: Readonly<Record<CutSide, Text>> = {
  department: say('部门', 'Department'),
  person: say('人员', 'Person'),
  kind: say('案件类型', 'Kind of case'),
  product: say('产品', 'Product'),
  month: say('月份', 'Month'),
}

function tablesOf({ content, tally, cuts }: PrintedFigures): FigureTable[] {
  const enough: Text = tally.isSufficient ? { zh: '' } : tooFew
  return [
    {
      title: say('总体', 'Overall'),
      head: [say('项目', 'Figure'), say('数值', 'Value'), say('95% 区间', '95% interval'), say('说明', 'Note')],
      rows: [
        [say('答卷 / 发出', 'Answers / asked'), `${tally.n} / ${tally.asked}`, '', enough],
        [say('回收率', 'Response rate'), sayEstimate(tally.response, 'percent'), sayInterval(tally.response, 'percent'), ''],
        [say('满意率', 'Satisfied'), sayEstimate(tally.satisfied, 'percent'), sayInterval(tally.satisfied, 'percent'), enough],
        ...(tally.handedByJudged
          ? [
              [
                ...[say('链接由被评价人交给客户', 'Link handed over by whoever it judges'), tally.handedByJudged, ''],
                say('已计入', 'counted'),
              ],
            ]
          : []),
      ],
    },
    questionTable(content, tally),
    givenTable(content, tally),
    ...(cuts === undefined ? [] : [cutTable(cuts)]),
  ]
}

function cutTable({ by, items, least, scope }: CutsView): FigureTable {
  const note =
    scope === 'seen'
      ? say('只计您能看到的案件', 'only cases that you see')
      : say(`少于 ${least} 份不给出比率和平均`, `under ${least} answers no share or mean`)
  return {
    title: say(`按${sides[by].zh}（${note.zh}）`, `By ${sides[by].en!.toLowerCase()} (${note.en})`),
    head: [
      ...[sides[by], say('答卷 / 发出', 'Answers / asked'), say('回收率', 'Response'), say('不满意', 'Not satisfied')],
      ...[say('满意率', 'Satisfied'), say('95% 区间', '95% interval'), say('平均', 'Mean')],
      say('链接由被评价人交给', 'Link handed by the judged'),
    ],
    rows: items.map(row => [
      ...[row.name, `${row.n} / ${row.asked}`, sayEstimate(row.response, 'percent'), row.low],
      ...(row.isSufficient
        ? [sayEstimate(row.satisfied, 'percent'), sayInterval(row.satisfied, 'percent'), sayEstimate(row.mean, 'mean')]
        : [tooFew, '', '']),
      row.handed,
    ]),
  }
}

const cellIn = (language: Language) => (cell: Text | string | number) =>
  typeof cell === 'object' ? inLanguage(cell, language) : cell

/** The figures as .xlsx: one sheet for each table, counts as numbers. */
export async function figuresXlsx(printed: PrintedFigures): Promise<Buffer> {
  // Loaded when the first list is exported: it would make every start slower by a third of a second.
  const { default: ExcelJS } = await import('exceljs')
  const { language } = printed
  const book = new ExcelJS.Workbook()
  book.creator = printed.company
  for (const [at, table] of tablesOf(printed).entries()) {
    const title = inLanguage(table.title, language)
    // A sheet's name has at most 31 characters and none of these.
    const sheet = book.addWorksheet(title.replace(/[*?:\\/[\]：]/g, ' ').slice(0, 31))
    sheet.columns = table.head.map((_, column) => ({ width: column === 0 ? 40 : 20 }))
    if (at === 0) {
      sheet.addRow([printed.company]).font = { bold: true }
      sheet.addRow([printed.title]).font = { bold: true, size: 13 }
      for (const line of printed.under) sheet.addRow([inLanguage(line, language)])
      sheet.addRow([])
    }
    sheet.addRow(table.head.map(text => inLanguage(text, language))).font = { bold: true }
    for (const row of table.rows) sheet.addRow(row.map(cellIn(language)))
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** The same on A4 with Chinese type; page x of y. */
export async function figuresPdf(printed: PrintedFigures, mark?: string): Promise<Buffer> {
  const { language, company, title } = printed
  const isChinese = language === 'zh'
  const tables = tablesOf(printed).flatMap((table): Content[] => [
    { text: inLanguage(table.title, language), bold: true, fontSize: 12, margin: [0, 12, 0, 4], headlineLevel: 1 },
    {
      layout: thinLines,
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: table.head.map((_, at) => (at === 0 ? '*' : 'auto')),
        body: [
          table.head.map((text): TableCell => ({ text: inLanguage(text, language), bold: true, fillColor: '#f3f4f6' })),
          ...table.rows.map(row =>
            row.map(
              (cell): TableCell => ({
                text: String(cellIn(language)(cell)),
                alignment: typeof cell === 'number' ? 'right' : 'left',
              }),
            ),
          ),
        ],
      },
    },
  ])
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: [46, 60, 46, 50],
    defaultStyle: { font: 'NotoSansSC', fontSize: 9.5, lineHeight: 1.3 },
    pageBreakBefore: (node, nodes) => node.headlineLevel === 1 && nodes.getFollowingNodesOnPage().length < 2,
    info: { title, author: company, creator: 'Bihuan' },
    language: isChinese ? 'zh-CN' : 'en',
    header: { text: company, bold: true, margin: [46, 28, 46, 0] },
    footer: (page: number, pages: number) => ({
      margin: [46, 12, 46, 0],
      fontSize: 7.5,
      columns: [
        { text: `${isChinese ? '打印' : 'Printed'} ${printed.printedAt}` },
        { text: isChinese ? `第 ${page} 页 / 共 ${pages} 页` : `page ${page} of ${pages}`, alignment: 'right' },
      ],
    }),
    content: [
      { text: title, fontSize: 16, bold: true, alignment: 'center', margin: [0, 0, 0, 4] },
      ...printed.under.map(
        (line): Content => ({ text: inLanguage(line, language), alignment: 'center', fontSize: 9, color: '#555555' }),
      ),
      ...tables,
    ],
  }
  return (await loadPrinter()).createPdf(withMark(definition, mark)).getBuffer()
}
