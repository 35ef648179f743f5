import { PlusOutlined } from '@ant-design/icons'
import { Button, Segmented, Switch, Tabs } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { contractStates, groupings } from '../../server/contracts/schema.ts'
import { serverNow } from '../api/server-time.ts'
import { useWords } from '../language/use-words.ts'
import { useZone } from '../ui/moment.tsx'
import { Page } from '../ui/page.tsx'
import { dayOf } from '../ui/wall-clock.ts'
import { ContractList } from './contract-list.tsx'
import { DunningList } from './dunning-list.tsx'
import { ExportTab } from './export-tab.tsx'
import { PaymentDrawer } from './payment-drawer.tsx'
import { PaymentTab } from './payment-tab.tsx'
import { OwedList, ReceivablesTable } from './receivables-tab.tsx'
import { contractWords } from './words.ts'
import './contracts.css'

const tabs = ['contracts', 'receivables', 'dunning', 'payments', 'exports'] as const

/** 合同与收款; tab, filters and drill-down stand in the address. */
export function ContractsPage() {
  const t = useWords(contractWords)
  const [params, setParams] = useSearchParams()
  const tab = tabs.find(one => one === params.get('tab')) ?? 'contracts'
  const today = dayOf(serverNow(), useZone())
  const given = (name: string) => params.get(name) ?? undefined
  const change = (more: Readonly<Record<string, string | undefined>>) => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(more)) {
      if (value === undefined || value === '') next.delete(name)
      else next.set(name, value)
    }
    setParams(next, { replace: true })
  }
  const by = groupings.find(one => one === given('by')) ?? 'customer'
  const owed = given('of') !== undefined
  return (
    <Page
      title={t('title')}
      subtitle={t('hint')}
      actions={
        <>
          <Link to="/cases/new?kind=contract">
            <Button icon={<PlusOutlined />}>{t('newContract')}</Button>
          </Link>
          <Button type="primary" onClick={() => change({ enter: 'payment' })}>
            {t('enterPayment')}
          </Button>
        </>
      }
      bar={
        <>
          <Tabs
            activeKey={tab}
            onChange={key => setParams(key === 'contracts' ? {} : { tab: key }, { replace: true })}
            items={tabs.map(key => ({ key, label: t(key) }))}
          />
          <div className="contracts-bar">
            {tab === 'contracts' && (
              <Segmented
                aria-label={t('contracts')}
                value={given('state') ?? ''}
                onChange={value => change({ state: value })}
                options={[
                  { value: '', label: t('all') },
                  ...contractStates.map(value => ({ value: value as string, label: t(`state.${value}`) })),
                ]}
              />
            )}
            {tab === 'receivables' && !owed && (
              <Segmented
                aria-label={t('by')}
                value={by}
                onChange={value => change({ by: value })}
                options={groupings.map(value => ({ value, label: t(value) }))}
              />
            )}
            {tab === 'receivables' && (
              <label className="contracts-day">
                {t('asOf')}
                <input type="date" value={given('asOf') ?? today} onChange={event => change({ asOf: event.target.value })} />
              </label>
            )}
            {tab === 'dunning' && (
              <Segmented
                aria-label={t('dunning')}
                value={given('due') ?? 'all'}
                onChange={value => change({ due: value === 'all' ? undefined : value })}
                options={[
                  { value: 'now', label: t('due') },
                  { value: 'all', label: t('allSteps') },
                ]}
              />
            )}
            {tab === 'payments' && (
              <span className="contracts-day">
                <Switch
                  size="small"
                  aria-label={t('onlyCredit')}
                  checked={given('credit') === 'yes'}
                  onChange={on => change({ credit: on ? 'yes' : undefined })}
                />
                {t('onlyCredit')}
              </span>
            )}
          </div>
        </>
      }
    >
      {tab === 'contracts' && <ContractList filter={{ state: given('state') }} />}
      {tab === 'receivables' && !owed && <ReceivablesTable by={by} asOf={given('asOf')} onOpen={change} />}
      {tab === 'receivables' && owed && (
        <OwedList params={params} onBack={() => change({ of: undefined, bucket: undefined, id: undefined })} />
      )}
      {tab === 'dunning' && <DunningList due={given('due') ?? 'all'} />}
      {tab === 'payments' && <PaymentTab credit={given('credit')} />}
      {tab === 'exports' && <ExportTab />}
      {given('enter') === 'payment' && (
        <PaymentDrawer customer={given('customer')} onClose={() => change({ enter: undefined, customer: undefined })} />
      )}
    </Page>
  )
}
