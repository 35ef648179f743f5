import type { Example } from '../../../engine/pack.ts'

type Permit = Extract<Example, { type: 'permit' }>
/** One post that may and one that may not; the kind is the first in the permit's name. */
const permit = (rule: string, may: string, mayNot: string): Permit[] => {
  const [, act, kinds, condition] = rule.split(':') as [string, string, string, string | undefined]
  const data = condition === undefined ? {} : { record: condition.split('=')[1]! }
  const about = { type: 'permit' as const, rule, act, kind: kinds.split('+')[0]! as Permit['kind'], data }
  return [
    { ...about, name: `${may} 可以`, by: may, allowed: true },
    { ...about, name: `${mayNot} 不可以`, by: mayNot, allowed: false },
  ]
}
const record = (id: string, kinds: string, may: string, mayNot: string) =>
  permit(`permit:make-record:${kinds}:record=${id}`, `role:${may}`, `role:${mayNot}`)
const customers = 'enquiry+request+return'
const services = `${customers}+work-order`

export const permitExamples: readonly Example[] = [
  ...record('need-match', 'enquiry+request', 'specialist', 'installer'),
  ...record('technical-answer', 'enquiry+request', 'technical', 'specialist'),
  ...record('supervisor-takeover', customers, 'supervisor', 'specialist'),
  ...record('manual-handover', 'enquiry', 'sales', 'technical'),
  ...record('booking', 'work-order', 'service-desk', 'installer'),
  ...record('before-photos', 'work-order', 'installer', 'partner'),
  ...record('local-certificate', 'work-order', 'region-liaison', 'installer'),
  ...record('delay-report', 'work-order', 'logistics', 'installer'),
  ...record('acceptance-check', 'work-order', 'it', 'installer'),
  ...record('contract-review', 'contract', 'sales', 'service-desk'),
  ...record('order-check', 'contract', 'sales', 'finance'),
  ...record('two-laws', 'contract', 'legal', 'sales'),
  ...record('translation-check', 'contract', 'region-liaison', 'finance'),
  ...record('finance-review', 'contract', 'finance', 'sales'),
  ...record(
    'audit-filing',
    'contract+exception+expense+decision+suggestion+reward+complaint+penalty+rectification',
    'auditor',
    'internal-control',
  ),
  ...record('recall-start', 'crisis', 'general-manager', 'public-relations'),
  ...record('interim-statement', 'crisis', 'public-relations', 'legal'),
  ...record('media-statement', 'crisis', 'public-relations', 'general-manager'),
  ...record('crisis-hotline', 'crisis', 'service-desk', 'sales'),
  ...record('legality-check', 'complaint', 'compliance', 'service-desk'),
  ...record('evidence-taken', 'penalty', 'department-head', 'human-resources'),
  ...record('appeal-acceptance', 'penalty', 'human-resources', 'department-head'),
  ...record('bonus-withheld', 'penalty', 'finance', 'department-head'),
  ...record('transfer', 'penalty', 'human-resources', 'department-head'),
  ...record('appeal-extension', 'penalty', 'general-manager', 'human-resources'),
  ...record('review-panel', 'penalty', 'human-resources', 'department-head'),
  ...record('tracking', 'rectification', 'auditor', 'department-head'),
  ...record('audit-finding', 'audit', 'internal-control', 'service-desk'),
  ...record('audit-report', 'audit', 'auditor', 'service-desk'),
  ...record('board-receipt', 'audit', 'board-member', 'auditor'),
  ...record('executive-review', 'audit', 'human-resources', 'auditor'),
  ...record('evaluation', 'suggestion', 'internal-control', 'service-desk'),
  ...record('follow-up', 'suggestion', 'internal-control', 'general-manager'),
  ...record('suggestion-answer', 'suggestion', 'service-desk', 'it'),
  ...record('improvement-acceptance', 'suggestion', 'internal-control', 'it'),
  ...record('written-interpretation', 'decision', 'board-member', 'general-manager'),
  ...record('payment', 'expense', 'finance', 'department-head'),

  ...permit(`permit:assign:${services}`, 'role:supervisor', 'role:specialist'),
  ...permit('permit:start:work-order', 'role:installer', 'role:partner'),
  ...permit('permit:complete:enquiry+request', 'case:handler', 'role:sales'),
  ...permit('permit:complete:return', 'role:logistics', 'role:specialist'),
  ...permit('permit:complete:work-order', 'role:installer', 'role:sales'),
  ...permit('permit:accept:work-order', 'role:installer', 'role:it'),
  ...permit(`permit:record-feedback:${services}`, 'role:sales', 'role:installer'),
  ...permit(`permit:record-attempt:${services}`, 'role:specialist', 'role:installer'),
  ...permit(`permit:archive:${services}`, 'role:service-desk', 'role:partner'),
  ...permit('permit:submit-matter:contract', 'role:sales', 'role:service-desk'),
  ...permit('permit:submit-matter:exception', 'case:reporter', 'role:partner'),
  ...permit('permit:submit-matter:suggestion', 'role:internal-control', 'role:specialist'),
  ...permit('permit:submit-matter:decision', 'role:general-manager', 'role:specialist'),
  ...permit('permit:submit-matter:expense', 'role:department-head', 'role:specialist'),
  ...permit('permit:close-matter:contract', 'role:sales', 'role:finance'),
  ...permit('permit:close-matter:exception', 'role:general-manager', 'case:reporter'),
  ...permit('permit:close-matter:crisis', 'role:general-manager', 'role:public-relations'),
  ...permit('permit:close-matter:audit', 'role:auditor', 'role:service-desk'),
  ...permit('permit:close-matter:suggestion', 'role:internal-control', 'case:reporter'),
  ...permit('permit:close-matter:decision', 'role:general-manager', 'role:human-resources'),
  ...permit('permit:close-matter:expense', 'role:finance', 'role:department-head'),
  ...permit('permit:submit-review:penalty', 'case:panel', 'role:human-resources'),
  ...permit('permit:form-team:crisis', 'role:general-manager', 'role:legal'),
  ...permit('permit:give-legal-opinion:crisis', 'role:legal', 'role:public-relations'),
  ...permit(`permit:reopen:${services}`, 'role:supervisor', 'role:specialist'),
]
