import { describe, expect, test } from 'vitest'
import { pulls } from '../engine/conditions.ts'
import type { EvidenceRule, Trigger } from '../engine/pack.ts'
import { approvalDecided } from '../events/approval-events.ts'
import { shippedEditions } from './shipped.ts'

/** What an approval is about, as its trigger says. */
const approvalOf = ({ on, when }: Trigger): { subject: string; form?: string } | undefined => {
  const only = (field: string) => {
    const condition = when?.[field]
    return condition !== undefined && 'in' in condition ? String(condition.in[0]) : undefined
  }
  const subject = only('subject')
  if (on !== 'approval.decided' || subject === undefined || only('outcome') !== 'approved') return undefined
  const form = only('form')
  return { subject, ...(form === undefined ? {} : { form }) }
}
/** A case study and the expenses of a trip are never decided on paper (approval.no-paper), so that there is nothing of theirs to ratify. */
const isRatifiable = ({ subject }: { subject: string }) => approvalDecided.plain.shape.of.safeParse(subject).success
const approvals = (rule: EvidenceRule) => rule.on.flatMap(trigger => approvalOf(trigger) ?? []).filter(isRatifiable)

describe.each(shippedEditions.map(pack => [pack.id, pack] as const))('%s: what was approved beyond authority', (_id, pack) => {
  const given = pack.evidence.filter(rule => approvals(rule).length > 0)
  test('is known to this test', () => {
    expect(given.length).toBeGreaterThan(0)
  })
  test.each(given.map(rule => [rule.id, rule] as const))('%s is there no longer once it is not ratified', (_rule, rule) => {
    for (const { subject, form } of approvals(rule)) {
      const refused = { subject: 'ratification', of: subject, ...(form && { form }), final: true, outcome: 'rejected' }
      const isGone = (data: object) => pulls(rule.voidedBy ?? [], 'approval.decided', { ...refused, ...data })
      expect(isGone({})).toBe(true)
      expect(isGone({ outcome: 'approved' })).toBe(false)
      expect(isGone({ final: false, outcome: 'open' })).toBe(false)
      expect(isGone({ of: subject === 'plan' ? 'matter' : 'plan' })).toBe(false)
      if (form !== undefined) expect(isGone({ form: 'another' })).toBe(false)
    }
  })
})
