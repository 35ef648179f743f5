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

const digits = '零壹贰叁肆伍陆柒捌玖'
const places = ['', '拾', '佰', '仟']
const groups = ['', '万', '亿', '兆']

/** Four digits: 1010 -> 壹仟零壹拾. */
function sayGroup(group: number): string {
  let said = ''
  let zero = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(group / 10 ** place) % 10
    if (digit === 0) zero = said !== ''
    else {
      said += (zero ? '零' : '') + digits[digit] + places[place]
      zero = false
    }
  }
  return said
}

/** 大写: the form printed on approvals, so that a 1 cannot be turned into a 7. 支付结算办法 附件一: 元 and 角 end with 整, 分 does not; the 零 before 角 may be left out. */
export function sayCapital(fen: number): string {
  const whole = Math.floor(Math.abs(fen) / 100)
  const jiao = Math.floor((Math.abs(fen) % 100) / 10)
  const cents = Math.abs(fen) % 10
  let said = ''
  let gap = false
  for (let at = groups.length - 1; at >= 0; at--) {
    const group = Math.floor(whole / 10_000 ** at) % 10_000
    if (group === 0) gap = gap || said !== ''
    else {
      if (said !== '' && (gap || group < 1000)) said += '零'
      said += sayGroup(group) + groups[at]
      gap = false
    }
  }
  const sign = fen < 0 ? '负' : ''
  const yuanPart = said === '' ? (jiao === 0 && cents === 0 ? '零元' : '') : `${said}元`
  if (jiao === 0 && cents === 0) return `${sign}${yuanPart}整`
  const jiaoPart = jiao === 0 ? (said === '' ? '' : '零') : `${digits[jiao]}角`
  return `${sign}${yuanPart}${jiaoPart}${cents === 0 ? '整' : `${digits[cents]}分`}`
}
