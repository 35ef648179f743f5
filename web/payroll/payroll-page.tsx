import { DatePicker, Tabs } from 'antd'
import dayjs from 'dayjs'
import { useSearchParams } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { Loaded, Page } from '../ui/page.tsx'
import { AnnouncementsTab } from './announcements-tab.tsx'
import { BatchList } from './batch-list.tsx'
import { LinesTab } from './lines-tab.tsx'
import { usePayroll } from './use-payroll.ts'
import { WagesTab } from './wages-tab.tsx'
import { payrollWords } from './words.ts'
import '../ui/why.css'
import './payroll.css'

/** 工资核算: what payroll has yet to be told of a month, wages, batches, and how regulations were made known. Month and tab stand in the address. */
export function PayrollPage() {
  const t = useWords(payrollWords)
  const [params, setParams] = useSearchParams()
  const asked = params.get('month') ?? undefined
  const query = usePayroll(asked)
  const seesWages = query.data?.can.enterWages ?? false
  const tabs = ['lines', ...(seesWages ? (['wages'] as const) : []), 'batches', 'announcements'] as const
  const tab = tabs.find(one => one === params.get('tab')) ?? 'lines'
  const change = (more: Readonly<Record<string, string | undefined>>) => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(more)) {
      if (value === undefined || value === '') next.delete(name)
      else next.set(name, value)
    }
    setParams(next, { replace: true })
  }
  const hasMonth = tab === 'lines' || tab === 'wages'
  return (
    <Page
      title={t('title')}
      subtitle={t('hint')}
      bar={
        <>
          <Tabs
            activeKey={tab}
            onChange={key => change({ tab: key === 'lines' ? undefined : key })}
            items={tabs.map(key => ({ key, label: t(`tab.${key}`) }))}
          />
          {hasMonth && query.data !== undefined && (
            <div className="payroll-month">
              <span aria-hidden>{t('month')}</span>
              <DatePicker
                picker="month"
                aria-label={t('month')}
                allowClear={false}
                value={dayjs(query.data.month)}
                maxDate={dayjs(query.data.thisMonth).endOf('month')}
                onChange={month => change({ month: month?.format('YYYY-MM') })}
              />
            </div>
          )}
        </>
      }
    >
      <Loaded query={query}>
        {view => (
          <>
            {tab === 'lines' && <LinesTab key={view.month} view={view} />}
            {tab === 'wages' && <WagesTab key={view.month} month={view.month} />}
            {tab === 'batches' && <BatchList />}
            {tab === 'announcements' && <AnnouncementsTab />}
          </>
        )}
      </Loaded>
    </Page>
  )
}
