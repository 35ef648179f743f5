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
