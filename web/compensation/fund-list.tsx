import { App, Button, Drawer, InputNumber, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { z } from 'zod'
import { freeText } from '../../events/define.ts'
import { FundList as Funds } from '../../server/compensation/schema.ts'
import { post } from '../api/request.ts'
import { Clause } from '../cases/clause.tsx'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { Moment } from '../ui/moment.tsx'
import { Money } from '../ui/money.tsx'
import { Loaded, Nothing } from '../ui/page.tsx'
import { FundWarning } from './fund-warning.tsx'
import { useBookings, useFunds } from './use-compensation.ts'
import { compensationWords } from './words.ts'

type Fund = Funds['items'][number]

/** 专项经费: what each had, what was booked and what is left in a year; finance enters the budget. */
export function FundList({ year, onYear }: { readonly year: string | undefined; readonly onYear: (year: string) => void }) {
  const t = useWords(compensationWords)
  const query = useFunds(year)
  const [setting, setSetting] = useState<Fund>()
  return (
    <Loaded query={query}>
      {view => (
        <>
          <div className="money-days">
            <span aria-hidden>{t('year')}</span>
            <InputNumber
              aria-label={t('year')}
              min={2000}
              max={2200}
              precision={0}
              value={view.year}
              onChange={value => value && onYear(String(value))}
            />
          </div>
          {view.items.length === 0 ? (
            <Nothing title={t('noFunds')} />
          ) : (
            view.items.map(fund => (
              <FundCard key={fund.id} fund={fund} year={view.year} onSet={view.canSet ? () => setSetting(fund) : undefined} />
            ))
          )}
          {setting !== undefined && <BudgetDrawer fund={setting} year={view.year} onClose={() => setSetting(undefined)} />}
        </>
      )}
    </Loaded>
  )
}

type CardProps = { readonly fund: Fund; readonly year: number; readonly onSet: (() => void) | undefined }
function FundCard({ fund, year, onSet }: CardProps) {
  const t = useWords(compensationWords)
  const text = useText()
  const language = useLanguage()
  const pages = useBookings(fund.id, year)
  const share = fund.budgetFen === null || fund.budgetFen === 0 ? 0 : Math.min(100, (fund.bookedFen / fund.budgetFen) * 100)
  return (
    <section className="panel fund-card" aria-label={text(fund.title)}>
      <header>
        <h2>
          {text(fund.title)} <Clause of={fund.clause} edition={fund.regulation} />
        </h2>
        {onSet !== undefined && <Button onClick={onSet}>{t('setBudget')}</Button>}
      </header>
      <p className="money-faint">{joinList(fund.uses.map(text), language)}</p>
      <dl className="money-amounts">
        <div>
          <dt>{t('budget')}</dt>
          <dd>{fund.budgetFen === null ? t('noBudget') : <Money fen={fund.budgetFen} short />}</dd>
        </div>
        <div>
          <dt>{t('booked')}</dt>
          <dd>
            <Money fen={fund.bookedFen} short />
          </dd>
        </div>
        {fund.balanceFen !== null && (
          <div>
            <dt>{t('balance')}</dt>
            <dd>
              <Money fen={fund.balanceFen} short />
            </dd>
          </div>
        )}
        {fund.share !== null && fund.baseFen !== null && (
          <div>
            <dt>{t('baseShare', { percent: String(Math.round(fund.share * 100)) })}</dt>
            <dd>
              <Money fen={fund.baseFen} short />
            </dd>
          </div>
        )}
      </dl>
      {fund.budgetFen !== null && (
        <span className="fund-bar" data-warns={fund.warning.isReached} aria-hidden>
          <span style={{ width: `${share}%` }} />
        </span>
      )}
      <FundWarning fund={fund} canSet={onSet !== undefined} />
      <details>
        <summary>{t('bookings')}</summary>
        {pages.items.length === 0 ? (
          <p className="money-faint">{t('noBookings')}</p>
        ) : (
          <ul className="money-list">
            {pages.items.map(one => (
              <li key={one.id}>
                {one.case === null ? (
                  <span className="money-faint">{t('hiddenCase')}</span>
                ) : (
                  <Link to={`/cases/${one.case.id}`}>
                    {one.case.number} {one.case.title}
                  </Link>
                )}{' '}
                <Tag>{t(`source.${one.source}`)}</Tag> <Money fen={one.amountFen} />{' '}
                <span className="money-faint">{one.by.name}</span> <Moment at={one.at} />
              </li>
            ))}
          </ul>
        )}
        {pages.hasMore && (
          <Button type="link" onClick={pages.loadMore}>
            {t('more')}
          </Button>
        )}
      </details>
      {fund.budgets.length > 0 && (
        <details>
          <summary>{t('history')}</summary>
          <ul className="money-list">
            {fund.budgets.map(one => (
              <li key={one.at}>
                <Money fen={one.amountFen} /> <span className="money-faint">{one.by.name}</span> <Moment at={one.at} /> {one.note}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function BudgetDrawer({ fund, year, onClose }: { readonly fund: Fund; readonly year: number; readonly onClose: () => void }) {
  const t = useWords(compensationWords)
  const text = useText()
  const { message } = App.useApp()
  return (
    <Drawer
      open
      onClose={onClose}
      size="min(560px, 100vw)"
      title={t('budgetOf', { fund: text(fund.title), year: String(year) })}
      destroyOnHidden
    >
      <ActForm
        schema={z.strictObject({
          amountFen: z.number().int().min(0),
          baseFen: z.number().int().min(0).optional(),
          note: freeText.optional(),
        })}
        fields={[
          ...(fund.share === null
            ? []
            : [
                {
                  ...{ name: 'baseFen' as const, label: t('base'), kind: 'money' as const, min: 0 },
                  hint: t('baseHint', { percent: String(Math.round(fund.share * 100)) }),
                },
              ]),
          { name: 'amountFen', label: t('amount'), kind: 'money', min: 0 },
          { name: 'note', label: t('note'), kind: 'multiline', rows: 2 },
        ]}
        initial={{
          ...(fund.budgetFen === null ? {} : { amountFen: fund.budgetFen }),
          ...(fund.baseFen === null ? {} : { baseFen: fund.baseFen }),
        }}
        draft={`fund/${fund.id}/${year}`}
        submitLabel={t('setBudget')}
        onSubmit={(data, intent) => post(`/api/funds/${encodeURIComponent(fund.id)}/budgets`, { ...data, year }, Funds, intent)}
        onDone={() => {
          void message.success(t('saved'))
          onClose()
        }}
        onCancel={onClose}
        refreshes={[['case', 'funds']]}
      />
    </Drawer>
  )
}
