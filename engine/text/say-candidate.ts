import type { Duration } from '../../events/duration.ts'
import { partsOf } from '../../events/duration-parts.ts'
import type { Candidate, CandidateValue } from './candidate-schema.ts'

const units: Readonly<Record<ReturnType<typeof partsOf>['unit'], string>> = {
  minutes: '分钟',
  hours: '小时',
  workMinutes: '工作分钟',
  workHours: '工作小时',
  days: '日',
  workdays: '个工作日',
  months: '个月',
  years: '年',
} // prettier-ignore
const periods = { day: '日', week: '周', month: '月', quarter: '季度', 'half-year': '半年', year: '年' } as const
/** How several of them are counted: 每3月 would be every March. */
const several = { ...periods, month: '个月', quarter: '个季度', 'half-year': '个半年' } as const
const bounds = { gt: '超过', gte: '不少于', lt: '不满', lte: '不超过' } as const

/** A confirmed candidate in words, for the clause that waits for a rule: 时限 2小时内（“2小时内”）. */
export function sayCandidate({ value, words }: Pick<Candidate, 'value' | 'words'>): string {
  return `${sayValue(value)}（“${words.replace(/\s+/g, ' ').slice(0, 60)}”）`
}

function sayValue(value: CandidateValue): string {
  switch (value.kind) {
    case 'duty':
      return value.isForbidden ? `禁止：${value.who || '未写明何人'}` : `责任：${value.who || '未写明何人'}`
    case 'clock': {
      const { clock } = value
      if (clock.rule === 'every')
        return clock.count === 1 ? `每${periods[clock.every]}` : `每${clock.count}${several[clock.every]}`
      if (clock.rule === 'by') return clock.month === undefined ? `每月${clock.day}日前` : `每年${clock.month}月${clock.day}日前`
      if (!('duration' in clock)) return clock.rule === 'at-once' ? '立即' : '当日'
      return { within: '时限 ', ahead: '提前 ', 'at-least': '至少 ' }[clock.rule] + sayDuration(clock.duration)
    }
    case 'approval':
      return `审批：${value.by}`
    case 'amount':
      return `金额${bounds[value.bound]} ${value.fen / 100} 元`
    case 'level':
      return `等级：${value.name}`
    case 'weight':
      return `权重 ${value.percent}%`
    case 'penalty':
      return `处罚：${value.measure}`
    case 'undefined':
      return value.isPlaceholder ? `未填写 ${value.word}` : `未定量：${value.word}`
  }
}

const sayDuration = (duration: Duration): string => {
  const { unit, amount } = partsOf(duration)
  return `${amount}${units[unit]}`
}
