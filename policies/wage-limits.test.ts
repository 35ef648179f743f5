import { describe, expect, test } from 'vitest'
import { LocalDate } from '../events/instant.ts'
import { laws } from './laws.ts'
import { deductionRules, payrollConditions } from './wage-limits.ts'

describe('what the law says of wages', () => {
  const all = [...deductionRules, ...Object.values(payrollConditions)]
  test('stands in the list of laws, with its source, and was in force then', () => {
    for (const { law, since, article, says } of all) {
      const listed = laws.find(one => one.id === law)
      expect([law, listed !== undefined && listed.since <= since && listed.status !== 'repealed']).toEqual([law, true])
      expect(LocalDate.safeParse(since).success).toBe(true)
      expect([article.en, says.en].every(one => one !== undefined && one !== '')).toBe(true)
    }
  })
  test('follows without a gap and without two figures for one day', () => {
    const rules = [...deductionRules].sort((a, b) => a.since.localeCompare(b.since))
    for (const [at, rule] of rules.entries()) expect(rule.until).toBe(rules[at + 1]?.since)
    for (const { sharePercent } of rules) expect(sharePercent > 0 && sharePercent < 100).toBe(true)
  })
  test('the share is the one of the article', () => {
    expect(deductionRules.map(rule => [rule.law, rule.article.zh, rule.sharePercent])).toEqual([
      ['wage-payment-provisions', '第十六条', 20],
    ])
  })
})
