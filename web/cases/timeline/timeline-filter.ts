import type { Entry } from './scene.ts'

/** What the timeline can be narrowed to. */
export const timelineFilters = ['all', 'customer', 'internal', 'decision', 'system'] as const
export type TimelineFilter = (typeof timelineFilters)[number]

const customerTypes: ReadonlySet<string> = new Set([
  'customer.replied',
  'result.sent',
  'customer.answered',
  'node.reached',
  'node.signed',
  'paper.signed',
  'customer.accepted',
])
const decisionTypes: ReadonlySet<string> = new Set([
  'case.classified',
  'approval.decided',
  'approval.transferred',
  'approval.signers-added',
  'approval.signer-removed',
  'approval.opinion-asked',
  'approval.opinion-given',
  'approval.withdrawn',
  'approval.amount-changed',
  'approval.recorded',
  'approval.record-answered',
  'plan.submitted',
  'form.submitted',
  'compensation.submitted',
  'matter.submitted',
  'trip.settled',
  'penalty.proposed',
  'review.submitted',
  'matter.closed',
  'case.reopened',
  'case.merged',
  'case.archived',
  'backdating.confirmed',
  'event.corrected',
  'legal.opinion-given',
  'loss.assessed',
])
const systemTypes: ReadonlySet<string> = new Set([
  'handler.chosen',
  'order.followed',
  'alarm.fired',
  'message.delivered',
  'message.failed',
  'calendar.applied',
  'edition.moved',
  'charge.decided',
  'duty.reminded',
  'report.acknowledged',
])

/** Whether the customer sees it, or it came from the customer. */
export function isCustomerVisible(entry: Pick<Entry, 'type' | 'data'>): boolean {
  return customerTypes.has(entry.type) || (entry.type === 'progress.reported' && entry.data.to === 'customer')
}
/** One line in words, no card. */
export function isLine(entry: Pick<Entry, 'type'>): boolean {
  return systemTypes.has(entry.type)
}

/** Whether an entry belongs to a filter. What nobody outside sees and no machine wrote is internal. */
export function isOf(filter: TimelineFilter, entry: Pick<Entry, 'type' | 'data'>): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'customer':
      return isCustomerVisible(entry)
    case 'internal':
      return !isCustomerVisible(entry) && !isLine(entry)
    case 'decision':
      return decisionTypes.has(entry.type)
    case 'system':
      return isLine(entry)
  }
}

/** Files that another event names are shown there, not a second time as an event of their own. */
export function withoutRepeatedFiles<E extends Pick<Entry, 'type' | 'data'>>(timeline: readonly E[]): E[] {
  const named = new Set(
    timeline.flatMap(({ type, data }) =>
      type === 'file.attached'
        ? []
        : [
            ...(Array.isArray(data.files) ? data.files : []),
            ...(typeof data.file === 'string' ? [data.file] : []),
            ...(typeof data.riskReport === 'string' ? [data.riskReport] : []),
            // A record names its files among its values; no other value is the id of a file.
            ...(type === 'record.made' ? Object.values((data.values ?? {}) as object) : []),
          ],
    ),
  )
  return timeline.filter(({ type, data }) => type !== 'file.attached' || !named.has(data.file))
}

/** Entries in their order, runs of more than `most` system lines folded into one group. */
export function grouped<E extends Pick<Entry, 'type'>>(entries: readonly E[], most = 3): (E | { readonly folded: E[] })[] {
  const out: (E | { readonly folded: E[] })[] = []
  let run: E[] = []
  const end = () => {
    if (run.length > most) out.push({ folded: run.slice(0, -1) }, ...run.slice(-1))
    else out.push(...run)
    run = []
  }
  for (const entry of entries) {
    // To whom the case went is looked for: it stands by itself.
    if (isLine(entry) && entry.type !== 'handler.chosen') run.push(entry)
    else {
      end()
      out.push(entry)
    }
  }
  end()
  return out
}
