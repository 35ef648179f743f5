import { yearOf } from '../compensation/book-on-fund.ts'
import { setBudget } from '../compensation/funds.ts'
import type { Ctx } from '../context.ts'
import { type Found, idOf } from './company.ts'
import { asPerson } from './play.ts'
import { decided } from './record-steps.ts'
import { type Step, step } from './steps.ts'

/** A loss assessed by finance and legal, half of it paid from the crisis budget, and a first instalment recovered from the supplier. */
export const compensated = (lossFen: number, from: 'supplier' | 'third-party'): Step[] => [
  step({ workHours: 1 }, 'mo.han', 'assess-loss', now => ({
    ...{ lossFen, finance: now.id('wan.qi'), legal: now.id('mo.han'), liability: 'third-party' },
    basis: '检测费、误工和整批更换的运费，已与客户逐项对账',
  })),
  step({ workMinutes: 40 }, 'wan.qi', 'confirm-loss', now => ({ assessment: now.assessment, note: '票据齐全，金额无误' })),
  step({ workMinutes: 50 }, 'handler', 'submit-compensation', () => ({
    amountFen: lossFen,
    terms: '检测费先付，更换验收后付清余款；客户书面确认',
  })),
  decided({ workHours: 1 }),
  step({ workHours: 1 }, 'wan.qi', 'record-payment', () => ({
    ...{ amountFen: Math.round(lossFen / 2), fund: 'furn:crisis-budget', voucher: 'FK-0917-1' },
  })),
  step({ workMinutes: 30 }, 'mo.han', 'open-recovery', () => ({
    ...{ from, amountFen: lossFen, party: '某板材供应商', basis: '换胶未通知，违反质量协议第八条' },
  })),
  step({ workHours: 3 }, 'wan.qi', 'record-recovery', () => ({ amountFen: Math.round(lossFen / 4), voucher: 'SK-0925' })),
]

const DAY_MS = 86_400_000
/** 应急预算 of the furniture maker, entered by finance sixty days ago, for each year that the demo's past touches. */
export async function setCrisisBudget(ctx: Ctx, found: Found): Promise<void> {
  const before = new Date(Date.parse(ctx.now) - 60 * DAY_MS).toISOString()
  const finance = asPerson(ctx, idOf(found, 'wan.qi'), before)
  for (const year of new Set([yearOf(ctx, before), yearOf(ctx, ctx.now)]))
    await setBudget(finance, 'furn:crisis-budget', {
      ...{ year, amountFen: 60_000_000, note: '年度预算的 10%，总经理办公会审定' },
    })
}
