import type { z } from 'zod'
import type { ActRefusal } from '../engine/permissions.ts'
import type { Text } from '../events/text.ts'
import { fieldMessages } from './field-messages.ts'
import { accessRefusals } from './refusals/access.ts'
import { actionRefusals } from './refusals/actions.ts'
import { actRefusals } from './refusals/acts.ts'
import { alarmRefusals } from './refusals/alarms.ts'
import { anchorRefusals } from './refusals/anchors.ts'
import { appointmentRefusals } from './refusals/appointments.ts'
import { approvalRefusals } from './refusals/approvals.ts'
import { archiveRefusals } from './refusals/archive.ts'
import { aroundCasesRefusals } from './refusals/around-cases.ts'
import { backupRefusals } from './refusals/backup.ts'
import { caseRefusals } from './refusals/cases.ts'
import { codeRefusals } from './refusals/code-trees.ts'
import { contractRefusals } from './refusals/contracts.ts'
import { customerFileRefusals } from './refusals/customer-file.ts'
import { editionRefusals } from './refusals/editions.ts'
import { explainRefusals } from './refusals/explain.ts'
import { fieldDeskRefusals } from './refusals/field-desk.ts'
import { fieldDocumentRefusals } from './refusals/field-documents.ts'
import { fieldSyncRefusals } from './refusals/field-sync.ts'
import { fileRefusals } from './refusals/files.ts'
import { importRefusals } from './refusals/imports.ts'
import { indicatorRefusals } from './refusals/indicators.ts'
import { inputRefusals } from './refusals/input.ts'
import { investigationRefusals } from './refusals/investigation.ts'
import { ledgerRefusals } from './refusals/ledger.ts'
import { liabilityRefusals } from './refusals/liability.ts'
import { libraryRefusals } from './refusals/library.ts'
import { lintRefusals } from './refusals/lint.ts'
import { mandateRefusals } from './refusals/mandates.ts'
import { measureRefusals } from './refusals/measures.ts'
import { meetingRefusals } from './refusals/meetings.ts'
import { miningRefusals } from './refusals/mining.ts'
import { moneyRefusals } from './refusals/money.ts'
import { onSiteRefusals } from './refusals/on-site.ts'
import { orderRefusals } from './refusals/orders.ts'
import { organisationRefusals } from './refusals/organisation.ts'
import { oversightRefusals } from './refusals/oversight.ts'
import { paperRefusals } from './refusals/paper.ts'
import { partsRefusals } from './refusals/parts.ts'
import { payrollRefusals } from './refusals/payroll.ts'
import { policyReplayRefusals } from './refusals/policy-replay.ts'
import { policyTextRefusals } from './refusals/policy-text.ts'
import { policyUpkeepRefusals } from './refusals/policy-upkeep.ts'
import { projectRefusals } from './refusals/projects.ts'
import { rewardRefusals } from './refusals/rewards.ts'
import { sealedRefusals } from './refusals/sealed.ts'
import { signInRefusals } from './refusals/sign-in.ts'
import { signatureRefusals } from './refusals/signatures.ts'
import { staffRefusals } from './refusals/staff.ts'
import { statisticRefusals } from './refusals/statistics.ts'
import { supervisionRefusals } from './refusals/supervision.ts'
import { surveyRefusals } from './refusals/surveys.ts'
import { violationRefusals } from './refusals/violations.ts'

/** Every refusal of the server by its code. A new one goes into refusals/, and by test into docs/errors.md. */
export const refusals = {
  ...accessRefusals,
  ...alarmRefusals,
  ...anchorRefusals,
  ...aroundCasesRefusals,
  ...actRefusals,
  ...appointmentRefusals,
  ...approvalRefusals,
  ...mandateRefusals,
  ...backupRefusals,
  ...caseRefusals,
  ...codeRefusals,
  ...editionRefusals,
  ...fieldDeskRefusals,
  ...orderRefusals,
  ...fieldDocumentRefusals,
  ...fieldSyncRefusals,
  ...fileRefusals,
  ...importRefusals,
  ...customerFileRefusals,
  ...inputRefusals,
  ...actionRefusals,
  ...investigationRefusals,
  ...lintRefusals,
  ...explainRefusals,
  ...onSiteRefusals,
  ...organisationRefusals,
  ...oversightRefusals,
  ...staffRefusals,
  ...statisticRefusals,
  ...surveyRefusals,
  ...violationRefusals,
  ...measureRefusals,
  ...rewardRefusals,
  ...supervisionRefusals,
  ...indicatorRefusals,
  ...contractRefusals,
  ...ledgerRefusals,
  ...liabilityRefusals,
  ...libraryRefusals,
  ...miningRefusals,
  ...meetingRefusals,
  ...moneyRefusals,
  ...archiveRefusals,
  ...paperRefusals,
  ...payrollRefusals,
  ...partsRefusals,
  ...policyReplayRefusals,
  ...policyUpkeepRefusals,
  ...projectRefusals,
  ...policyTextRefusals,
  ...sealedRefusals,
  ...signInRefusals,
  ...signatureRefusals,
} as const

export type RefusalCode = keyof typeof refusals

/** What a refusal says beyond its code. */
export type RefusalExtras = {
  /** This very case in a sentence. */
  readonly detail?: Text | undefined
  /** The clause that refuses. */
  readonly clause?: string | undefined
  /** The regulation whose clause it is, where several bind the case. */
  readonly regulation?: Text | undefined
  /** The reading (口径) that refuses, where the wording is ambiguous. */
  readonly reading?: string | undefined
  /** Messages by field path: `customer.phone`. */
  readonly fields?: Readonly<Record<string, Text>> | undefined
  /** What must exist first. */
  readonly missing?: readonly { readonly evidence: string; readonly title: Text; readonly clause: string }[] | undefined
  /** What is wrong in a large thing that was sent (a pack): where, what, and how to mend each. */
  readonly problems?: readonly { readonly place: Text; readonly says: Text; readonly mend: Text }[] | undefined
  /** When to try again. */
  readonly retryAfterSeconds?: number | undefined
}

/** A refusal on its way to the client. A class because it must be an Error: thrown, it ends the transaction it was met in. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly status: number
  readonly extras: RefusalExtras
  constructor(code: RefusalCode, extras: RefusalExtras) {
    super(`${code}: ${extras.detail?.en ?? extras.detail?.zh ?? refusals[code].en.title}`)
    this.name = 'Refusal'
    this.code = code
    this.status = refusals[code].status
    this.extras = extras
  }
}

/** `throw refuse('case.closed', { clause: 'A12' })`. */
export function refuse(code: RefusalCode, extras: RefusalExtras = {}): Refusal {
  return new Refusal(code, extras)
}

/** The refusal of input that a schema of ours does not accept; `under` is where it lies in the request. */
export function refuseInput(error: z.ZodError, under: readonly string[] = []): Refusal {
  return refuse('input.invalid', { fields: fieldMessages(error.issues, under) })
}

/** What the engine refuses, as it says it. */
export function refuseAct({ code, because, clause, reading, regulation, missing }: ActRefusal): Refusal {
  if (!isRefusalCode(code)) throw new Error(`the engine refuses with ${code}, which server/refusals/ does not list`)
  return refuse(code, { detail: because, clause, reading, regulation: regulation?.title, missing })
}

/** Whether a text is one of our codes. */
export function isRefusalCode(code: unknown): code is RefusalCode {
  return typeof code === 'string' && Object.hasOwn(refusals, code)
}
