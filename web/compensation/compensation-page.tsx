import { Segmented, Tabs } from 'antd'
import { useSearchParams } from 'react-router'
import { compensationStates } from '../../engine/compensation.ts'
import { recoverySources, recoveryStates } from '../../server/compensation/schema.ts'
import { useWords } from '../language/use-words.ts'
import { Page } from '../ui/page.tsx'
import { FundList } from './fund-list.tsx'
import { CompensationList, RecoveryList } from './money-lists.tsx'
import { compensationWords } from './words.ts'
import './compensation.css'

const tabs = ['compensations', 'recoveries', 'funds'] as const

/** 赔偿与追偿: what is paid, what is claimed back, and what the funds have left; every filter stands in the address. */
export function CompensationPage() {
  const t = useWords(compensationWords)
  const [params, setParams] = useSearchParams()
  const tab = tabs.find(one => one === params.get('tab')) ?? 'compensations'
  const given = (name: string) => params.get(name) ?? undefined
  const change = (more: Readonly<Record<string, string | undefined>>) => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(more)) {
      if (value === undefined || value === '') next.delete(name)
      else next.set(name, value)
    }
    setParams(next, { replace: true })
  }
  const state = given('state')
  const days = { from: given('from'), to: given('to') }
  return (
    <Page
      title={t('title')}
      subtitle={t('hint')}
      bar={
        <>
          <Tabs
            activeKey={tab}
            onChange={key => setParams(key === 'compensations' ? {} : { tab: key }, { replace: true })}
            items={tabs.map(key => ({ key, label: t(key) }))}
          />
          {tab !== 'funds' && (
            <div className="money-bar">
              <Segmented
                aria-label={t(tab)}
                value={state ?? ''}
                onChange={value => change({ state: value })}
                options={[
                  { value: '', label: t('all') },
                  ...(tab === 'compensations'
                    ? compensationStates.map(value => ({ value: value as string, label: t(`state.${value}`) }))
                    : recoveryStates.map(value => ({ value: value as string, label: t(`recovery.${value}`) }))),
                ]}
              />
              {tab === 'recoveries' && (
                <Segmented
                  aria-label={t('source')}
                  value={given('source') ?? ''}
                  onChange={value => change({ source: value })}
                  options={[
                    { value: '', label: t('all') },
                    ...recoverySources.map(value => ({ value: value as string, label: t(`source.${value}`) })),
                  ]}
                />
              )}
              {(['from', 'to'] as const).map(name => (
                <label key={name} className="money-days">
                  {t(name)}
                  <input type="date" value={days[name] ?? ''} onChange={event => change({ [name]: event.target.value })} />
                </label>
              ))}
            </div>
          )}
        </>
      }
    >
      {tab === 'compensations' && <CompensationList filter={{ state: state as never, ...days }} />}
      {tab === 'recoveries' && <RecoveryList filter={{ state: state as never, source: given('source') as never, ...days }} />}
      {tab === 'funds' && <FundList year={given('year')} onYear={year => change({ year })} />}
    </Page>
  )
}
