import { z } from 'zod'
import { freeText, Id } from '../../events/define.ts'
import { definitionOfAct } from '../../events/registry.ts'
import type { ContractView } from '../../server/contracts/schema.ts'
import type { ActFormParts, ActScene } from '../cases/acts/act-scene.ts'
import { optionsOf } from '../cases/say-value.ts'
import { sayField } from '../cases/words-fields.ts'
import { sayIn } from '../language/use-words.ts'
import type { Field } from '../ui/act-form-field.ts'
import { sayYuan } from '../ui/yuan.ts'
import { fileField, oneFile, todayIn, withOneFile } from './form-parts.ts'
import { type Share, SharesInput } from './shares-input.tsx'
import { contractWords } from './words.ts'

const wordsOf = ({ language }: ActScene) => sayIn(contractWords, language)
const shares = z.array(z.strictObject({ invoice: Id, amountFen: z.number().int().min(1) }))
type Invoice = ContractView['invoices'][number]

/** The invoices of the contract that fit, to choose one of; where the panel named one, that one. */
function invoiceField(
  scene: ActScene,
  fits: (one: Invoice) => boolean,
): { field: Field<'invoice'>; initial: { invoice?: string } } {
  const t = wordsOf(scene)
  const fitting = (scene.contract?.invoices ?? []).filter(fits)
  const chosen = scene.target.invoice ?? (fitting.length === 1 ? fitting[0]!.id : undefined)
  return {
    field: {
      ...{ name: 'invoice', label: t('whichInvoice'), kind: 'select' },
      options: fitting.map(one => ({ value: one.id, label: `${one.number} ${t('openOn', { amount: sayYuan(one.openFen) })}` })),
    },
    initial: chosen === undefined ? {} : { invoice: chosen },
  }
}
const openOf = (scene: ActScene, invoice: string | undefined): number | undefined =>
  scene.contract?.invoices.find(one => one.id === invoice)?.openFen
const isOpen = (one: Invoice) => one.openFen > 0

/** 开票: what is left of the contract is proposed. */
export function issueInvoice(scene: ActScene): ActFormParts {
  const label = (name: string) => sayField('invoice.issued', name, scene.language)
  const left = (scene.contract?.signed?.amountFen ?? 0) - (scene.contract?.invoicedFen ?? 0)
  const rates = new Set(scene.contract?.quotation?.lines.map(line => line.taxPercent))
  return {
    schema: z.strictObject({ ...definitionOfAct('issue-invoice')!.input.shape, file: oneFile }),
    fields: [
      { name: 'kind', label: label('kind'), kind: 'choice', options: optionsOf('invoiceKind', scene.language) },
      { name: 'number', label: label('number'), kind: 'text', maxLength: 60 },
      { name: 'code', label: label('code'), kind: 'text', maxLength: 60 },
      { name: 'totalFen', label: label('totalFen'), kind: 'money', min: 0 },
      { name: 'taxPercent', label: label('taxPercent'), kind: 'number', min: 0, max: 100 },
      { name: 'issuedOn', label: label('issuedOn'), kind: 'day', notAfterToday: true },
      { name: 'dueDay', label: label('dueDay'), kind: 'day', hint: wordsOf(scene)('dueHint') },
      { name: 'reason', label: label('reason'), kind: 'multiline', rows: 2, when: values => Number(values.totalFen ?? 0) > left },
      fileField(label('file')),
    ],
    initial: {
      ...{ kind: 'electronic', taxPercent: rates.size === 1 ? [...rates][0] : 13, issuedOn: todayIn(scene) },
      ...(left > 0 ? { totalFen: left } : {}),
    },
    dataOf: withOneFile,
  }
}

/** 红冲. */
export function creditInvoice(scene: ActScene): ActFormParts {
  const label = (name: string) => sayField('invoice.reversed', name, scene.language)
  const { field, initial } = invoiceField(scene, isOpen)
  const open = openOf(scene, initial.invoice)
  return {
    schema: z.strictObject(definitionOfAct('credit-invoice')!.input.shape),
    fields: [
      field,
      { name: 'amountFen', label: label('amountFen'), kind: 'money', min: 0 },
      { name: 'number', label: label('number'), kind: 'text', maxLength: 60 },
      { name: 'issuedOn', label: label('issuedOn'), kind: 'day', notAfterToday: true },
      { name: 'reason', label: label('reason'), kind: 'multiline', rows: 2 },
    ],
    initial: { ...initial, ...(open === undefined ? {} : { amountFen: open }), issuedOn: todayIn(scene) },
    dataOf: values => values,
  }
}

const owedOf = (scene: ActScene) =>
  (scene.contract?.invoices ?? []).filter(isOpen).map(one => ({
    ...{ id: one.id, number: one.number, openFen: one.openFen, dueOn: one.openParts[0]!.dueOn, disputed: one.disputed },
  }))

/** 收款 of this contract; a payment over several contracts is entered on the page of payments. */
export function receivePayment(scene: ActScene): ActFormParts {
  const label = (name: string) => sayField('payment.received', name, scene.language)
  const t = wordsOf(scene)
  return {
    schema: z.strictObject({ ...definitionOfAct('receive-payment')!.input.shape, shares: shares.optional() }),
    fields: [
      { name: 'amountFen', label: label('amountFen'), kind: 'money', min: 0 },
      { name: 'receivedOn', label: label('receivedOn'), kind: 'day', notAfterToday: true },
      { name: 'via', label: label('via'), kind: 'choice', options: optionsOf('paymentWay', scene.language) },
      { name: 'reference', label: label('reference'), kind: 'text', maxLength: 60, hint: t('referenceHint') },
      { name: 'payer', label: label('payer'), kind: 'text', maxLength: 500 },
      { name: 'shares', label: t('shares'), kind: 'custom', wide: true, input: <SharesInput owed={owedOf(scene)} /> },
      { name: 'note', label: label('note'), kind: 'multiline', rows: 2 },
    ],
    initial: { receivedOn: todayIn(scene), via: 'bank' },
    dataOf: values => ({ ...values, shares: (values.shares as Share[] | undefined) ?? [] }),
  }
}

/** Payments of which something is left, here and in the customer's other contracts. */
const usable = (scene: ActScene) =>
  [...(scene.contract?.payments ?? []), ...(scene.contract?.credits ?? [])].filter(one => one.creditFen > 0)

/** 分配余额. */
export function allocatePayment(scene: ActScene): ActFormParts {
  const t = wordsOf(scene)
  const payments = usable(scene)
  const chosen = payments.find(one => one.id === scene.target.payment) ?? payments[0]
  return {
    schema: z.strictObject({ payment: Id, shares: shares.min(1) }),
    fields: [
      {
        ...{ name: 'payment', label: t('whichPayment'), kind: 'select' },
        options: payments.map(one => ({
          value: one.id,
          label: `${one.receivedOn} ${one.case.number} ${t('usable', { amount: sayYuan(one.creditFen) })}`,
        })),
      },
      {
        ...{ name: 'shares', label: t('shares'), kind: 'custom', wide: true },
        input: <SharesInput owed={owedOf(scene)} availableFen={chosen?.creditFen ?? 0} />,
      },
    ],
    initial: chosen === undefined ? {} : { payment: chosen.id },
    dataOf: values => values,
  }
}

/** 撤销分配: which payment on which invoice, and how much of it. */
export function unallocatePayment(scene: ActScene): ActFormParts {
  const label = (name: string) => sayField('payment.unallocated', name, scene.language)
  const t = wordsOf(scene)
  const pairs = (scene.contract?.invoices ?? []).flatMap(invoice => invoice.allocations.map(one => ({ invoice, ...one })))
  const { invoice, payment } = scene.target
  const chosen = pairs.find(one => one.invoice.id === invoice && (payment === undefined || one.payment === payment)) ?? pairs[0]
  const dayOfPayment = (id: string) => scene.contract?.payments.find(one => one.id === id)?.receivedOn ?? ''
  return {
    schema: z.strictObject({ pair: z.string().min(3), amountFen: z.number().int().min(1), reason: freeText }),
    fields: [
      {
        ...{ name: 'pair', label: t('whichInvoice'), kind: 'select', wide: true },
        options: pairs.map(one => ({
          value: `${one.invoice.id} ${one.payment}`,
          label: `${one.invoice.number} ← ${dayOfPayment(one.payment)} ${sayYuan(one.fen)}`,
        })),
      },
      { name: 'amountFen', label: label('amountFen'), kind: 'money', min: 0 },
      { name: 'reason', label: label('reason'), kind: 'multiline', rows: 2 },
    ],
    initial: chosen === undefined ? {} : { pair: `${chosen.invoice.id} ${chosen.payment}`, amountFen: chosen.fen },
    dataOf: ({ pair, ...values }) => {
      const [one = '', other = ''] = String(pair).split(' ')
      return { ...values, invoice: one, payment: other }
    },
  }
}

/** 冲回收款. */
export function reversePayment(scene: ActScene): ActFormParts {
  const t = wordsOf(scene)
  const own = (scene.contract?.payments ?? []).filter(
    one => one.case.id === scene.case.id && !one.isReversed && one.allocatedFen === 0,
  )
  const chosen = scene.target.payment ?? own[0]?.id
  return {
    schema: z.strictObject({ payment: Id, reason: freeText }),
    fields: [
      {
        ...{ name: 'payment', label: t('whichPayment'), kind: 'select', wide: true },
        options: own.map(one => ({ value: one.id, label: `${one.receivedOn} ${sayYuan(one.amountFen)} ${one.reference ?? ''}` })),
      },
      { name: 'reason', label: sayField('payment.reversed', 'reason', scene.language), kind: 'multiline', rows: 2 },
    ],
    initial: chosen === undefined ? {} : { payment: chosen },
    dataOf: values => values,
  }
}

/** 核销坏账 that was approved. */
export function writeOff(scene: ActScene): ActFormParts {
  const t = wordsOf(scene)
  const waiting = scene.contract?.toWriteOff ?? []
  const chosen = scene.target.request ?? waiting[0]?.request
  return {
    schema: z.strictObject({ request: Id, note: freeText.optional() }),
    fields: [
      {
        ...{ name: 'request', label: t('whichRequest'), kind: 'select', wide: true },
        options: waiting.map(one => ({ value: one.request, label: `${one.number} ${sayYuan(one.amountFen)}` })),
      },
      { name: 'note', label: sayField('receivable.written-off', 'note', scene.language), kind: 'multiline', rows: 2 },
    ],
    initial: chosen === undefined ? {} : { request: chosen },
    dataOf: values => values,
  }
}

/** 催收: the step that is due is chosen already. */
export function dun(scene: ActScene): ActFormParts {
  const label = (name: string) => sayField('customer.dunned', name, scene.language)
  return {
    schema: z.strictObject({ ...definitionOfAct('dun')!.input.shape, file: oneFile }),
    fields: [
      { name: 'step', label: label('step'), kind: 'select', options: optionsOf('dunningStep', scene.language) },
      { name: 'via', label: label('via'), kind: 'select', options: optionsOf('dunningVia', scene.language) },
      {
        name: 'outcome',
        label: label('outcome'),
        kind: 'choice',
        options: optionsOf('dunningOutcome', scene.language),
        wide: true,
      },
      {
        name: 'promisedOn',
        label: label('promisedOn'),
        kind: 'day',
        required: true,
        when: values => values.outcome === 'promised',
      },
      { name: 'promisedFen', label: label('promisedFen'), kind: 'money', min: 0, when: values => values.outcome === 'promised' },
      { name: 'note', label: label('note'), kind: 'multiline', rows: 2 },
      fileField(label('file')),
    ],
    initial: { step: scene.contract?.dunning.next?.step ?? 'reminder', via: 'call' },
    dataOf: withOneFile,
  }
}

/** 登记争议. */
export function disputeReceivable(scene: ActScene): ActFormParts {
  const { field, initial } = invoiceField(scene, one => isOpen(one) && !one.disputed)
  return {
    schema: z.strictObject({ invoice: Id, reason: freeText }),
    fields: [
      field,
      { name: 'reason', label: sayField('receivable.disputed', 'reason', scene.language), kind: 'multiline', rows: 3 },
    ],
    initial,
    dataOf: values => values,
  }
}
/** 了结争议. */
export function settleDispute(scene: ActScene): ActFormParts {
  const { field, initial } = invoiceField(scene, one => one.disputed)
  const label = (name: string) => sayField('dispute.settled', name, scene.language)
  return {
    schema: z.strictObject(definitionOfAct('settle-dispute')!.input.shape),
    fields: [
      field,
      {
        name: 'outcome',
        label: label('outcome'),
        kind: 'choice',
        options: optionsOf('disputeOutcome', scene.language),
        wide: true,
      },
      { name: 'note', label: label('note'), kind: 'multiline', rows: 2 },
    ],
    initial,
    dataOf: values => values,
  }
}
