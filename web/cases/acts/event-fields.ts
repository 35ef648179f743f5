import type { EventType } from '../../../events/registry.ts'
import { actionFields } from './action.ts'
import { appointmentFields } from './appointment.ts'
import { approvalFields } from './approval-fields.ts'
import { checklistFields } from './checklist.ts'
import { closingFields } from './closing.ts'
import { contractFields } from './contract.ts'
import type { EventField, FieldsByType } from './event-field.ts'
import { handlingFields } from './handling.ts'
import { intakeFields } from './intake.ts'
import { investigationFields } from './investigation.ts'
import { liabilityFields } from './liability.ts'
import { matterFields } from './matter.ts'
import { measureFields } from './measure.ts'
import { onSiteFields } from './on-site.ts'
import { penaltyFields } from './penalty.ts'
import { responseFields } from './response.ts'
import { specialFields } from './special.ts'
import { systemFields } from './system.ts'

const all: FieldsByType = {
  ...intakeFields,
  ...responseFields,
  ...handlingFields,
  ...approvalFields,
  ...appointmentFields,
  ...closingFields,
  ...specialFields,
  ...matterFields,
  ...contractFields,
  ...penaltyFields,
  ...measureFields,
  ...investigationFields,
  ...liabilityFields,
  ...actionFields,
  ...onSiteFields,
  ...checklistFields,
  ...systemFields,
}

/** The fields of an event type in the order people read them; empty for types that say everything in their title. */
export function eventFields(type: string): readonly EventField[] {
  return all[type as EventType] ?? []
}
