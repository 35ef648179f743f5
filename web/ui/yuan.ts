const yuan = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const wholeYuan = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 0 })

/** `1,234.50` from 123450 分; whole amounts of 元 without the zeros when `short`. */
export function sayYuan(fen: number, short = false): string {
  return short && fen % 100 === 0 ? wholeYuan.format(fen / 100) : yuan.format(fen / 100)
}

/** 分 from 元 as typed. Through text, because 19.99 * 100 is 1998.9999999999998. */
export function fenOf(yuanTyped: number): number {
  return Math.round(Number(yuanTyped.toFixed(2)) * 100)
}

/** What a person typed as an amount, without separators and signs of money: `￥1，234.5元` is 1234.5. */
export function yuanOfTyped(typed: string): number {
  return Number(typed.normalize('NFKC').replace(/[,\s元¥]/g, ''))
}

/** Thousands separators in a number as it is being typed, decimals untouched: `1234.50` -> `1,234.50`. */
export function separated(typed: string): string {
  return typed.replace(/^-?\d+/, whole => whole.replace(/\B(?=(\d{3})+(?!\d))/g, ','))
}
