/** A place in PostgreSQL's log of changes as it writes it (`16/B374D848`), as a number that grows; undefined where the text is none. */
export function logPosition(text: string): bigint | undefined {
  const parts = /^([0-9A-F]{1,8})\/([0-9A-F]{1,8})$/i.exec(text)
  return parts === null ? undefined : (BigInt(`0x${parts[1]}`) << 32n) + BigInt(`0x${parts[2]}`)
}
