import { App, Drawer, Form, Select } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { EnteredPayment, EnterPayment } from '../../server/contracts/schema.ts'
import { post } from '../api/request.ts'
import { serverNow } from '../api/server-time.ts'
import { optionsOf } from '../cases/say-value.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { useZone } from '../ui/moment.tsx'
import { dayOf } from '../ui/wall-clock.ts'
import { sayYuan } from '../ui/yuan.ts'
import { type Share, SharesInput } from './shares-input.tsx'
import { useOpenOf, useReceivables } from './use-contracts.ts'
import { contractWords } from './words.ts'

type Input = {
  readonly customer: string
  readonly value?: readonly Share[]
  readonly onChange?: (shares: readonly Share[]) => void
}

/** Open invoices of the customer over all contracts, with those first that the payer names. */
function CustomerShares({ customer, ...input }: Input) {
  const named = Form.useWatch<string | undefined>('payer') ?? ''
  const { data } = useOpenOf(customer, 0, '')
  const said = named.toLowerCase()
  const owed = (data?.invoices ?? []).map(one => ({ ...one, where: one.case.number }))
  const isNamed = (one: (typeof owed)[number]) =>
    said.includes(one.number.toLowerCase()) || said.includes(one.case.number.toLowerCase())
  // What is named counts as due first, so that it is proposed before all others.
  return <SharesInput {...input} owed={owed.map(one => (said !== '' && isNamed(one) ? { ...one, dueOn: '0001-01-01' } : one))} />
}

/** 收款登记: whose it is, how much, and over which of their invoices, whatever contract those belong to. */
export function PaymentDrawer({
  customer: given,
  onClose,
}: {
  readonly customer: string | undefined
  readonly onClose: () => void
}) {
  const t = useWords(contractWords)
  const language = useLanguage()
  const zone = useZone()
  const { message } = App.useApp()
  const [customer, setCustomer] = useState(given)
  const { data: owing } = useReceivables({ by: 'customer' })
  const { data: open } = useOpenOf(customer, 0, '')
  return (
    <Drawer open onClose={onClose} size="min(640px, 100vw)" title={t('enterPayment')} destroyOnHidden>
      <Form layout="vertical" component="div">
        <Form.Item label={t('whose')} htmlFor="payment-customer" extra={t('whoseHint')}>
          <Select<string>
            id="payment-customer"
            value={customer ?? null}
            onChange={setCustomer}
            showSearch={{ optionFilterProp: 'label' }}
            options={(owing?.groups ?? []).flatMap(group =>
              group.id === null
                ? []
                : [{ value: group.id, label: `${group.name} ${t('openOn', { amount: sayYuan(group.openFen) })}` }],
            )}
          />
        </Form.Item>
      </Form>
      {customer !== undefined && open !== undefined && (
        <ActForm
          key={customer}
          schema={z.strictObject({ ...EnterPayment.shape, shares: EnterPayment.shape.shares.optional() })}
          fields={[
            { name: 'amountFen', label: t('amountReceived'), kind: 'money', min: 0 },
            { name: 'receivedOn', label: t('receivedOn'), kind: 'day', notAfterToday: true },
            { name: 'via', label: t('way'), kind: 'choice', options: optionsOf('paymentWay', language) },
            { name: 'reference', label: t('reference'), kind: 'text', maxLength: 60, hint: t('referenceHint') },
            { name: 'payer', label: t('payer'), kind: 'text', maxLength: 500, wide: true, hint: t('payerHint') },
            { name: 'shares', label: t('shares'), kind: 'custom', wide: true, input: <CustomerShares customer={customer} /> },
            {
              ...{ name: 'case', label: t('belongsTo'), kind: 'select', wide: true, required: true },
              options: open.contracts.map(one => ({ value: one.id, label: `${one.number} ${one.title}` })),
              when: values => !Array.isArray(values.shares) || values.shares.length === 0,
            },
            { name: 'note', label: t('note'), kind: 'multiline', rows: 2 },
          ]}
          initial={{
            via: 'bank',
            receivedOn: dayOf(serverNow(), zone),
            ...(open.contracts[0] ? { case: open.contracts[0].id } : {}),
          }}
          draft={`payment/${customer}`}
          submitLabel={t('enterPayment')}
          onSubmit={(data, intent) => post('/api/payments', { ...data, shares: data.shares ?? [] }, EnteredPayment, intent)}
          onDone={() => {
            void message.success(t('received'))
            onClose()
          }}
          onCancel={onClose}
          refreshes={[['case']]}
        />
      )}
    </Drawer>
  )
}
