import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'

/** What nameplates carry: QR and data matrix, and the bar codes of parts and of logistics. */
const formats = ['qr_code', 'data_matrix', 'code_128', 'code_39', 'code_93', 'ean_13', 'itf', 'pdf417'] as const

export type Reader = { detect(image: ImageBitmapSource): Promise<readonly { readonly rawValue: string }[]> }
type Native = { new (options: { formats: readonly string[] }): Reader; getSupportedFormats(): Promise<readonly string[]> }

let ready: Promise<Reader> | undefined

/** The phone's own reader where it reads all of these, else ours: WebAssembly from this server, which works without a network too. */
export function codeReader(): Promise<Reader> {
  ready ??= makeReader().catch((error: unknown) => {
    ready = undefined
    throw error
  })
  return ready
}

async function makeReader(): Promise<Reader> {
  const own = (globalThis as { BarcodeDetector?: Native }).BarcodeDetector
  if (own !== undefined) {
    const known = await own.getSupportedFormats().catch((): string[] => [])
    if (formats.every(format => known.includes(format))) return new own({ formats })
  }
  const { BarcodeDetector, prepareZXingModule } = await import('barcode-detector/ponyfill')
  prepareZXingModule({
    overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasmUrl : prefix + path) },
  })
  // The package's own list of formats does not resolve in our compiler; these are of the specification.
  return new (BarcodeDetector as unknown as Native)({ formats })
}

/** The first code in a picture; undefined where none can be read. */
export async function codeIn(image: ImageBitmapSource): Promise<string | undefined> {
  const found = await (await codeReader()).detect(image)
  return found.find(one => one.rawValue.trim() !== '')?.rawValue
}
