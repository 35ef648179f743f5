import type { HeadPicture } from '../company-head/company-head.ts'
import { headInPdf } from '../company-head/on-paper.ts'
import { loadPrinter } from '../forms/printer.ts'
import type { viewLetter } from './view-letters.ts'

type Printed = Awaited<ReturnType<typeof viewLetter>>

/** A letter to a customer on A4 as PDF: the company, the subject, the words as they were sent, room to sign. */
export async function letterPdf(letter: Printed, picture?: HeadPicture): Promise<Buffer> {
  const say = (zh: string, en: string) => (letter.language === 'zh' ? zh : en)
  return (await loadPrinter())
    .createPdf({
      pageSize: 'A4',
      pageMargins: [70, 84, 70, 70],
      defaultStyle: { font: 'NotoSansSC', fontSize: 11, lineHeight: 1.5 },
      info: { title: letter.subject, author: letter.company, creator: 'Bihuan' },
      language: letter.language === 'zh' ? 'zh-CN' : 'en',
      header: { margin: [70, 40, 70, 0], stack: [headInPdf(letter.company, picture, 13)] },
      footer: (page: number, pages: number) => ({
        margin: [70, 20, 70, 0],
        fontSize: 8,
        color: '#555555',
        columns: [
          { text: `${say('编号', 'Ref.')} ${letter.number}`, width: '*' },
          { text: say(`第 ${page} 页 / 共 ${pages} 页`, `page ${page} of ${pages}`), alignment: 'right', width: 110 },
        ],
      }),
      content: [
        { text: letter.subject, fontSize: 14, bold: true, margin: [0, 12, 0, 14] },
        ...letter.text.split('\n').map(line => ({ text: line === '' ? ' ' : line })),
        { text: say('（盖章）', '(seal)'), color: '#777777', margin: [0, 24, 0, 0] },
      ],
    })
    .getBuffer()
}
