import { Form } from 'antd'
import { z } from 'zod'
import { priceLines } from '../../engine/contracts/lines.ts'
import { PaymentTerm, QuotedLine, termParts } from '../../events/contract-events.ts'
import { shortText } from '../../events/define.ts'
import { definitionOfAct } from '../../events/registry.ts'
import type { ActFormParts, ActScene } from '../cases/acts/act-scene.ts'
import { optionsOf } from '../cases/say-value.ts'
import { sayField } from '../cases/words-fields.ts'
import { sayIn, useWords } from '../language/use-words.ts'
import type { Field } from '../ui/act-form-field.ts'
import { sayYuan } from '../ui/yuan.ts'
import { fileField, oneFile, todayIn, withOneFile } from './form-parts.ts'
import { contractWords } from './words.ts'

const inputOf = (act: 'quote' | 'sign-contract' | 'perform-contract') => definitionOfAct(act)!.input
const wordsOf = ({ language }: ActScene) => sayIn(contractWords, language)

/** What the lines typed so far come to. */
function SumPreview() {
  const t = useWords(contractWords)
  const rows = Form.useWatch<readonly unknown[]>('lines') ?? []
  const included = Form.useWatch<boolean>('taxIncluded') === true
  const lines = rows.flatMap(row => {
    const { item: _, ...line } = (row ?? {}) as Record<string, unknown>
    const read = QuotedLine.safeParse(
      Object.fromEntries(Object.entries(line).filter(([, value]) => value !== null && value !== undefined && value !== '')),
    )
    return read.success ? [read.data] : []
  })
  if (lines.length === 0) return null
  const { totalFen, netFen, taxFen } = priceLines(lines, included)
  return (
    <p className="contracts-sum" role="status">
      {t('sumPreview', { total: sayYuan(totalFen), net: sayYuan(netFen), tax: sayYuan(taxFen) })}
    </p>
  )
}

/** 报价: lines with prices; the last version is where the next begins. */
export function quote(scene: ActScene): ActFormParts {
  const t = wordsOf(scene)
  const label = (name: string) => sayField('quotation.given', name, scene.language)
  const last = scene.contract?.quotation
  const line: readonly Field[] = [
    { name: 'item', label: t('item'), kind: 'text', required: true, maxLength: 500 },
    { name: 'part', label: t('part'), kind: 'text', maxLength: 60 },
    { name: 'unit', label: t('unit'), kind: 'text', required: true, maxLength: 20 },
    { name: 'quantity', label: t('quantity'), kind: 'number', min: 0, required: true },
    { name: 'unitPriceFen', label: t('price'), kind: 'money', min: 0, required: true },
    { name: 'discountPercent', label: t('discount'), kind: 'number', min: 0, max: 100 },
    { name: 'taxPercent', label: t('taxRate'), kind: 'number', min: 0, max: 100, required: true },
  ]
  const Row = QuotedLine.extend({ item: shortText })
  return {
    schema: z.strictObject({
      ...inputOf('quote').omit({ items: true, lines: true }).shape,
      lines: z.array(Row).min(1),
      sum: z.unknown().optional(),
    }),
    fields: [
      { name: 'lines', label: t('quoteLines'), kind: 'rows', fields: line, addLabel: t('addLine'), max: 200 },
      {
        name: 'taxIncluded',
        label: label('taxIncluded'),
        kind: 'choice',
        options: [
          { value: true, label: t('included') },
          { value: false, label: t('excluded') },
        ],
      },
      { name: 'validUntil', label: label('validUntil'), kind: 'day' },
      { name: 'sum', label: t('total'), kind: 'custom', wide: true, input: <SumPreview /> },
      { name: 'terms', label: label('terms'), kind: 'multiline', rows: 2 },
    ],
    initial: {
      taxIncluded: last?.taxIncluded ?? true,
      lines: last?.lines.map(({ item, part, unit, quantity, unitPriceFen, discountPercent, taxPercent }) => ({
        ...{ item, unit, quantity, unitPriceFen, taxPercent },
        ...(part === null ? {} : { part }),
        ...(discountPercent === 0 ? {} : { discountPercent }),
      })) ?? [{ unit: t('pcs'), quantity: 1, taxPercent: 13 }],
    },
    dataOf: ({ lines, sum: _, ...values }) => {
      const rows = lines as (Record<string, unknown> & { item: string })[]
      return { ...values, lines: rows.map(({ item: _item, ...rest }) => rest), items: rows.map(row => row.item) }
    },
  }
}

/** 签订合同: the amount is what the customer accepted; the terms share out the whole. */
export function signContract(scene: ActScene): ActFormParts {
  const t = wordsOf(scene)
  const label = (name: string) => sayField('contract.signed', name, scene.language)
  const term: readonly Field[] = [
    { name: 'part', label: t('termKind'), kind: 'select', options: optionsOf('termPart', scene.language), required: true },
    { name: 'percent', label: t('percent'), kind: 'number', min: 0, max: 100, required: true },
    { name: 'days', label: t('days'), kind: 'number', min: 0, whole: true, required: true },
  ]
  const reviewed = scene.case.timeline.findLast(entry => entry.type === 'matter.submitted')?.data.amountFen
  return {
    schema: z.strictObject({ ...inputOf('sign-contract').shape, file: oneFile, terms: z.array(PaymentTerm).min(1) }),
    fields: [
      { name: 'type', label: label('type'), kind: 'choice', options: optionsOf('contractType', scene.language) },
      { name: 'amountFen', label: label('amountFen'), kind: 'money', min: 0 },
      { name: 'contractNumber', label: label('contractNumber'), kind: 'text', maxLength: 60 },
      { name: 'signedOn', label: label('signedOn'), kind: 'day', notAfterToday: true },
      { name: 'terms', label: t('termLines'), kind: 'rows', fields: term, addLabel: t('addTerm'), max: termParts.length * 4 },
      { name: 'latePerDay', label: label('latePerDay'), kind: 'number', min: 0, max: 100, step: 0.1 },
      fileField(label('file')),
      { name: 'note', label: label('note'), kind: 'multiline', rows: 2 },
    ],
    initial: {
      type: 'parts',
      amountFen: scene.contract?.quotation?.totalFen ?? reviewed,
      signedOn: todayIn(scene),
      terms: [{ part: 'instalment', percent: 100, days: 30 }],
    },
    dataOf: withOneFile,
  }
}

/** 履行: what is left of each line is proposed; who finishes with lines open says why. */
export function performContract(scene: ActScene): ActFormParts {
  const t = wordsOf(scene)
  const label = (name: string) => sayField('contract.performed', name, scene.language)
  const open = (scene.contract?.quotation?.lines ?? []).filter(line => line.performed < line.quantity)
  const { order: _order, ...shape } = inputOf('perform-contract').shape
  return {
    schema: z.strictObject({
      ...shape,
      file: oneFile,
      lines: z.array(z.strictObject({ line: z.string(), quantity: z.number().positive() })),
    }),
    fields: [
      { name: 'sort', label: label('sort'), kind: 'choice', options: optionsOf('performSort', scene.language) },
      { name: 'performedOn', label: label('performedOn'), kind: 'day', notAfterToday: true },
      { name: 'what', label: label('what'), kind: 'multiline', rows: 2 },
      {
        ...{ name: 'lines', label: t('performLines'), kind: 'rows', addLabel: t('addLine') },
        when: () => open.length > 0,
        fields: [
          {
            name: 'line',
            label: t('item'),
            kind: 'select',
            required: true,
            options: open.map(one => ({ value: String(one.line), label: `${one.line} ${one.item}` })),
          },
          { name: 'quantity', label: t('quantity'), kind: 'number', min: 0, required: true },
        ],
      },
      { name: 'finished', label: '', kind: 'checkbox', text: label('finished') },
      {
        name: 'reason',
        label: label('reason'),
        kind: 'multiline',
        rows: 2,
        when: values => values.finished === true && open.length > 0,
      },
      fileField(label('file')),
    ],
    initial: {
      ...{ sort: 'delivery', finished: false, performedOn: todayIn(scene) },
      lines: open.map(one => ({ line: String(one.line), quantity: Math.round((one.quantity - one.performed) * 1000) / 1000 })),
    },
    dataOf: ({ lines, ...values }) => ({
      ...withOneFile(values),
      lines: ((lines ?? []) as { line: string; quantity: number }[]).map(one => ({
        line: Number(one.line),
        quantity: one.quantity,
      })),
    }),
  }
}
