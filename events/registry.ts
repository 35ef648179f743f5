import type { z } from 'zod'
import * as action from './action-events.ts'
import * as appointment from './appointment-events.ts'
import * as approval from './approval-events.ts'
import * as archive from './archive-events.ts'
import * as charge from './charge-events.ts'
import * as closing from './closing-events.ts'
import * as contract from './contract-events.ts'
import type { EventDefinition } from './define.ts'
import * as fieldDocument from './field-documents-events.ts'
import * as handling from './handling-events.ts'
import * as indicator from './indicator-events.ts'
import * as intake from './intake-events.ts'
import * as investigation from './investigation-events.ts'
import * as letter from './letter-events.ts'
import * as liability from './liability-events.ts'
import * as library from './library-events.ts'
import * as matter from './matter-events.ts'
import * as measure from './measure-events.ts'
import * as offline from './offline-events.ts'
import * as onSite from './on-site-events.ts'
import * as order from './order-events.ts'
import * as paper from './paper-events.ts'
import * as parts from './parts-events.ts'
import * as payroll from './payroll-events.ts'
import * as penalty from './penalty-events.ts'
import * as response from './response-events.ts'
import * as sampling from './sampling-events.ts'
import * as signing from './signing-events.ts'
import * as special from './special-events.ts'
import * as survey from './survey-events.ts'
import * as system from './system-events.ts'

const { beyondAuthority: _beyond, ...approvalEvents } = approval
const { answerWays: _answers, ...appointmentEvents } = appointment
const { studyParts: _parts, StudyCodes: _codes, KeptWord: _kept, ...libraryEvents } = library
const { tripItems: _items, TripItem: _item, BudgetRow: _budget, TripPlan: _trip, ExpenseRow: _expense, ...orderEvents } = order
const {
  dunningSteps: _steps,
  dunningOutcomes: _outcomes,
  invoiceKinds: _invoices,
  paymentWays: _ways,
  termParts: _terms,
  QuotedLine: _line,
  PaymentTerm: _term,
  DuePart: _due,
  ...contractEvents
} = contract
const { photoPhases: _phases, ...onSiteEvents } = onSite
const modules = {
  ...paper,
  ...charge,
  ...indicator,
  ...intake,
  ...response,
  ...handling,
  ...approvalEvents,
  ...appointmentEvents,
  ...closing,
  ...special,
  ...system,
  ...matter,
  ...contractEvents,
  ...orderEvents,
  ...penalty,
  ...payroll,
  ...parts,
  ...measure,
  ...investigation,
  ...liability,
  ...action,
  ...letter,
  ...libraryEvents,
  ...fieldDocument,
  ...offline,
  ...onSiteEvents,
  ...signing,
  ...sampling,
  ...survey,
  ...archive,
}
type Modules = typeof modules
type AnyOf = Modules[keyof Modules]

/** Every event type there is. */
export const eventDefinitions: readonly AnyOf[] = Object.values(modules)
export type EventType = AnyOf['type']
/** The words of `POST /api/cases/:id/events`. */
export type Act = AnyOf['act']

type DefinitionOf<T extends EventType> = Extract<AnyOf, { type: T }>
type DefinitionOfAct<A extends Act> = Extract<AnyOf, { act: A }>
export type PlainOf<T extends EventType> = z.infer<DefinitionOf<T>['plain']>
export type SealedOf<T extends EventType> = z.infer<DefinitionOf<T>['sealed']>
/** What a client sends for an act. */
export type InputOf<A extends Act> = z.infer<DefinitionOfAct<A>['input']>
export type TypeOfAct<A extends Act> = DefinitionOfAct<A>['type']

const byType = new Map<string, EventDefinition>(eventDefinitions.map(d => [d.type, d as EventDefinition]))
const byAct = new Map<string, EventDefinition>(
  eventDefinitions.flatMap(d => ('act' in d && d.act !== undefined ? [[d.act as string, d as EventDefinition]] : [])),
)

export const eventTypes = eventDefinitions.map(d => d.type) as [EventType, ...EventType[]]
export const acts = [...byAct.keys()] as [Act, ...Act[]]

/** The definition of an event type; undefined where there is none. */
export function eventDefinition(type: string): EventDefinition | undefined {
  return byType.get(type)
}
/** The definition that an act records; undefined where there is none. */
export function definitionOfAct(act: string): EventDefinition | undefined {
  return byAct.get(act)
}
