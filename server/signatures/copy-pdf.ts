import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { sayFen, sayPaperMoment, sayPaperValue } from '../../engine/papers/say-value.ts'
import type { PaperSection, SignedContent } from '../../events/signed-content.ts'
import { loadPrinter, thinLines } from '../forms/printer.ts'

export type Copy = {
  readonly content: SignedContent
  readonly signer: string
  readonly signerTitle: string | null
  readonly via: 'screen' | 'link' | 'paper'
  readonly image: string | null
  readonly signedAt: string
  readonly deviceAt: string | null
  readonly witness: string | null
  readonly code: string
  readonly url: string
  readonly contentHash: string
  readonly hash: string
}

const grey = '#555555'
const shaded = '#f3f4f6'
const vias = { screen: '现场屏幕签署', link: '客户链接签署', paper: '纸质签署（扫描）' } as const

/** `K7Q2-…`: in fours, as a person types it. */
export const codeInFours = (code: string): string => (code.match(/.{1,4}/g) ?? []).join('-')

/** The customer's copy on A4: what was signed, the signature, its hashes, and the code and QR by which anybody can check it. */
export async function copyPdf(copy: Copy): Promise<Buffer> {
  return (await loadPrinter()).createPdf(documentOf(copy)).getBuffer()
}

function documentOf(copy: Copy): TDocumentDefinitions {
  const { content } = copy
  const said = (at: string) => sayPaperMoment(at, content.zone)
  return {
    pageSize: 'A4',
    pageMargins: [50, 60, 50, 60],
    defaultStyle: { font: 'NotoSansSC', fontSize: 10, lineHeight: 1.3 },
    info: {
      title: `${content.title.zh} ${content.case.number}`,
      author: content.company.zh,
      creator: 'Bihuan',
      creationDate: new Date(copy.signedAt),
    },
    language: 'zh-CN',
    header: {
      margin: [50, 26, 50, 0],
      columns: [
        { text: content.company.zh, bold: true, fontSize: 9 },
        { text: `编号：${content.case.number}`, alignment: 'right', fontSize: 9, color: grey },
      ],
    },
    footer: (page: number, pages: number) => ({
      margin: [50, 18, 50, 0],
      fontSize: 8,
      color: grey,
      columns: [
        { text: `验证码 ${codeInFours(copy.code)}`, width: '*' },
        { text: `第 ${page} 页 / 共 ${pages} 页`, alignment: 'right', width: 90 },
      ],
    }),
    content: [
      { text: content.title.zh, fontSize: 16, bold: true, alignment: 'center', margin: [0, 0, 0, 4] },
      {
        text: [
          content.regulation === undefined
            ? ''
            : `依据《${content.regulation.zh}》${content.clause ? `第 ${content.clause} 条` : ''}　`,
          `第 ${content.number} 份　第 ${content.version} 次签署`,
        ].join(''),
        alignment: 'center',
        fontSize: 9,
        color: grey,
        margin: [0, 0, 0, 10],
      },
      fieldsTable([
        ['事项', content.case.title],
        ...(content.customer === undefined ? [] : [['用户', content.customer] as const]),
        ...(content.machine === undefined ? [] : [['设备', content.machine] as const]),
      ]),
      ...content.sections.flatMap(section => sectionOf(section, content.zone)),
      heading('客户意见'),
      fieldsTable([
        ['结论', content.answer.agreed ? '同意 / 通过' : '不同意 / 不通过'],
        ...(content.answer.remarks === undefined ? [] : [['意见', content.answer.remarks] as const]),
      ]),
      signatureBlock(copy, said),
    ],
  }
}

const heading = (text: string): Content => ({ text, bold: true, margin: [0, 12, 0, 4], headlineLevel: 1 })

function fieldsTable(rows: readonly (readonly [string, string])[]): Content {
  const body: TableCell[][] = rows.map(([label, value]) => [
    { text: label, bold: true, fillColor: shaded },
    { text: value === '' ? '—' : value },
  ])
  return { table: { widths: [100, '*'], body }, layout: thinLines }
}

function sectionOf(section: PaperSection, zone: string): Content[] {
  const said = (value: Parameters<typeof sayPaperValue>[0]) => sayPaperValue(value, zone, 'zh')
  if (section.kind === 'fields')
    return [heading(section.title.zh), fieldsTable(section.fields.map(field => [field.title.zh, said(field.value)] as const))]
  if (section.kind === 'photos') {
    const body: TableCell[][] = [
      ['照片', '拍摄时间', 'SHA-256'].map(text => ({ text, bold: true, fillColor: shaded })),
      ...section.photos.map(photo => [
        { text: photo.shows.zh },
        { text: sayPaperMoment(photo.takenAt, zone) },
        { text: photo.sha256, fontSize: 7 },
      ]),
    ]
    return [heading(section.title.zh), { table: { headerRows: 1, widths: [60, 92, '*'], body }, layout: thinLines }]
  }
  const head: TableCell[] = section.columns.map(column => ({ text: column.zh, bold: true, fillColor: shaded }))
  const rows: TableCell[][] = section.rows.map(row => section.columns.map((_, at) => ({ text: said(row[at] ?? null) })))
  return [
    heading(section.title.zh),
    {
      table: { headerRows: 1, widths: section.columns.map((_, at) => (at === 0 ? '*' : 'auto')), body: [head, ...rows] },
      layout: thinLines,
    },
    ...(section.totalFen === undefined
      ? []
      : [
          {
            text: `合计：${sayFen(section.totalFen)}`,
            bold: true,
            alignment: 'right' as const,
            margin: [0, 3, 0, 0] as [number, number, number, number],
          },
        ]),
  ]
}

/** Who signed, how and when, with the hand beside it; kept on one page. */
function signatureBlock(copy: Copy, said: (at: string) => string): Content {
  const lines = [
    `签署人：${copy.signer}${copy.signerTitle === null ? '' : `（${copy.signerTitle}）`}`,
    `方式：${vias[copy.via]}`,
    ...(copy.deviceAt === null ? [] : [`签署时间（手机）：${said(copy.deviceAt)}`]),
    `签署时间（系统）：${said(copy.signedAt)}`,
    ...(copy.witness === null ? [] : [`在场人员：${copy.witness}`]),
    `内容 SHA-256：`,
    copy.contentHash,
    `签名绑定 SHA-256：`,
    copy.hash,
  ]
  return {
    unbreakable: true,
    margin: [0, 16, 0, 0],
    columns: [
      {
        width: '*',
        stack: [
          ...(copy.image === null
            ? []
            : [
                {
                  image: copy.image,
                  fit: [190, 70] as [number, number],
                  margin: [0, 0, 0, 6] as [number, number, number, number],
                },
              ]),
          { text: lines.join('\n'), fontSize: 8.5 },
        ],
      },
      {
        width: 130,
        alignment: 'right',
        stack: [
          { qr: copy.url, fit: 92, eccLevel: 'M' },
          { text: '扫码验证本副本', fontSize: 8, color: grey, margin: [0, 4, 0, 0] },
          { text: codeInFours(copy.code), fontSize: 8 },
        ],
      },
    ],
    columnGap: 16,
  }
}
