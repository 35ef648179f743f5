import { checkAction, finishAction, recordFeedback, setAction } from './acts/action.ts'
import { answerRecorded } from './acts/answer-recorded.ts'
import { answerAppointment, askAppointment, cancelAppointment } from './acts/appointment.ts'
import {
  addSigners,
  askOpinion,
  changeAmount,
  copyApproval,
  removeSigner,
  transferApproval,
  urgeApproval,
  withdrawApproval,
} from './acts/approval-operations.ts'
import { fillChecklist } from './acts/checklist.ts'
import { classify } from './acts/classify.ts'
import { archive, merge, publishCaseStudy, review } from './acts/close.ts'
import { completeRecord } from './acts/complete-record.ts'
import { answerQuotation, creditInvoice, issueInvoice, performContract, quote, signContract } from './acts/contract.ts'
import { disputeReceivable, dun, settleDispute, writeOff } from './acts/contract-dunning.ts'
import { allocatePayment, receivePayment, reversePayment, unallocatePayment } from './acts/contract-payments.ts'
import { confirmBackdating, correct } from './acts/correct.ts'
import { decide } from './acts/decide.ts'
import { listClocks } from './acts/exception.ts'
import { attach, recordAttempt, remind } from './acts/file.ts'
import { checkEvidence, handOverEvidence, recordInterview } from './acts/investigation.ts'
import { preferChannel, sendLetter } from './acts/letter.ts'
import { answerContest, confirmLiability, contestLiability } from './acts/liability.ts'
import { closeMatter, makeRecord, submitMatter } from './acts/matter.ts'
import { assessRestriction, setRestriction, settleMeasure, stepRestriction } from './acts/measure.ts'
import { closeRecovery, confirmLoss, openRecovery, recordPayment, recordRecovery } from './acts/money.ts'
import { addPhoto, recordTime } from './acts/on-site.ts'
import { openOrder } from './acts/open-order.ts'
import { useParts } from './acts/parts.ts'
import { citeViolation, proposePenalty, submitReview } from './acts/penalty.ts'
import { plan, submitCompensation, submitForm } from './acts/plan.ts'
import { recordDecision } from './acts/record-decision.ts'
import { acknowledge, report, reportResult } from './acts/report.ts'
import { assign, formTeam, handOver, holdMeeting } from './acts/respond.ts'
import { settleTrip } from './acts/settle-trip.ts'
import { accept, complete, reachNode, sendResult, signNode, signPaper } from './acts/sign.ts'
import { assessLoss, jointInvestigate } from './acts/special.ts'
import { releaseStudy, submitStudy, useStudy, withdrawStudy } from './acts/study.ts'
import type { ActFile } from './perform-act.ts'

const files = (): readonly ActFile[] => [
  completeRecord,
  classify,
  report,
  reportResult,
  acknowledge,
  assign,
  formTeam,
  holdMeeting,
  handOver,
  plan,
  submitCompensation,
  submitForm,
  makeRecord,
  submitMatter,
  openOrder,
  settleTrip,
  closeMatter,
  listClocks,
  decide,
  transferApproval,
  addSigners,
  removeSigner,
  askOpinion,
  withdrawApproval,
  urgeApproval,
  copyApproval,
  changeAmount,
  recordDecision,
  answerRecorded,
  reachNode,
  signNode,
  signPaper,
  complete,
  accept,
  sendResult,
  jointInvestigate,
  assessLoss,
  recordPayment,
  openRecovery,
  closeRecovery,
  confirmLoss,
  recordRecovery,
  confirmLiability,
  contestLiability,
  answerContest,
  review,
  archive,
  publishCaseStudy,
  submitStudy,
  releaseStudy,
  withdrawStudy,
  useStudy,
  merge,
  attach,
  addPhoto,
  recordTime,
  remind,
  recordAttempt,
  correct,
  confirmBackdating,
  citeViolation,
  proposePenalty,
  submitReview,
  settleMeasure,
  setRestriction,
  assessRestriction,
  stepRestriction,
  handOverEvidence,
  checkEvidence,
  recordInterview,
  setAction,
  finishAction,
  checkAction,
  recordFeedback,
  sendLetter,
  preferChannel,
  useParts,
  quote,
  answerQuotation,
  signContract,
  performContract,
  issueInvoice,
  creditInvoice,
  receivePayment,
  allocatePayment,
  unallocatePayment,
  reversePayment,
  writeOff,
  dun,
  disputeReceivable,
  settleDispute,
  fillChecklist,
  askAppointment,
  answerAppointment,
  cancelAppointment,
]

let byAct: ReadonlyMap<string, ActFile> | undefined
/**
 * What acts do beyond recording what was sent; an act without an entry records its input as it is. Put together when first asked: some of them register or
 * change other cases, and so come round to this list before it is made.
 */
export const actFiles = {
  get(act: string): ActFile | undefined {
    byAct ??= new Map(files().map(file => [file.act, file]))
    return byAct.get(act)
  },
}
