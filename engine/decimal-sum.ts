/** A finite number as an integer and how many decimals it stands for, exactly as it is written: 33.3 is 333 and 1. */
export function digitsOf(value: number): { digits: bigint; decimals: number } {
  const [mantissa = '0', exponent = '0'] = String(value).toLowerCase().split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  const shift = Number(exponent)
  const decimals = fraction.length - shift
  const digits = BigInt(whole + fraction)
  return decimals >= 0 ? { digits, decimals } : { digits: digits * 10n ** BigInt(-decimals), decimals: 0 }
}

/**
 * Whether numbers add up to exactly a total, counted in decimals as they are written and not in binary fractions (0.1 + 0.2 is 0.3);
 * and their sum, written out. Numbers are finite.
 */
export function addsUpTo(numbers: readonly number[], total: number): { isTotal: boolean; sum: string } {
  const all = [...numbers, total].map(digitsOf)
  const decimals = Math.max(...all.map(one => one.decimals))
  const scaled = all.map(one => one.digits * 10n ** BigInt(decimals - one.decimals))
  const sum = scaled.slice(0, -1).reduce((a, b) => a + b, 0n)
  return { isTotal: sum === scaled.at(-1), sum: written(sum, decimals) }
}

function written(scaled: bigint, decimals: number): string {
  const sign = scaled < 0n ? '-' : ''
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const fraction = digits.slice(digits.length - decimals).replace(/(?<!0)0+$/, '')
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`
}
