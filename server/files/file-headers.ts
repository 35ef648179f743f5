import { disposition } from './file-name.ts'
import { isInline, servedAs } from './file-type.ts'

/** The headers with which a stored file is given out, so that no browser runs it. `kept`: whether the browser may keep it. */
export function fileHeaders(
  { name, mime, size }: { name: string; mime: string; size: number },
  { inPlace, kept }: { inPlace: boolean; kept: boolean },
): Record<string, string | number> {
  return {
    'Content-Type': servedAs(mime),
    'Content-Length': size,
    'Content-Disposition': disposition(inPlace && isInline(mime) ? 'inline' : 'attachment', name),
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': kept ? 'private, max-age=3600' : 'no-store',
  }
}
