import { maskEmail, maskIdNumber, maskPhone } from '../access/mask.ts'

/** Numbers of a person's identity (18 characters), of mobile and fixed telephones, and e-mail addresses; each pattern reads a text once. */
const ID_NUMBER = /(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{9}[0-9Xx](?![0-9A-Za-z])/g
const MOBILE = /(?<![0-9A-Za-z.])(?:(?:\+|00)86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![0-9A-Za-z]|\.\d)/g
const LANDLINE = /(?<![0-9A-Za-z.-])0\d{2,3}-\d{7,8}(?![0-9A-Za-z-])/g
const EMAIL = /(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}/g

/** A line of the log with what identifies somebody covered in part. A number that stands bare in JSON becomes a text, so that the line can still be read. */
export function maskPersonal(line: string): string {
  const covered =
    (hide: (text: string) => string) =>
    (found: string, ...rest: unknown[]) => {
      const at = Number(rest.at(-2))
      if (isInText(line, at)) return hide(found)
      // What is below zero is nobody's number.
      return line.charAt(at - 1) === '-' ? found : `"${hide(found)}"`
    }
  for (const [pattern, hide] of [
    [ID_NUMBER, maskIdNumber],
    [MOBILE, maskPhone],
    [LANDLINE, maskPhone],
    [EMAIL, maskEmail],
  ] as const)
    line = line.replace(pattern, covered(hide))
  return line
}

/** Whether a place of a line of JSON lies inside a text; a quotation mark in one is written with a backslash before it. */
function isInText(line: string, at: number): boolean {
  let isInside = false
  for (let i = 0; i < at; i++) {
    const letter = line[i]
    if (letter === '\\') i++
    else if (letter === '"') isInside = !isInside
  }
  return isInside
}
