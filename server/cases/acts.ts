import { checkAction, finishAction, recordFeedback, setAction } from './acts/action.ts'
import { answerRecorded } from './acts/answer-recorded.ts'
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
import { classify } from './acts/classify.ts'
import { archive, merge, publishCaseStudy, review } from './acts/close.ts'
import { completeRecord } from './acts/complete-record.ts'
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
import { citeViolation, proposePenalty, submitReview } from './acts/penalty.ts'
import { plan, submitCompensation, submitForm } from './acts/plan.ts'
import { recordDecision } from './acts/record-decision.ts'
import { acknowledge, report, reportResult } from './acts/report.ts'
import { assign, formTeam, handOver, holdMeeting } from './acts/respond.ts'
import { accept, complete, reachNode, sendResult, signNode } from './acts/sign.ts'
import { assessLoss, jointInvestigate } from './acts/special.ts'
import { releaseStudy, submitStudy, useStudy, withdrawStudy } from './acts/study.ts'
import type { ActFile } from './perform-act.ts'

const files: readonly ActFile[] = [
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
]

/** What acts do beyond recording what was sent. An act without an entry records its input as it is. */
export const actFiles: ReadonlyMap<string, ActFile> = new Map(files.map(f => [f.act, f]))
