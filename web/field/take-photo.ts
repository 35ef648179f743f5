/** The longer side of a photo as it is sent: enough to read a nameplate, a tenth of what the camera makes. */
const LONGER_SIDE = 2_560
const QUALITY = 0.85
/** A photo that is small enough already is sent as it is. */
const SMALL_BYTES = 1_500_000

/** The size to draw at: never larger than it is. */
export function sizeWithin(width: number, height: number, longer: number): { width: number; height: number } {
  const scale = Math.min(1, longer / Math.max(width, height))
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}

/** `IMG_2041.HEIC` -> `IMG_2041.jpg`. */
export const asJpeg = (name: string): string => `${name.replace(/\.[^.]*$/, '') || 'photo'}.jpg`

/**
 * The photo that will be sent: turned upright, made smaller where it is large, without what the camera wrote beside it. Nothing is drawn on it.
 * What the browser cannot read is sent as it is, so that nobody loses a photo.
 */
export async function photoToSend(file: File): Promise<File> {
  if (file.size <= SMALL_BYTES && file.type === 'image/jpeg') return file
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined)
  if (bitmap === undefined) return file
  const { width, height } = sizeWithin(bitmap.width, bitmap.height, LONGER_SIDE)
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d')
  if (pen === null) return file
  pen.drawImage(bitmap, 0, 0, width, height)
  bitmap.close()
  const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
  // A drawing or a screenshot may grow; then the original is better in every way.
  if (blob === null || (blob.size >= file.size && file.type.startsWith('image/'))) return file
  return new File([blob], asJpeg(file.name), { type: 'image/jpeg', lastModified: file.lastModified })
}
