const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  '○': 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  两: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
} // prettier-ignore
const units: Readonly<Record<string, number>> = {
  十: 10,
  拾: 10,
  百: 100,
  佰: 100,
  千: 1000,
  仟: 1000,
  万: 10_000,
  亿: 100_000_000,
}

/** The characters numbers are written with, for a class of a pattern. */
export const NUMERAL = '零〇○一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟'

/** The number that digits (1,000, 2.5, full-width) or Chinese numerals (三十, 一百二十三, 二〇二六, 半, 2.5万) say; undefined where they say none. */
export function numberOf(written: string): number | undefined {
  const text = written.normalize('NFKC').replace(/[,\s]/g, '')
  if (text === '半') return 0.5
  const mixed = /^(\d+(?:\.\d+)?)([千万亿百]*)$/.exec(text)
  if (mixed) return [...mixed[2]!].reduce((n, unit) => n * units[unit]!, Number(mixed[1]))
  if (text === '' || ![...text].every(c => c in digits || c in units)) return undefined
  if (![...text].some(c => c in units)) return Number([...text].map(c => digits[c]).join(''))
  let [total, part, digit] = [0, 0, 0]
  for (const c of text) {
    const unit = units[c]
    if (unit === undefined) digit = digits[c]!
    else if (unit >= 10_000) {
      const said = part + digit
      total = total < unit ? (total + said || 1) * unit : total + said * unit
      part = 0
      digit = 0
    } else {
      part += (digit || 1) * unit
      digit = 0
    }
  }
  return total + part + digit
}
