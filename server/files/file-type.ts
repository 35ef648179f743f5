import { fileTypeFromBuffer } from 'file-type'
import { refuse } from '../errors.ts'

/** As many first bytes as are enough to tell what a file is. */
export const SNIFFED_BYTES = 4_100

/** Pictures that we have drawn ourselves, and that a page may show in place; everything else is an attachment. */
const inline: ReadonlySet<string> = new Set(['image/png', 'image/jpeg'])

/** Programs, by what they are … */
const programs: ReadonlySet<string> = new Set([
  'application/x-msdownload',
  'application/x-elf',
  'application/x-mach-binary',
  'application/x-executable',
  'application/x-sharedlib',
  'application/x-msi',
  'application/vnd.microsoft.portable-executable',
  'application/x-ms-shortcut',
  'application/java-vm',
  'application/vnd.android.package-archive',
  'application/x-apple-diskimage',
  'application/x-deb',
  'application/x-rpm',
  'application/wasm',
])
/** … and by what a double click on them does, whatever is inside. */
const programEndings =
  /\.(exe|com|scr|pif|msi|msp|bat|cmd|ps1|psm1|vbs|vbe|js|jse|mjs|ws|wsf|wsh|hta|lnk|reg|cpl|dll|sys|jar|apk|app|dmg|pkg|deb|rpm|sh|bash|command|scf|url|desktop|inf|chm|appref-ms|xll)\s*\.*$/i

/** What a text file may be called; HTML, SVG and XML are not among them, because browsers run them. */
const textEndings: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  log: 'text/plain',
  csv: 'text/csv',
  md: 'text/plain',
  json: 'application/json',
}

/** The type of a file by its first bytes, never by what the sender says; a program is refused by name (`file.type-refused`). */
export async function typeOf(name: string, first: Uint8Array): Promise<string> {
  const sniffed = (await fileTypeFromBuffer(first))?.mime
  const isScript = first[0] === 0x23 && first[1] === 0x21 // #!
  if (programEndings.test(name) || isScript || (sniffed !== undefined && programs.has(sniffed))) throw refuse('file.type-refused')
  if (sniffed !== undefined) return sniffed
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  return (first.includes(0) ? undefined : textEndings[ending]) ?? 'application/octet-stream'
}

/** Whether a stored file may be shown in place. */
export function isInline(mime: string): boolean {
  return inline.has(mime)
}

/** Types that a browser could run are sent as bytes that mean nothing to it. */
export function servedAs(mime: string): string {
  return /html|svg|xml|javascript|ecmascript/i.test(mime) ? 'application/octet-stream' : mime
}
