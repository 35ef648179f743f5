import { ImageRun, type ParagraphChild, TextRun } from 'docx'
import type { Column, Content } from 'pdfmake/interfaces.js'
import type { HeadPicture } from './company-head.ts'

/** How high and wide the picture stands in a head, in points. */
const [HEIGHT, WIDTH] = [22, 110]

/** The left of a PDF's head: the picture, if there is one, and the company's name. */
export function headInPdf(company: string, picture: HeadPicture | undefined, fontSize: number): Content {
  const name = { text: company, bold: true, fontSize }
  if (picture === undefined) return name
  const image = `data:image/${picture.type === 'png' ? 'png' : 'jpeg'};base64,${picture.bytes.toString('base64')}`
  const room = (HEIGHT - fontSize * 1.3) / 2
  const columns: Column[] = [
    { width: 'auto', stack: [{ image, fit: [WIDTH, HEIGHT], margin: [0, -room, 0, 0] }] },
    { ...name, width: '*' },
  ]
  return { columnGap: 8, columns }
}

/** The picture as a run of a Word document; none where there is no picture. */
export function headPictureInDocx(picture: HeadPicture | undefined): ImageRun[] {
  if (picture === undefined) return []
  const scale = Math.min((HEIGHT * 96) / 72 / picture.height, (WIDTH * 96) / 72 / picture.width)
  const transformation = { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) }
  return [new ImageRun({ type: picture.type, data: picture.bytes, transformation })]
}

/** The head of a Word document: the picture, if there is one, and the company's name. */
export function headInDocx(company: string, picture: HeadPicture | undefined, size: number): ParagraphChild[] {
  const runs = headPictureInDocx(picture)
  return [...runs, new TextRun({ text: `${runs.length === 0 ? '' : '  '}${company}`, bold: true, size })]
}
