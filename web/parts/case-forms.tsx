import { Alert, Select } from 'antd'
import { useState } from 'react'
import { type FailedParts, NewClaim, ReturnGoods } from '../../server/parts/claim-schema.ts'
import { NewEmergency } from '../../server/parts/emergency-schema.ts'
import { CaseParts, Reserve } from '../../server/parts/reservation-schema.ts'
import { post } from '../api/request.ts'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { FormDrawer } from './form-drawer.tsx'
import { LocationInput, PartInput, SupplierInput, TagsInput } from './inputs.tsx'
import { ofCase, useChannels, useFailedParts } from './use-parts.ts'
import { partWords } from './words.ts'

type Props = { readonly caseId: string; readonly onClose: () => void }

/** 预留备件 for a case. */
export function ReserveForm({ caseId, onClose }: Props) {
  const t = useWords(partWords)
  return (
    <FormDrawer
      title={t('reserve')}
      intro={t('reserveIntro')}
      draft={`reserve/${caseId}`}
      submitLabel={t('reserve')}
      schema={Reserve}
      initial={{ lines: [{ quantity: 1 }] }}
      fields={[
        {
          name: 'lines',
          label: t('lines'),
          kind: 'rows',
          addLabel: t('addPart'),
          fields: [
            { name: 'part', label: t('part'), kind: 'custom', wide: true, input: <PartInput />, required: true },
            {
              name: 'location',
              label: t('from'),
              kind: 'custom',
              input: <LocationInput kinds={['warehouse', 'van']} />,
              required: true,
            },
            { name: 'quantity', label: t('quantity'), kind: 'number', min: 1, whole: true, required: true },
          ],
        },
        { name: 'neededOn', label: t('neededOn'), kind: 'day' },
        { name: 'note', label: t('note'), kind: 'multiline', rows: 2 },
      ]}
      send={(data, intent) => post(ofCase(caseId, 'reservations'), data, CaseParts, intent)}
      onClose={onClose}
    />
  )
}

function ChannelInput({
  value,
  onChange,
  id,
}: {
  readonly value?: string
  readonly onChange?: (value: string | undefined) => void
  readonly id?: string
}) {
  const t = useWords(partWords)
  const { data, isPending } = useChannels()
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      loading={isPending}
      value={value ?? null}
      placeholder={t('channel')}
      onChange={(chosen: string | null) => onChange?.(chosen ?? undefined)}
      options={(data?.items ?? [])
        .filter(one => one.isActive)
        .map(one => ({
          value: one.id,
          label: `${one.name} · ${t('hours', { hours: one.promisedHours })} · ${one.pricePercent} %`,
        }))}
    />
  )
}

/** 应急订货 on a case. */
export function EmergencyForm({ caseId, onClose }: Props) {
  const t = useWords(partWords)
  return (
    <FormDrawer
      title={t('askEmergency')}
      intro={t('emergencyIntro')}
      draft={`emergency/${caseId}`}
      submitLabel={t('askEmergency')}
      schema={NewEmergency}
      initial={{ quantity: 1 }}
      fields={[
        { name: 'channel', label: t('channel'), kind: 'custom', wide: true, input: <ChannelInput /> },
        { name: 'part', label: t('part'), kind: 'custom', wide: true, input: <PartInput /> },
        { name: 'quantity', label: t('quantity'), kind: 'number', min: 1, whole: true },
        { name: 'location', label: t('deliveredTo'), kind: 'custom', input: <LocationInput kinds={['warehouse', 'van']} /> },
        { name: 'reason', label: t('reason'), kind: 'multiline', rows: 2 },
      ]}
      send={(data, intent) => post(ofCase(caseId, 'emergency-orders'), data, CaseParts, intent)}
      onClose={onClose}
    />
  )
}

type Failed = FailedParts['items'][number]
/** 向供应商索赔: which failed piece, from whom it came as far as the books know, and how much. */
export function ClaimForm({ caseId, onClose }: Props) {
  const t = useWords(partWords)
  const { data } = useFailedParts(caseId, true)
  const [at, setAt] = useState(0)
  const items = (data?.items ?? []).filter(one => one.claim === null)
  const chosen: Failed | undefined = items[at]
  if (data === undefined) return null
  const supplier = chosen?.trace.supplier ?? chosen?.suppliers[0]
  return (
    <FormDrawer
      key={at}
      title={t('claimSupplier')}
      {...(items.length === 0 ? { intro: t('allClaimed') } : {})}
      draft={`claim/${caseId}/${at}`}
      submitLabel={t('claimSupplier')}
      schema={NewClaim.omit({ useEvent: true, part: true, serial: true, files: true })}
      initial={{
        quantity: chosen?.quantity ?? 1,
        ...(supplier === undefined ? {} : { supplier: supplier.id }),
        ...(chosen?.priceFen == null ? {} : { amountFen: chosen.priceFen * chosen.quantity }),
      }}
      fields={[
        {
          name: 'quantity',
          label: t('failedPart'),
          kind: 'custom',
          wide: true,
          input: <FailedInput items={items} at={at} onPick={setAt} />,
        },
        { name: 'supplier', label: t('supplier'), kind: 'custom', input: <SupplierInput /> },
        { name: 'amountFen', label: t('claimAmount'), kind: 'money', min: 0 },
        { name: 'evidence', label: t('evidence'), hint: t('evidenceHint'), kind: 'multiline', rows: 4 },
      ]}
      send={(values, intent) => {
        if (chosen === undefined) return Promise.resolve()
        const about = { useEvent: chosen.event, part: chosen.part.id, serial: chosen.serial, quantity: chosen.quantity }
        return post(ofCase(caseId, 'supplier-claims'), { ...values, ...about }, CaseParts, intent)
      }}
      onClose={onClose}
    />
  )
}

function FailedInput({
  items,
  at,
  onPick,
}: {
  readonly items: readonly Failed[]
  readonly at: number
  readonly onPick: (at: number) => void
}) {
  const t = useWords(partWords)
  const trace = items[at]?.trace
  return (
    <>
      <Select
        aria-label={t('failedPart')}
        value={items.length === 0 ? null : at}
        onChange={value => onPick(value ?? 0)}
        style={{ width: '100%' }}
        options={items.map((one, i) => ({
          value: i,
          label: `${one.part.number} ${one.part.name} × ${one.quantity}${one.serial === '' ? '' : ` · ${one.serial}`}`,
        }))}
      />
      {trace !== undefined && (
        <Alert
          style={{ marginTop: 8 }}
          type={trace.certain ? 'success' : 'warning'}
          showIcon
          title={
            trace.receipt === null ? (
              t('noReceipt')
            ) : (
              <>
                {t(trace.certain ? 'receiptCertain' : 'receiptPresumed')} {trace.supplier?.name} {trace.receipt.document}{' '}
                {trace.batch} <Moment at={trace.receipt.at} />
              </>
            )
          }
        />
      )}
    </>
  )
}

const steps = ['take-in', 'restock', 'to-supplier', 'scrap', 'back', 'exchange'] as const
/** 退换货实物. */
export function GoodsForm({ caseId, onClose }: Props) {
  const t = useWords(partWords)
  return (
    <FormDrawer
      title={t('moveGoods')}
      intro={t('goodsIntro')}
      draft={`goods/${caseId}`}
      submitLabel={t('bookIt')}
      schema={ReturnGoods}
      initial={{ act: 'take-in', lines: [{ quantity: 1, serials: [] }] }}
      fields={[
        {
          name: 'act',
          label: t('step'),
          kind: 'select',
          wide: true,
          options: steps.map(value => ({ value, label: t(`goods.${value}`) })),
        },
        {
          name: 'location',
          label: t('goodsAt'),
          kind: 'custom',
          input: <LocationInput mine kinds={['quarantine', 'warehouse', 'van', 'supplier']} />,
        },
        {
          ...{ name: 'to', label: t('to'), kind: 'custom', input: <LocationInput kinds={['warehouse', 'van', 'supplier']} /> },
          when: values => values.act === 'restock' || values.act === 'to-supplier',
        },
        {
          name: 'lines',
          label: t('lines'),
          kind: 'rows',
          addLabel: t('addPart'),
          fields: [
            { name: 'part', label: t('part'), kind: 'custom', wide: true, input: <PartInput />, required: true },
            { name: 'quantity', label: t('quantity'), kind: 'number', min: 1, whole: true, required: true },
            { name: 'serials', label: t('serials'), kind: 'custom', input: <TagsInput placeholder={t('serialsHint')} /> },
          ],
        },
        { name: 'document', label: t('document'), kind: 'text' },
        { name: 'reason', label: t('reason'), kind: 'multiline', rows: 2 },
      ]}
      send={(data, intent) => post(ofCase(caseId, 'returned-goods'), data, CaseParts, intent)}
      onClose={onClose}
    />
  )
}
