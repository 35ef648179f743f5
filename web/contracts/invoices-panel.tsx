import { Alert, Button, Tag } from 'antd'
import { Link } from 'react-router'
import type { ContractView } from '../../server/contracts/schema.ts'
import { sayValue } from '../cases/say-value.ts'
import { Panel } from '../cases/workspace/panel.tsx'
import { useLanguage, useWords } from '../language/use-words.ts'
import { Day } from '../ui/moment.tsx'
import { Money } from '../ui/money.tsx'
import { sayYuan } from '../ui/yuan.ts'
import { Acts, type PartProps } from './contract-panels.tsx'
import { contractWords } from './words.ts'

/** 发票与收款: each invoice with what is open of it and how it was settled, each payment with what is left of it. */
export function InvoicesPanel({ current, openAct, contract }: PartProps) {
  const t = useWords(contractWords)
  const { invoices, payments, credits, toWriteOff } = contract
  const toInvoice = (contract.signed?.amountFen ?? 0) - contract.invoicedFen
  return (
    <Panel
      title={t('invoicesAndPayments')}
      aside={contract.isPaid ? <Tag color="success">{t('state.paid')}</Tag> : <Money fen={contract.openFen} />}
    >
      {toInvoice > 0 && (
        <p className="contracts-faint">
          {t('toInvoice')} {sayYuan(toInvoice)}
        </p>
      )}
      {toWriteOff.map(one => (
        <Alert
          key={one.request}
          type="info"
          showIcon
          title={t('approvedWriteOff', { number: one.number, amount: sayYuan(one.amountFen) })}
          action={
            current.can['write-off'] === true && (
              <Button size="small" onClick={() => openAct('write-off', { request: one.request })}>
                {t('book')}
              </Button>
            )
          }
        />
      ))}
      {invoices.length === 0 ? (
        <p className="case-faint">{t('noInvoices')}</p>
      ) : (
        <ul className="contracts-invoices">
          {invoices.map(invoice => (
            <InvoiceItem key={invoice.id} {...{ current, openAct, contract, invoice }} />
          ))}
        </ul>
      )}
      <PaymentList {...{ current, openAct, contract }} payments={payments} />
      {credits.length > 0 && (
        <>
          <p className="contracts-faint">{t('creditElsewhere')}</p>
          <PaymentList {...{ current, openAct, contract }} payments={credits} />
        </>
      )}
      <Acts current={current} openAct={openAct} acts={contract.isPaid ? [] : ['issue-invoice', 'receive-payment']} />
    </Panel>
  )
}

function InvoiceItem({ current, openAct, invoice }: PartProps & { readonly invoice: ContractView['invoices'][number] }) {
  const t = useWords(contractWords)
  const language = useLanguage()
  const may = (act: 'credit-invoice' | 'dispute-receivable' | 'settle-dispute' | 'submit-matter' | 'unallocate-payment') =>
    current.can[act] === true
  const settled = (
    [
      ['settledBy', invoice.allocatedFen],
      ['creditedBy', invoice.creditedFen],
      ['writtenOff', invoice.writtenOffFen],
    ] as const
  ).filter(([, fen]) => fen > 0)
  return (
    <li>
      <div className="contracts-row">
        <a href={`#${invoice.id}`}>{invoice.number}</a>
        {invoice.disputed && <Tag color="warning">{t('disputed')}</Tag>}
        <Money fen={invoice.totalFen} />
      </div>
      <div className="contracts-faint">
        {sayValue('invoiceKind', invoice.kind, language)} <Day date={invoice.issuedOn} />
        {settled.map(([key, fen]) => ` · ${t(key, { amount: sayYuan(fen) })}`).join('')}
        {invoice.openFen === 0 && ` · ${t('paidUp')}`}
      </div>
      {invoice.openParts.map(part => (
        <div key={`${part.part} ${part.dueOn}`} className="contracts-part" data-late={part.daysPast > 0}>
          {t('partDue', { part: sayValue('termPart', part.part, language), amount: sayYuan(part.fen), day: part.dueOn })}
          {part.daysPast > 0 && <Tag color="error">{t('daysPast', { days: part.daysPast })}</Tag>}
        </div>
      ))}
      {invoice.lateFen !== null && invoice.lateFen > 0 && (
        <div className="contracts-faint" title={t('lateHint')}>
          {t('late', { amount: sayYuan(invoice.lateFen) })}
        </div>
      )}
      {invoice.allocations.map(one => (
        <div key={one.payment} className="contracts-faint">
          {t('allocation', { amount: sayYuan(one.fen) })}{' '}
          {may('unallocate-payment') && (
            <Button
              type="link"
              size="small"
              onClick={() => openAct('unallocate-payment', { invoice: invoice.id, payment: one.payment })}
            >
              {t('unallocate')}
            </Button>
          )}
        </div>
      ))}
      {invoice.openFen > 0 && (
        <div className="contracts-small-acts">
          {invoice.disputed
            ? may('settle-dispute') && (
                <Button type="link" size="small" onClick={() => openAct('settle-dispute', { invoice: invoice.id })}>
                  {t('settle')}
                </Button>
              )
            : may('dispute-receivable') && (
                <Button type="link" size="small" onClick={() => openAct('dispute-receivable', { invoice: invoice.id })}>
                  {t('dispute')}
                </Button>
              )}
          {may('credit-invoice') && (
            <Button type="link" size="small" onClick={() => openAct('credit-invoice', { invoice: invoice.id })}>
              {t('creditNote')}
            </Button>
          )}
          {may('submit-matter') && (
            <Button
              type="link"
              size="small"
              onClick={() => openAct('submit-matter', { invoice: invoice.id, purpose: 'write-off' })}
            >
              {t('proposeWriteOff')}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

function PaymentList({ current, openAct, payments }: PartProps & { readonly payments: ContractView['payments'] }) {
  const t = useWords(contractWords)
  const language = useLanguage()
  return (
    <ul className="contracts-payments">
      {payments.map(one => (
        <li key={one.id}>
          <div className="contracts-row">
            <span>
              {t('paymentOf', { day: one.receivedOn })} {sayValue('paymentWay', one.via, language)}{' '}
              {one.case.id !== current.id && <Link to={`/cases/${one.case.id}`}>{one.case.number}</Link>}
            </span>
            {one.isReversed ? <Tag>{t('reversed')}</Tag> : <Money fen={one.amountFen} />}
          </div>
          <div className="contracts-faint">
            {one.reference} {one.creditFen > 0 && t('usable', { amount: sayYuan(one.creditFen) })}{' '}
            {one.creditFen > 0 && current.can['allocate-payment'] === true && (
              <Button type="link" size="small" onClick={() => openAct('allocate-payment', { payment: one.id })}>
                {t('allocate')}
              </Button>
            )}
            {one.allocatedFen === 0 &&
              !one.isReversed &&
              one.case.id === current.id &&
              current.can['reverse-payment'] === true && (
                <Button type="link" size="small" onClick={() => openAct('reverse-payment', { payment: one.id })}>
                  {t('reverse')}
                </Button>
              )}
          </div>
        </li>
      ))}
    </ul>
  )
}
