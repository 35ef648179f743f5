import { createRequire } from 'node:module'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'

const fonts = createRequire(import.meta.url)
const fontOf = (name: string): string => fonts.resolve(`@expo-google-fonts/noto-sans-sc/${name}.ttf`)
const normal = fontOf('400Regular/NotoSansSC_400Regular')
const bold = fontOf('700Bold/NotoSansSC_700Bold')

/** The printer of PDFs with the paper's font, loaded with the first print and not at every start. */
export async function loadPrinter() {
  const { default: pdfmake } = await import('pdfmake')
  pdfmake.setFonts({ NotoSansSC: { normal, bold, italics: normal, bolditalics: bold } })
  // Nothing that a case's text says is ever fetched or read.
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy(path => path === normal || path === bold)
  return pdfmake
}

/** Tables on paper: thin grey lines, some room above and below the words. */
export const thinLines = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  hLineColor: () => '#888888',
  vLineColor: () => '#888888',
  paddingTop: () => 4,
  paddingBottom: () => 4,
}

/** A document with the mark of its export across every page and in its properties; without a mark (a preview, a test) as it is. */
export function withMark(definition: TDocumentDefinitions, mark: string | undefined): TDocumentDefinitions {
  if (mark === undefined || mark === '') return definition
  return {
    ...definition,
    info: { ...definition.info, keywords: mark },
    watermark: { text: mark, color: '#666666', opacity: 0.13, angle: -35, fontSize: 26 },
  }
}
