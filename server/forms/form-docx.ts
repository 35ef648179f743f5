import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  PatchType,
  patchDocument,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { type Role, roles } from '../../events/roles.ts'
import { listRoles } from '../access/role-names.ts'
import type { HeadPicture } from '../company-head/company-head.ts'
import { headInDocx, headPictureInDocx } from '../company-head/on-paper.ts'
import { placeholdersIn } from '../form-templates/layout.ts'
import { commonPlaceholders, type Placeholder } from '../form-templates/placeholders.ts'
import type { PrintView } from './schema.ts'

const grey = '555555'
/** The width between the margins of an A4 page, in twentieths of a point. */
const WIDTH = 9_866
const decisions = { approve: '同意', return: '退回', reject: '不同意' } as const

/** A form as a Word document: on the company's own layout where there is one, else on the plain page. */
export function formDocx(view: PrintView, layout: Buffer | undefined, picture: HeadPicture | undefined): Promise<Buffer> {
  return layout === undefined ? plainPage(view, picture) : onLayout(view, layout, picture)
}

/** What a form says under each placeholder's name. */
function wordsOf(view: PrintView): Map<string, string> {
  const { submitted, regulation, template } = view
  const words = new Map<string, string>()
  for (const field of view.fields) if (!words.has(field.title.zh)) words.set(field.title.zh, field.value)
  const own: Readonly<Record<string, string>> = {
    公司: view.company.zh,
    标题: view.title.zh,
    表单编号: template?.number ?? '',
    模板版本: template === null ? '' : String(template.version),
    单据编号: view.documentNumber,
    依据: `《${regulation.title.zh}》（${regulation.edition} 版）第 ${regulation.clause} 条`,
    案件编号: view.case.number,
    案件标题: view.case.title,
    案件等级: view.case.level?.zh ?? '',
    提交人: submitted?.by.name ?? '',
    提交时间: submitted === null ? '' : (view.local[submitted.at] ?? ''),
    打印时间: view.local[view.printedAt] ?? '',
    填写说明: template?.guide ?? '',
    存证: view.hash ?? '',
  }
  for (const [name, value] of Object.entries(own)) words.set(name, value)
  return words
}

/**
 * Words are put in as they are: braces in them open no placeholder, neither by themselves nor with what stands before and behind them. A placeholder that
 * comes again out of its own words would be filled without end.
 */
const withoutPlaceholder = (line: string): string => line.replace(/\{(?=\{|$)/g, '{\u200b').replace(/^\{/, '\u200b{')
const runsOf = (text: string): TextRun[] =>
  text
    .split(/\r?\n/)
    .map(withoutPlaceholder)
    .map((one, at) => new TextRun(at === 0 ? one : { text: one, break: 1 }))

async function onLayout(view: PrintView, layout: Buffer, picture: HeadPicture | undefined): Promise<Buffer> {
  const words = wordsOf(view)
  const patch = (name: string) => {
    if (name === '公司标志')
      return { type: PatchType.PARAGRAPH, children: headPictureInDocx(picture) as ParagraphChild[] } as const
    if (name === '全部字段') return { type: PatchType.DOCUMENT, children: [fieldTable(view), new Paragraph('')] } as const
    if (name === '审批意见') return { type: PatchType.DOCUMENT, children: [approvalTable(view), new Paragraph('')] } as const
    return { type: PatchType.PARAGRAPH, children: runsOf(words.get(name) ?? '') } as const
  }
  const found = await placeholdersIn(layout)
  return patchDocument({
    ...{ outputType: 'nodebuffer', data: layout, keepOriginalStyles: true },
    patches: Object.fromEntries(found.map(name => [name, patch(name.trim())])),
  })
}

type Cell = string
function table(
  rows: readonly (readonly Cell[])[],
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
                margins: { top: 50, bottom: 50, left: 90, right: 90 },
                ...(isLabel(at, column) ? { shading: { type: ShadingType.CLEAR, fill: 'F3F4F6' } } : {}),
                children: [
                  new Paragraph({
                    children: isLabel(at, column) ? [new TextRun({ text, bold: true })] : runsOf(text === '' ? '—' : text),
                  }),
                ],
              }),
          ),
        }),
    ),
  })
}

const fieldTable = (view: PrintView): Table =>
  table(
    [
      ['案件', `${view.case.title}${view.case.level === null ? '' : `（${view.case.level.zh}）`}`],
      ...view.fields.map(one => [one.title.zh, one.value]),
    ],
    [2_200, WIDTH - 2_200],
    (_, column) => column === 0,
  )

function approvalTable(view: PrintView): Table {
  const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text)
  return table(
    [
      ['岗位', '姓名', '意见', '时间', '依据'],
      ...view.approvals.map(one => [
        isRole(one.role) ? listRoles([one.role], 'zh') : one.role,
        one.name,
        one.decision === null ? '（待签）' : `${decisions[one.decision]}${one.reason ? `：${one.reason}` : ''}`,
        one.at === null ? '' : (view.local[one.at] ?? ''),
        `第 ${one.clause} 条`,
      ]),
    ],
    [1_500, 1_300, 3_566, 2_100, 1_400],
    row => row === 0,
  )
}

type Page = {
  readonly head: ParagraphChild[]
  readonly title: string
  readonly number: string
  readonly under: string
  readonly foot: string
  readonly body: readonly (Paragraph | Table)[]
}

function plainPage(view: PrintView, picture: HeadPicture | undefined): Promise<Buffer> {
  const words = wordsOf(view)
  const say = (name: string) => words.get(name) ?? ''
  const number = [
    ...(say('表单编号') === '' ? [] : [`${say('表单编号')} 第 ${say('模板版本')} 版`]),
    `编号：${say('单据编号')}`,
  ].join('　')
  return page({
    ...{ head: headInDocx(say('公司'), picture, 22), title: say('标题'), number, under: `依据${say('依据')}` },
    foot: say('存证') === '' ? '草稿，未提交' : `存证 SHA-256：${say('存证')}`,
    body: [
      fieldTable(view),
      ...(view.approvals.length === 0 ? [] : [heading('审批意见'), approvalTable(view)]),
      ...(say('填写说明') === '' ? [] : [plain(`填写说明：${say('填写说明')}`, grey)]),
      plain(`提交人：${say('提交人')}　提交时间：${say('提交时间')}　打印时间：${say('打印时间')}`),
      plain('（盖章处）', '999999'),
    ],
  })
}

/** A page to begin a layout with: every placeholder of the form in its place, as a Word document. */
export function starterDocx(placeholders: readonly Placeholder[]): Promise<Buffer> {
  const common = new Set(commonPlaceholders.map(({ name }) => name))
  const fields = placeholders.filter(({ name }) => !common.has(name))
  // The braces are meant here: they are what the company moves about.
  const written = (text: string) => new Paragraph({ children: [new TextRun(text)] })
  const rows = fields.map(
    ({ name }) =>
      new TableRow({
        children: [
          new TableCell({ children: [new Paragraph({ children: [new TextRun({ text: name, bold: true })] })] }),
          new TableCell({ children: [written(`{{${name}}}`)] }),
        ],
      }),
  )
  return page({
    head: [new TextRun('{{公司标志}} '), new TextRun({ text: '{{公司}}', bold: true, size: 22 })],
    ...{
      title: '{{标题}}',
      number: '{{表单编号}} 第 {{模板版本}} 版　编号：{{单据编号}}',
      under: '依据{{依据}}',
      foot: '存证 {{存证}}',
    },
    body: [
      written('案件：{{案件编号}} {{案件标题}}（{{案件等级}}）'),
      ...(rows.length === 0
        ? []
        : [new Table({ width: { size: WIDTH, type: WidthType.DXA }, columnWidths: [2_400, WIDTH - 2_400], rows })]),
      heading('审批意见'),
      written('{{审批意见}}'),
      written('填写说明：{{填写说明}}'),
      written('提交人：{{提交人}}　提交时间：{{提交时间}}　打印时间：{{打印时间}}'),
    ],
  })
}

const heading = (text: string) =>
  new Paragraph({ keepNext: true, spacing: { before: 240, after: 80 }, children: [new TextRun({ text, bold: true })] })
const plain = (text: string, color?: string) =>
  new Paragraph({
    spacing: { before: 120, after: 40 },
    children: [new TextRun({ text, ...(color === undefined ? {} : { color }) })],
  })

function page({ head, title, number, under, foot, body }: Page): Promise<Buffer> {
  const centred = (text: string, run: { size: number; bold?: boolean; color?: string }) =>
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 100 }, children: [new TextRun({ text, ...run })] })
  return Packer.toBuffer(
    new Document({
      title,
      creator: 'Bihuan',
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
                  border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: '222222', space: 4 } },
                  children: head,
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
                    new TextRun({ text: `${foot}    `, color: grey, size: 14 }),
                    new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], color: grey, size: 16 }),
                  ],
                }),
              ],
            }),
          },
          children: [
            centred(title, { size: 32, bold: true }),
            centred(number, { size: 19 }),
            centred(under, { size: 18, color: grey }),
            ...body,
          ],
        },
      ],
    }),
  )
}
