import { refuse } from '../errors.ts'

/** More pixels than any camera of today takes in one picture; a bomb unpacks to far more. */
const MOST_PIXELS = 100_000_000
/** The longest side of a picture that is looked at, and of one in a list. */
const SIDES = { view: 2_560, small: 320 } as const
/** Pictures are drawn one after the other; whoever comes when so many wait is asked to come again. */
const MOST_WAITING = 40

export type Drawn = { readonly bytes: Buffer; readonly mime: 'image/jpeg' | 'image/png' }

/** What can be tried. A type that this computer's library cannot read (HEIC, mostly) comes to nothing, and its file is a download only. */
const pictures = /^image\/(png|apng|jpeg|mpo|webp|gif|tiff|avif|hei[cf])$/
/** Whether a file of this type may be shown as a picture drawn anew. */
export const isPicture = (mime: string): boolean => pictures.test(mime)

let last: Promise<unknown> = Promise.resolve()
let waiting = 0

/**
 * Draws a picture anew: its pixels only, turned as the camera held it, without what else stood in the file (place, time, camera, a script behind it), inside
 * 2,560 or 320 pixels. Undefined for what is no picture that can be read, or has more than 100 million pixels. Refuses `file.busy`.
 */
export async function drawPicture(load: () => Promise<Buffer>, size: keyof typeof SIDES): Promise<Drawn | undefined> {
  if (waiting >= MOST_WAITING) throw refuse('file.busy')
  waiting += 1
  // Loaded when its turn comes: forty that wait hold nothing.
  const drawn = last.then(load).then(content => draw(content, SIDES[size]))
  last = drawn.catch(() => {})
  try {
    return await drawn
  } finally {
    waiting -= 1
  }
}

async function draw(content: Buffer, side: number): Promise<Drawn | undefined> {
  // A native library of some size: only who shows pictures loads it.
  const { default: sharp } = await import('sharp')
  sharp.concurrency(1)
  sharp.cache(false)
  try {
    const picture = sharp(content, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    const { hasAlpha } = await picture.metadata()
    const turned = picture.rotate().resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    const isClear = hasAlpha && !(await sharp(content, { limitInputPixels: MOST_PIXELS }).stats()).isOpaque
    return isClear
      ? { bytes: await turned.png().toBuffer(), mime: 'image/png' }
      : { bytes: await turned.flatten({ background: 'white' }).jpeg({ quality: 82 }).toBuffer(), mime: 'image/jpeg' }
  } catch {
    return undefined
  }
}
