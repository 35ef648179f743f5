import { z } from 'zod'
import { totalFen } from '../../../engine/trips.ts'
import { freeText, Id, shortText } from '../../../events/define.ts'
import { BudgetRow, ExpenseRow, TripPlan, tripItems } from '../../../events/order-events.ts'
import { FundInput } from '../../compensation/fund-input.tsx'
import { sayIn } from '../../language/use-words.ts'
import { AssignInput } from '../../orders/assign-input.tsx'
import { SumOfRows } from '../../orders/sum-of-rows.tsx'
import { orderWords } from '../../orders/words.ts'
import type { Field, Option } from '../../ui/act-form-field.ts'
import { sayYuan } from '../../ui/yuan.ts'
import { sayField } from '../words-fields.ts'
import type { ActFormParts, ActScene } from './act-scene.ts'
import { needsReason, riskReportOf, urgencyData, urgencyFields, urgencyShape } from './urgency.ts'

/** 开派工单: what the order is called, and its category; everything else goes along. */
export function openOrder({ case: current, pack, names, language }: ActScene): ActFormParts {
  const t = sayIn(orderWords, language)
  const categories = (pack?.categories ?? []).filter(one => one.kinds === undefined || one.kinds.includes('work-order'))
  return {
    intro: t('openOrderIntro'),
    schema: z.strictObject({ title: shortText, category: z.string().optional(), description: freeText.optional() }),
    fields: [
      { name: 'title', label: t('orderTitle'), kind: 'text', maxLength: 500, wide: true },
      {
        name: 'category',
        label: sayField('order.opened', 'category', language),
        kind: 'select',
        options: categories.map(one => ({ value: one.id, label: names.category(one.id) })),
      },
      {
        name: 'description',
        label: t('orderText'),
        kind: 'multiline',
        rows: 3,
        placeholder: current.description.slice(0, 200),
      },
    ],
    initial: { title: current.title, ...(current.category === null ? {} : { category: current.category }) },
    dataOf: values => ({
      ...values,
      // The part of its category that the request is about stays with it.
      ...(values.category === current.category && current.subtype !== null ? { subtype: current.subtype } : {}),
    }),
  }
}

const itemOptions = (t: ReturnType<typeof sayIn<typeof orderWords.zh>>): Option[] =>
  tripItems.map(item => ({ value: item, label: t(`item.${item}`) }))

/** 出差审批: what for, from when to when, who, and the budget with its sum. */
export function submitTrip(scene: ActScene): ActFormParts {
  const { case: current, language, t: said } = scene
  const t = sayIn(orderWords, language)
  const last = current.timeline.findLast(entry => entry.type === 'matter.submitted')
  const handler = current.people.handler?.map(one => one.id) ?? []
  const rounds = current.timeline.filter(entry => entry.type === 'matter.submitted').length
  const before = TripPlan.safeParse(last?.data.trip).data
  return {
    intro: rounds === 0 ? t('tripIntro') : said('againHint', { round: rounds + 1 }),
    schema: z
      .strictObject({
        proposal: freeText,
        // An item that nobody gave an amount is none.
        trip: TripPlan.extend({ budget: z.array(BudgetRow.partial({ amountFen: true })).max(50) }),
        ...urgencyShape,
      })
      .superRefine(needsReason(said))
      .superRefine(({ trip }, issues) => {
        if (trip.to < trip.from) issues.addIssue({ code: 'custom', path: ['trip', 'to'], message: t('endsBeforeStart') })
      }),
    fields: [
      { name: 'proposal', label: t('tripTask'), kind: 'multiline', rows: 3 },
      { name: 'trip.from', label: t('tripFrom'), kind: 'day' },
      { name: 'trip.to', label: t('tripTo'), kind: 'day' },
      { name: 'trip.people', label: t('tripPeople'), kind: 'people', wide: true },
      {
        name: 'trip.budget',
        label: t('budget'),
        kind: 'rows',
        addLabel: t('addBudget'),
        max: 50,
        fields: [
          { name: 'item', label: t('item'), kind: 'select', options: itemOptions(t), required: true },
          { name: 'amountFen', label: t('amount'), kind: 'money', min: 0 },
        ],
        hint: <SumOfRows rows={['trip', 'budget']} />,
      },
      ...urgencyFields(scene),
    ],
    // A further round begins with what was sent back.
    initial:
      before === undefined
        ? { trip: { people: handler, budget: [{ item: 'travel' }, { item: 'lodging' }, { item: 'allowance' }] } }
        : { proposal: last?.sealed.proposal, trip: before },
    dataOf: ({ urgent, urgentReason, riskReport, trip, ...values }) => ({
      ...values,
      trip: { ...(trip as TripPlan), budget: sumsIn((trip as TripPlan).budget) },
      ...urgencyData({ urgent, urgentReason, riskReport }),
    }),
    filesOf: riskReportOf,
  }
}

/** 结算出差费用: expense by expense, with receipts, against the budget. */
export function settleTrip({ case: current, language }: ActScene): ActFormParts {
  const t = sayIn(orderWords, language)
  const submitted = current.timeline.findLast(entry => entry.type === 'matter.submitted' && entry.data.trip !== undefined)
  const changed = current.timeline.findLast(
    entry => entry.type === 'approval.amount-changed' && entry.data.request === submitted?.id,
  )
  const budgetFen = Number(changed?.data.amountFen ?? submitted?.data.amountFen ?? 0)
  const trip = TripPlan.safeParse(submitted?.data.trip).data
  const last = current.timeline.findLast(entry => entry.type === 'trip.settled')
  const row = ExpenseRow.extend({ receipt: z.array(Id).max(1).optional() }).partial({ amountFen: true, day: true })
  return {
    intro: t('settleIntro', { budget: sayYuan(budgetFen) }),
    schema: z
      .strictObject({
        expenses: z.array(row).max(200),
        fund: z.string().optional(),
        reason: freeText.optional(),
        note: freeText.optional(),
      })
      .superRefine(({ expenses, reason }, issues) => {
        if (totalFen(sumsIn(expenses)) > budgetFen && reason === undefined)
          issues.addIssue({ code: 'custom', path: ['reason'], message: t('overNeeds') })
        for (const [at, { amountFen, day }] of expenses.entries())
          if (amountFen !== undefined && day === undefined)
            issues.addIssue({ code: 'custom', path: ['expenses', at, 'day'], message: t('dayNeeded') })
      }),
    fields: [
      {
        name: 'expenses',
        label: t('expenses'),
        kind: 'rows',
        addLabel: t('addExpense'),
        max: 200,
        fields: [
          { name: 'item', label: t('item'), kind: 'select', options: itemOptions(t), required: true },
          { name: 'day', label: t('expenseDay'), kind: 'day', notAfterToday: true },
          { name: 'amountFen', label: t('amount'), kind: 'money', min: 0 },
          { name: 'receipt', label: t('receipt'), kind: 'files' },
        ],
        hint: <SumOfRows rows={['expenses']} budgetFen={budgetFen} />,
      },
      { name: 'fund', label: t('fund'), kind: 'custom', input: <FundInput /> },
      {
        name: 'reason',
        label: t('overReason'),
        kind: 'multiline',
        rows: 2,
        required: true,
        when: ({ expenses }) => totalFen(sumsIn(expenses)) > budgetFen,
      },
      { name: 'note', label: t('note'), kind: 'multiline', rows: 2 },
    ],
    initial: {
      expenses: Array.isArray(last?.data.expenses)
        ? (last.data.expenses as z.infer<typeof ExpenseRow>[]).map(({ receipt, ...one }) => ({
            ...one,
            ...(receipt === undefined ? {} : { receipt: [receipt] }),
          }))
        : (trip?.budget ?? []).map(({ item }) => ({ item })),
      ...(last?.sealed.reason === undefined ? {} : { reason: last.sealed.reason }),
    },
    dataOf: ({ expenses, ...values }) => ({
      ...values,
      expenses: (expenses as z.infer<typeof row>[]).flatMap(({ receipt, ...one }) =>
        one.amountFen === undefined ? [] : [{ ...one, ...(receipt?.[0] === undefined ? {} : { receipt: receipt[0] }) }],
      ),
    }),
    filesOf: ({ expenses }) => (expenses as { receipt?: string }[]).flatMap(one => one.receipt ?? []),
  }
}

/** The rows that have an amount. */
const sumsIn = (rows: unknown): z.infer<typeof BudgetRow>[] =>
  (Array.isArray(rows) ? rows : []).flatMap((row: { item?: unknown; amountFen?: unknown } | undefined) =>
    typeof row?.amountFen === 'number' ? [row as z.infer<typeof BudgetRow>] : [],
  )

/** 指定处置人: of field work the people compared by what speaks for and against each; of other cases anybody by name. */
export function assign({ case: current, language }: ActScene): ActFormParts {
  const common = { name: 'person', label: sayField('handler.assigned', 'person', language) } as const
  const fields: Field[] = [
    current.isFieldWork
      ? { ...common, kind: 'custom', wide: true, input: <AssignInput caseId={current.id} /> }
      : { ...common, kind: 'person' },
    { name: 'note', label: sayField('', 'note', language), kind: 'multiline', rows: 2 },
  ]
  return {
    schema: z.strictObject({ person: Id, note: freeText.optional() }),
    fields,
    initial: {},
    dataOf: values => values,
  }
}
