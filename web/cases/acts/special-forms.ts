import type { Act } from '../../../events/registry.ts'
import {
  allocatePayment,
  creditInvoice,
  disputeReceivable,
  dun,
  issueInvoice,
  receivePayment,
  reversePayment,
  settleDispute,
  unallocatePayment,
  writeOff,
} from '../../contracts/money-forms.tsx'
import { performContract, quote, signContract } from '../../contracts/quote-forms.tsx'
import { addPhoto } from '../../field/photo-form.tsx'
import { useParts } from '../../parts/use-parts-act.tsx'
import { signPaperForm } from '../../signatures/paper-forms.tsx'
import { recordFeedback } from '../../surveys/feedback-form.tsx'
import type { ActFormParts, ActScene } from './act-scene.ts'
import { checkAction, finishAction, preferChannel, sendLetter, setAction } from './action-forms.tsx'
import {
  addSigners,
  askOpinion,
  changeAmount,
  copyApproval,
  giveOpinion,
  removeSigner,
  transferApproval,
  urgeApproval,
  withdrawApproval,
} from './approval-forms.tsx'
import { correct } from './correct-form.tsx'
import { decide } from './decide-form.tsx'
import { classify } from './grading-form.tsx'
import { handOverEvidence, recordInterview } from './investigation-forms.tsx'
import { answerContest, confirmLiability, confirmLoss, contestLiability, recordPayment } from './liability-forms.tsx'
import { makeRecord } from './make-record.tsx'
import { submitCompensation, submitMatter } from './matter-form.tsx'
import { assessRestriction, setRestriction, settleMeasure, stepRestriction } from './measure-forms.tsx'
import { assign, openOrder, settleTrip } from './order-forms.tsx'
import { citeViolation, proposePenalty, submitReview } from './penalty-forms.tsx'
import { formTeam, plan } from './plan-forms.ts'
import { answerRecorded, recordDecision } from './record-decision-form.tsx'
import { attach, completeRecord, merge, submitForm } from './record-forms.tsx'
import { acknowledge, confirmBackdating, handOver, remind } from './waiting-forms.ts'

/** Acts whose form is not simply the fields of their event. */
export const specialForms: Partial<Record<Act, (scene: ActScene) => ActFormParts>> = {
  classify,
  plan,
  'form-team': formTeam,
  decide,
  'submit-form': submitForm,
  'hand-over': handOver,
  merge,
  correct,
  'confirm-backdating': confirmBackdating,
  acknowledge,
  remind,
  'complete-record': completeRecord,
  attach,
  'record-feedback': recordFeedback,
  'sign-paper': signPaperForm,
  'add-photo': addPhoto,
  'make-record': makeRecord,
  'submit-matter': submitMatter,
  'open-order': openOrder,
  'settle-trip': settleTrip,
  assign,
  'cite-violation': citeViolation,
  'propose-penalty': proposePenalty,
  'submit-review': submitReview,
  'settle-measure': settleMeasure,
  'set-restriction': setRestriction,
  'assess-restriction': assessRestriction,
  'step-restriction': stepRestriction,
  'use-parts': useParts,
  'submit-compensation': submitCompensation,
  'transfer-approval': transferApproval,
  'add-signers': addSigners,
  'remove-signer': removeSigner,
  'ask-opinion': askOpinion,
  'give-opinion': giveOpinion,
  'withdraw-approval': withdrawApproval,
  'urge-approval': urgeApproval,
  'copy-approval': copyApproval,
  'change-amount': changeAmount,
  'record-decision': recordDecision,
  'set-action': setAction,
  'finish-action': finishAction,
  'check-action': checkAction,
  'send-letter': sendLetter,
  'prefer-channel': preferChannel,
  'hand-over-evidence': handOverEvidence,
  'record-interview': recordInterview,
  'confirm-liability': confirmLiability,
  'contest-liability': contestLiability,
  'answer-contest': answerContest,
  'confirm-loss': confirmLoss,
  'record-payment': recordPayment,
  'answer-recorded': answerRecorded,
  quote,
  'sign-contract': signContract,
  'perform-contract': performContract,
  'issue-invoice': issueInvoice,
  'credit-invoice': creditInvoice,
  'receive-payment': receivePayment,
  'allocate-payment': allocatePayment,
  'unallocate-payment': unallocatePayment,
  'reverse-payment': reversePayment,
  'write-off': writeOff,
  dun,
  'dispute-receivable': disputeReceivable,
  'settle-dispute': settleDispute,
}
