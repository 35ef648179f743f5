/** What a customer brings: these are taken in, imported and counted as customers' cases. */
export const customerKinds = ['anomaly', 'complaint', 'request', 'enquiry', 'return'] as const

/** Whether a kind is what a customer brings; the others are the company's own matters and need no customer. */
export function isCustomerKind(kind: string): boolean {
  return (customerKinds as readonly string[]).includes(kind)
}
