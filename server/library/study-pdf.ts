import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { inLanguage } from '../../events/in-language.ts'
import type { Language } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { loadPrinter, thinLines, withMark } from '../forms/printer.ts'
import { printedMoment } from '../forms/value-text.ts'
import type { Study } from './schema.ts'

const grey = '#555555'
const shade = '#f3f4f6'

/** What the paper says besides the study itself. */
export type StudyPaper = {
  readonly study: Study
  readonly company: string
  readonly publishedOn: string
  readonly printedAt: string
}

/** A study with the moments in the company's own time. */
export async function paperOf(ctx: Ctx, study: Study): Promise<StudyPaper> {
  const { name, name_en } = await ctx.tx
    .selectFrom('organisations')
    .select(['name', 'name_en'])
    .where('id', '=', ctx.org)
    .executeTakeFirstOrThrow()
  return {
    ...{ study, company: ctx.language === 'en' && name_en !== '' ? name_en : name },
    ...{ publishedOn: printedMoment(ctx, study.publishedAt), printedAt: printedMoment(ctx, ctx.now) },
  }
}

const parts = [
  ['problem', '问题', 'Problem'],
  ['rootCause', '根本原因', 'Root cause'],
  ['solution', '解决办法', 'Solution'],
  ['measures', '纠正和预防措施', 'Corrective and preventive actions'],
  ['effect', '效果', 'Effect'],
  ['experience', '经验', 'Lessons'],
] as const

/** A case study on A4 as PDF, page x of y; nobody stands in it by name. */
export async function studyPdf(paper: StudyPaper, language: Language, mark?: string): Promise<Buffer> {
  return (await loadPrinter()).createPdf(withMark(documentOf(paper, language), mark)).getBuffer()
}

function documentOf({ study, company, publishedOn, printedAt }: StudyPaper, language: Language): TDocumentDefinitions {
  const say = (zh: string, en: string) => (language === 'en' ? en : zh)
  const title = (one: { title: Parameters<typeof inLanguage>[0] } | null) =>
    one === null ? '—' : inLanguage(one.title, language)
  const row = (a: string, b: string, c: string, d: string): TableCell[] => [
    { text: a, bold: true, fillColor: shade },
    { text: b || '—' },
    { text: c, bold: true, fillColor: shade },
    { text: d || '—' },
  ]
  const states = {
    'before-review': say('有审核之前入库，未经审核', 'from before there was a review'),
    unreviewed: say('未经审核', 'not reviewed'),
    published: say('已审核', 'reviewed'),
    withdrawn: say('已撤下', 'withdrawn'),
  }
  return {
    pageSize: 'A4',
    pageMargins: [46, 60, 46, 56],
    defaultStyle: { font: 'NotoSansSC', fontSize: 10, lineHeight: 1.4 },
    info: { title: study.title, author: company, creator: 'Bihuan' },
    language: language === 'en' ? 'en' : 'zh-CN',
    header: {
      margin: [46, 26, 46, 0],
      columns: [
        { text: company, bold: true, fontSize: 9 },
        {
          text: `${say('案例库', 'Case library')} · ${say('第', 'version ')}${study.version}${say('版', '')}`,
          alignment: 'right',
          fontSize: 9,
          color: grey,
        },
      ],
    },
    footer: (page: number, pages: number) => ({
      margin: [46, 18, 46, 0],
      fontSize: 8,
      color: grey,
      columns: [
        { text: `${say('打印', 'Printed')} ${printedAt}`, width: '*' },
        { text: say(`第 ${page} 页 / 共 ${pages} 页`, `page ${page} of ${pages}`), alignment: 'right', width: 110 },
      ],
    }),
    content: [
      { text: study.title, fontSize: 16, bold: true, alignment: 'center', margin: [0, 0, 0, 8] },
      {
        layout: thinLines,
        table: {
          widths: [70, '*', 70, '*'],
          body: [
            row(say('类别', 'Category'), title(study.category), say('等级', 'Level'), title(study.level)),
            row(say('产品', 'Product'), study.product, say('发布', 'Published'), `${publishedOn} ${states[study.state]}`),
            row(
              say('编码', 'Codes'),
              study.codes.map(one => `${one.code} ${inLanguage(one.title, language)}`).join('\n'),
              say('用得上', 'Helped'),
              say(`${study.helped} 件案件`, `in ${study.helped} cases`),
            ),
          ],
        },
      },
      ...parts.flatMap(([part, zh, en]): Content[] =>
        study[part] === ''
          ? []
          : [{ text: say(zh, en), bold: true, fontSize: 12, margin: [0, 12, 0, 3], headlineLevel: 1 }, { text: study[part] }],
      ),
    ],
  }
}
