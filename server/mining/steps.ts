/** What tells one event of a type from another as a step: which record was made, which form handed in. */
const kindsOf: Readonly<Record<string, string>> = { 'record.made': 'record', 'form.submitted': 'form' }

/**
 * What stands in a case without being a step of the work: what the system tells and works out, what is said about other events, remarks, files, and what
 * is done with the case after it has ended (studies, payroll).
 */
const noSteps = new Set([
  ...['alarm.fired', 'message.delivered', 'message.failed', 'duty.reminded', 'calendar.applied', 'edition.moved'],
  ...['event.corrected', 'backdating.confirmed', 'note.added', 'file.attached', 'photo.added', 'time.spent', 'field.reported'],
  ...['channel.preferred', 'charge.decided', 'handler.chosen', 'case.absorbed', 'exception.clocks-listed', 'duty.handed-over'],
  ...['approval.urged', 'approval.copied', 'approval.transferred', 'approval.signers-added', 'approval.signer-removed'],
  ...['approval.opinion-asked', 'approval.opinion-given', 'approval.record-answered', 'evidence.handed-over', 'evidence.checked'],
  ...['study.submitted', 'study.released', 'study.withdrawn', 'study.used', 'session.held', 'session.acknowledged'],
  ...['library.published', 'payroll.prepared', 'payroll.settled', 'order.followed', 'violation.cited'],
])

/** The step that an event is: its type, with what tells it from others of the type; undefined where it is none. */
export function stepOf(type: string, data: Readonly<Record<string, unknown>>): string | undefined {
  if (noSteps.has(type)) return undefined
  const detail = kindsOf[type] === undefined ? undefined : data[kindsOf[type]]
  return typeof detail === 'string' ? `${type}:${detail}` : type
}
