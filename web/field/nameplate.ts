/** How a code that was read stands to the machine of the order. */
export type Match = 'same' | 'other' | 'unknown'

/** Letters and digits only, capitals, full width folded: how nameplates and files differ without meaning anything by it. */
export const foldSerial = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z\u4e00-\u9fff]/g, '')

/** The parts of what a code holds: nameplates carry an address, `SN:…;MODEL:…`, or the bare number. */
export function partsOfCode(read: string): string[] {
  const text = read.trim()
  const pieces = text.split(/[\s,;|&?=#/]+|(?:^|[^A-Z0-9])(?:S\/?N|SERIAL|MODEL)\s*[:：]/i).flatMap(piece => piece.split(/[:：]/))
  return [...new Set([text, ...pieces].map(piece => piece.trim()).filter(piece => piece !== ''))]
}

/** Whether a code read on a nameplate is that of the machine the order names; `unknown` where the order names none. */
export function matchSerial(read: string, serial: string | undefined): Match {
  const wanted = foldSerial(serial ?? '')
  if (wanted === '') return 'unknown'
  return partsOfCode(read).some(part => foldSerial(part) === wanted) ? 'same' : 'other'
}
