import type { EventType } from '../../../events/registry.ts'
import { actionFields } from './action.ts'
import { approvalFields } from './approval-fields.ts'
import { closingFields } from './closing.ts'
import type { EventField, FieldsByType } from './event-field.ts'
import { handlingFields } from './handling.ts'
import { intakeFields } from './intake.ts'
import { investigationFields } from './investigation.ts'
import { liabilityFields } from './liability.ts'
import { matterFields } from './matter.ts'
import { measureFields } from './measure.ts'
import { penaltyFields } from './penalty.ts'
import { responseFields } from './response.ts'
import { specialFields } from './special.ts'
import { systemFields } from './system.ts'

const all: FieldsByType = {
  ...intakeFields,
  ...responseFields,
  ...handlingFields,
  ...approvalFields,
  ...closingFields,
  ...specialFields,
  ...matterFields,
  ...penaltyFields,
  ...measureFields,
  ...investigationFields,
  ...liabilityFields,
  ...actionFields,
  ...systemFields,
}

/** The fields of an event type in the order people read them; empty for types that say everything in their title. */
export function eventFields(type: string): readonly EventField[] {
  return all[type as EventType] ?? []
}
