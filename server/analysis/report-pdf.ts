import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { FALSE_DISCOVERIES } from '../../engine/analysis/associations.ts'
import { type Palette, paretoOption, trendOption } from '../../engine/analysis/chart-options.ts'
import { methodOf } from '../../engine/analysis/method.ts'
import { inLanguage } from '../../events/in-language.ts'
import type { Language, Text } from '../../events/text.ts'
import type { HeadPicture } from '../company-head/company-head.ts'
import { headInPdf } from '../company-head/on-paper.ts'
import { kindTitles } from '../export/columns.ts'
import { loadPrinter, thinLines, withMark } from '../forms/printer.ts'
import { dimensionTitles } from './dimensions-schema.ts'
import { drawChart } from './draw-chart.ts'
import { type PaperWord, paperWords, tablesOf } from './say.ts'
import type { AnalysisReportView } from './schema.ts'

const grey = '#555555'
const shade = '#f3f4f6'
const paper: Palette = {
  ...{
    text: '#222222',
    faint: '#666666',
    line: '#dddddd',
    bar: '#5b8ff9',
    second: '#d9730d',
    third: '#3a8a5f',
    alert: '#c02020',
  },
  font: 'NotoSansSC',
}
export type PaperReport = Pick<AnalysisReportView, 'document' | 'comments' | 'hash' | 'issuedBy'> & {
  readonly company: string
  readonly picture?: HeadPicture | undefined
  readonly issuedAt: string
  readonly printedAt: string
}
const WIDTH = 500

/** An analysis on A4 as it was issued: comments, pictures with their tables, method, hash; page x of y. */
export async function reportPdf(report: PaperReport, language: Language, mark?: string): Promise<Buffer> {
  const definition = await documentOf(report, language)
  return (await loadPrinter()).createPdf(withMark(definition, mark)).getBuffer()
}

async function documentOf(
  { document, comments, hash, issuedBy, company, picture, issuedAt, printedAt }: PaperReport,
  language: Language,
): Promise<TDocumentDefinitions> {
  const isChinese = language === 'zh'
  const say = (text: Text | undefined) => (text === undefined ? '' : inLanguage(text, language))
  const t = (word: PaperWord) => say(paperWords[word])
  const title = `${say(kindTitles[document.kind])}${isChinese ? '' : ': '}${t('title')}`
  const period = `${document.from} – ${document.to}`
  const { rows } = document.associations
  const sure = rows.filter(row => row.q <= FALSE_DISCOVERIES)
  // On paper only what is significant, and how much is not; the workbook has all.
  const tables = tablesOf({ ...document, associations: { ...document.associations, rows: sure } }, language, dimensionTitles)
  const tableOf = (id: string): Content[] => {
    const table = tables.find(one => one.id === id)
    if (table === undefined || table.rows.length === 0) return []
    return [
      // Where the heading of the part says the same, it is said once.
      ...(id.startsWith('distribution') || id === 'times' || id === 'compensation'
        ? [{ text: table.title, bold: true, margin: [0, 6, 0, 3], headlineLevel: 2 } as Content]
        : []),
      {
        layout: thinLines,
        table: {
          headerRows: 1,
          dontBreakRows: true,
          // Of many columns each has its part; the names of few take what room there is.
          widths: table.head.map((_, at) => (table.head.length > 5 ? (at === 0 ? 110 : '*') : at === 0 ? '*' : 'auto')),
          body: [
            table.head.map((text): TableCell => ({ text, bold: true, fillColor: shade })),
            ...table.rows.map(row =>
              row.map((cell): TableCell => ({ text: String(cell), alignment: typeof cell === 'number' ? 'right' : 'left' })),
            ),
          ],
        },
      },
    ]
  }
  const heading = (word: PaperWord): Content => ({
    text: t(word),
    fontSize: 12,
    bold: true,
    margin: [0, 12, 0, 4],
    headlineLevel: 1,
  })
  const said = (text: string | undefined): Content[] =>
    text === undefined || text === '' ? [] : [{ text, margin: [0, 2, 0, 4] }]
  const none: Content[] = [{ text: isChinese ? '无' : 'None', color: grey }]
  const shown = document.distributions.filter(one => one.rows.some(row => row.key !== 'none'))
  const pareto = shown[0]
  const pictures = {
    pareto:
      pareto &&
      (await drawChart(
        paretoOption(
          pareto.rows.map(row => ({ name: say(row.title), count: row.count, running: row.running })),
          { label: title, cases: t('cases'), running: `${t('running')} %` },
          paper,
        ),
        WIDTH,
        230,
      )),
    trend: await drawChart(
      trendOption(
        document.trend.buckets.map(one => ({
          name: document.step === 'month' ? one.from.slice(0, 7) : one.from.slice(5),
          ...{ count: known(document.trend.since, one), outside: one.outside, partial: one.partial },
          previous: known(document.trend.since, one.previous),
          lastYear: known(document.trend.since, one.lastYear),
        })),
        document.trend.limits,
        {
          label: title,
          now: t('cases'),
          previous: t('previous'),
          lastYear: t('lastYear'),
          mean: t('mean'),
          upper: t('upper'),
          lower: t('lower'),
        },
        paper,
      ),
      WIDTH,
      230,
    ),
  }
  return {
    pageSize: 'A4',
    pageMargins: [46, 60, 46, 56],
    defaultStyle: { font: 'NotoSansSC', fontSize: 9.5, lineHeight: 1.3 },
    pageBreakBefore: (node, nodes) => node.headlineLevel !== undefined && nodes.getFollowingNodesOnPage().length < 2,
    info: { title: `${title} ${period}`, author: company, creator: 'Bihuan' },
    language: isChinese ? 'zh-CN' : 'en',
    header: {
      margin: [46, 26, 46, 0],
      columns: [headInPdf(company, picture, 9), { text: `${title} ${period}`, alignment: 'right', fontSize: 9, color: grey }],
    },
    footer: (page: number, pages: number) => ({
      margin: [46, 14, 46, 0],
      fontSize: 7.5,
      color: grey,
      columns: [
        { text: `SHA-256 ${hash}\n${isChinese ? '打印' : 'Printed'} ${printedAt}`, width: '*' },
        { text: isChinese ? `第 ${page} 页 / 共 ${pages} 页` : `page ${page} of ${pages}`, alignment: 'right', width: 100 },
      ],
    }),
    content: [
      { text: title, fontSize: 16, bold: true, alignment: 'center', margin: [0, 0, 0, 4] },
      { text: period, alignment: 'center', margin: [0, 0, 0, 2] },
      {
        text: isChinese
          ? `${issuedBy.name} 于 ${issuedAt} 签发，数字为签发时的数字，共 ${document.cases} 件`
          : `Issued by ${issuedBy.name} on ${issuedAt}; figures as of then, ${document.cases} cases`,
        ...{ alignment: 'center', fontSize: 9, color: grey },
      },
      heading('conclusion'),
      ...said(comments.conclusion),
      together(heading('distribution'), said(comments.distribution), pictures.pareto),
      ...shown.flatMap(one => tableOf(`distribution-${one.dimension}`)),
      together(heading('trend'), said(comments.trend), pictures.trend),
      ...tableOf('trend'),
      heading('association'),
      ...said(comments.association),
      ...(sure.length === 0 ? none : tableOf('association')),
      ...(rows.length === sure.length
        ? []
        : [
            {
              text: isChinese
                ? `另有 ${rows.length - sure.length} 组不显著，可能只是偶然。`
                : `${rows.length - sure.length} more are not significant.`,
              color: grey,
            } as Content,
          ]),
      heading('times'),
      ...said(comments.times),
      ...tableOf('times'),
      heading('repeats'),
      { text: isChinese ? `重复投诉 ${document.repeats.cases} 件。` : `${document.repeats.cases} raised again.` },
      ...said(comments.repeats),
      ...(document.compensation.cases === 0 ? none : tableOf('compensation')),
      heading('measures'),
      ...said(comments.measures),
      ...(document.measures.length === 0 ? none : tableOf('measures')),
      { text: isChinese ? '口径' : 'How it was counted', bold: true, margin: [0, 14, 0, 4], headlineLevel: 1 },
      { ul: methodOf(document, language), fontSize: 8.5, color: grey },
    ],
  }
}

/** A heading, what is said and its picture on one page. */
const together = (heading: Content, said: Content[], svg: string | undefined): Content => ({
  unbreakable: true,
  stack: [heading, ...said, ...(svg === undefined ? [] : [{ svg, width: WIDTH }])],
})

/** A count of before there was a case at all is not known. */
const known = (since: string | null, span: { to: string; count: number }): number | null =>
  since === null || span.to < since ? null : span.count
