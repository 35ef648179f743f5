import { Button, Form } from 'antd'
import { useEffect, useRef } from 'react'
import { proposeShares } from '../../engine/contracts/receivables.ts'
import type { DuePart } from '../../events/contract-events.ts'
import { useWords } from '../language/use-words.ts'
import { MoneyInput } from '../ui/money-input.tsx'
import { sayYuan } from '../ui/yuan.ts'
import { contractWords } from './words.ts'

export type Share = { readonly invoice: string; readonly amountFen: number }
type Owed = {
  readonly id: string
  readonly number: string
  readonly openFen: number
  readonly dueOn: string
  readonly disputed: boolean
  readonly where?: string
}
type Props = {
  readonly owed: readonly Owed[]
  /** What there is to share out; absent: the amount typed in this form. */
  readonly availableFen?: number
  readonly value?: readonly Share[]
  readonly onChange?: (shares: readonly Share[]) => void
}

const asOwed = ({ id, openFen, dueOn }: Owed) => ({
  id,
  settledFen: 0,
  parts: [{ part: 'instalment', fen: openFen, dueOn } satisfies DuePart],
})

/** 分配到发票: one line for each open invoice; as long as nobody touches it, it follows the amount, what is due first first. */
export function SharesInput({ owed, availableFen, value = [], onChange }: Props) {
  const t = useWords(contractWords)
  const typed = Form.useWatch<number | null>('amountFen')
  const available = availableFen ?? typed ?? 0
  const touched = useRef(false)
  const propose = () => onChange?.(proposeShares(available, owed.filter(one => !one.disputed).map(asOwed)))
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows the amount and the invoices, not what it has itself proposed.
  useEffect(() => {
    if (!touched.current) propose()
  }, [available, owed.map(one => `${one.id} ${one.openFen}`).join()])
  const sum = value.reduce((total, one) => total + one.amountFen, 0)
  const set = (invoice: string, fen: number | null) => {
    touched.current = true
    const others = value.filter(one => one.invoice !== invoice)
    onChange?.(fen === null || fen === 0 ? others : [...others, { invoice, amountFen: fen }])
  }
  if (owed.length === 0) return <p className="contracts-faint">{t('noOpenInvoices')}</p>
  return (
    <div className="contracts-shares">
      {owed.map(one => (
        <div key={one.id} className="contracts-share">
          <span>
            {one.number}
            <span className="contracts-faint">
              {one.where !== undefined && ` ${one.where}`} {t('openOn', { amount: sayYuan(one.openFen) })} · {one.dueOn}
              {one.disputed && ` · ${t('disputed')}`}
            </span>
          </span>
          <MoneyInput
            aria-label={one.number}
            value={value.find(share => share.invoice === one.id)?.amountFen ?? null}
            onChange={fen => set(one.id, fen)}
          />
        </div>
      ))}
      <div className="contracts-share-foot">
        <span role="status" data-over={sum > available}>
          {sum > available
            ? t('sharesOver', { amount: sayYuan(sum - available) })
            : sum === available
              ? t('sharesAll')
              : t('sharesLeft', { amount: sayYuan(available - sum) })}
        </span>
        <Button
          size="small"
          onClick={() => {
            touched.current = false
            propose()
          }}
        >
          {t('sharesAuto')}
        </Button>
      </div>
    </div>
  )
}
