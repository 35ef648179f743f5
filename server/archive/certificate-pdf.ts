import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { Calendar } from '../../engine/calendar/calendar.ts'
import { localTextOf } from '../../engine/calendar/days.ts'
import { inLanguage } from '../../events/in-language.ts'
import type { Language, Text } from '../../events/text.ts'
import type { HeadPicture } from '../company-head/company-head.ts'
import { headInPdf } from '../company-head/on-paper.ts'
import { loadPrinter, thinLines } from '../forms/printer.ts'
import { blockerWords } from './blocker-words.ts'
import type { Certificate } from './schema.ts'

/** What the counts of a certificate count, in words. */
const countedWords: Readonly<Record<string, Text>> = {
  sealed_fields: { zh: '密封文字', en: 'sealed words' },
  files: { zh: '文件', en: 'files' },
  signatures: { zh: '签名', en: 'signatures' },
  messages: { zh: '消息', en: 'messages' },
  notifications: { zh: '通知', en: 'notices' },
  import_rows: { zh: '导入行', en: 'import rows' },
  access_log: { zh: '访问记录', en: 'access records' },
  papers: { zh: '纸质原件', en: 'papers' },
}

type Asked = {
  readonly certificate: Certificate
  readonly hash: string
  readonly language: Language
  readonly calendar: Calendar
  /** The number under which the access log has this print. */
  readonly mark: string
  readonly picture?: HeadPicture | undefined
}

/** 销毁证明 on A4: what went, how many, by which clause, who proposed, agreed and when; what was spared; the hashes. Whoever printed it stands on every page. */
export async function certificatePdf({ certificate, hash, language, calendar, mark, picture }: Asked): Promise<Buffer> {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en)
  const text = (of: Text) => inLanguage(of, language)
  const when = (at: string) => localTextOf(calendar, at).slice(0, 16).replace('T', ' ')
  const done = certificate.items.filter(item => item.state === 'done')
  const spared = certificate.items.filter(item => item.state === 'spared')
  const facts: [string, string][] = [
    [say('类别', 'Class'), text(certificate.class)],
    [say('提出', 'Proposed'), `${certificate.proposedBy}　${when(certificate.proposedAt)}`],
    [
      say('批准', 'Approved'),
      `${certificate.decidedBy.map(one => `${one.name}（${one.role}）`).join('、')}　${when(certificate.decidedAt)}`,
    ],
    [say('完成', 'Carried out'), when(certificate.finishedAt)],
    [
      say('件数', 'Items'),
      say(`销毁 ${done.length} 件，保留 ${spared.length} 件`, `${done.length} disposed of, ${spared.length} spared`),
    ],
    [
      say('删除行数', 'Rows'),
      Object.entries(certificate.totals)
        .filter(([, n]) => n > 0)
        .map(([table, n]) => `${text(countedWords[table] ?? { zh: table })} ${n}`)
        .join(say('，', ', ')) || say('无', 'none'),
    ],
  ]
  const head = [say('编号', 'Number'), say('保管至', 'Kept until'), say('依据', 'Because of'), 'SHA-256'].map(
    (cell): TableCell => ({ text: cell, bold: true, fillColor: '#f3f4f6' }),
  )
  const rows = done.map((item): TableCell[] => [
    item.label,
    item.keptUntil,
    text(item.because),
    { text: inFours(item.digest ?? ''), fontSize: 7 },
  ])
  const papers: Content[] =
    certificate.papers === undefined || certificate.papers.length === 0
      ? []
      : [
          { text: say('销毁的纸质原件', 'Paper destroyed'), bold: true, margin: [0, 14, 0, 6] },
          {
            table: {
              widths: [90, 110, 40, '*', 90],
              headerRows: 1,
              body: [
                [
                  say('编号', 'Number'),
                  say('所属案件', 'Of'),
                  say('页数', 'Pages'),
                  say('保管人', 'Custodians'),
                  say('时间', 'When'),
                ].map((cell): TableCell => ({ text: cell, bold: true, fillColor: '#f3f4f6' })),
                ...certificate.papers.map((paper): TableCell[] => [
                  ...[paper.number, paper.of === '' ? '—' : paper.of, `${paper.pages}`],
                  ...[paper.by.join(say('、', ', ')), when(paper.at)],
                ]),
              ],
            },
            layout: thinLines,
          },
        ]
  const stayed: Content[] =
    spared.length === 0
      ? []
      : [
          { text: say('保留', 'Spared'), bold: true, margin: [0, 14, 0, 6] },
          { ul: spared.map(item => `${item.label}　${text(blockerWords[item.sparedBecause ?? 'held'])}`) },
        ]
  return (await loadPrinter())
    .createPdf({
      pageSize: 'A4',
      pageMargins: [50, 64, 50, 64],
      defaultStyle: { font: 'NotoSansSC', fontSize: 10, lineHeight: 1.3 },
      info: {
        title: `${say('销毁证明', 'Certificate of disposal')} ${certificate.number}`,
        author: certificate.company,
        creator: 'Bihuan',
        keywords: mark,
      },
      language: language === 'zh' ? 'zh-CN' : 'en',
      ...(mark === '' ? {} : { watermark: { text: mark, color: '#666666', opacity: 0.13, angle: -35, fontSize: 26 } }),
      header: {
        margin: [50, 28, 50, 0],
        columns: [headInPdf(certificate.company, picture, 9), { text: certificate.number, alignment: 'right', fontSize: 9 }],
      },
      footer: (page: number, pages: number) => ({
        margin: [50, 20, 50, 0],
        fontSize: 8,
        color: '#555555',
        columns: [
          { text: `SHA-256 ${hash}`, width: '*' },
          { text: say(`第 ${page} 页 / 共 ${pages} 页`, `page ${page} of ${pages}`), alignment: 'right', width: 90 },
        ],
      }),
      content: [
        {
          text: say('销毁证明', 'Certificate of disposal'),
          fontSize: 16,
          bold: true,
          alignment: 'center',
          margin: [0, 0, 0, 12],
        },
        {
          table: {
            widths: [80, '*'],
            body: facts.map(([name, value]): TableCell[] => [{ text: name, bold: true, fillColor: '#f3f4f6' }, value]),
          },
          layout: thinLines,
        },
        { text: say('销毁清单', 'What was disposed of'), bold: true, margin: [0, 14, 0, 6] },
        { table: { widths: [90, 62, '*', 150], headerRows: 1, body: [head, ...rows] }, layout: thinLines },
        ...papers,
        ...stayed,
        {
          text: say(
            '原始事件的哈希与存证保留，可据此证明曾有此件；其中的文字、文件和联系方式已不可恢复。备份按其自身期限轮换。',
            'Hashes of the original events and the ledger stay and prove that it existed; words, files and contacts cannot be recovered. Backups end with their own rotation.',
          ),
          ...{ fontSize: 8.5, color: '#555555', margin: [0, 12, 0, 0] },
        },
      ],
    })
    .getBuffer()
}

/** A hash with places to break a line at. */
const inFours = (hash: string): string => [hash.slice(0, 32), hash.slice(32)].join(' ').trim()
