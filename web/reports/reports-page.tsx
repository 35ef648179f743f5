import { Checkbox, Tabs } from 'antd'
import { Link, useSearchParams } from 'react-router'
import type { ReportRow } from '../../server/reports/schema.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { ExcelButton } from '../ui/excel-button.tsx'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { LatenessTable } from './lateness-table.tsx'
import { Mailings } from './mailings.tsx'
import { ReportArea } from './report-area.tsx'
import { ReportDue, ReportState } from './report-due.tsx'
import { type ReportTab, useReports } from './use-reports.ts'
import { reportWords } from './words.ts'
import './reports.css'

const tabs: readonly ReportTab[] = ['mine', 'received', 'all']
const empty = { mine: 'emptyMine', received: 'emptyReceived', all: 'emptyAll' } as const

function Row({ report }: { report: ReportRow }) {
  const t = useWords(reportWords)
  const text = useText()
  return (
    <li className="report-row">
      <div>
        <Link
          className="report-title"
          to={
            report.reviewOf === null
              ? `/reports/${report.id}`
              : `/policies/${report.reviewOf.id}/${report.reviewOf.edition}/upkeep`
          }
        >
          {text(report.title)}
        </Link>{' '}
        <ClauseChip clause={report.clause} />
        <p className="report-detail">
          {t('period', { from: report.periodStart, to: report.periodEnd })} · {report.department?.name ?? t('whole')}
          {report.submittedBy !== null
            ? ` · ${t('submittedBy', { name: report.submittedBy.name })}`
            : report.owner !== null
              ? ` · ${report.owner.name}`
              : ''}
          {report.receivedBy !== null && ` · ${t('receivedBy', { name: report.receivedBy.name })}`}
        </p>
      </div>
      <div className="report-state">
        <ReportState report={report} />
        <ReportDue report={report} />
      </div>
    </li>
  )
}

const others = ['lateness', 'mailings'] as const
type Other = (typeof others)[number]

/** 周报月报: mine to hand in, handed in to me, all; which were in time; what is mailed. */
export function ReportsPage() {
  const t = useWords(reportWords)
  const [params, setParams] = useSearchParams()
  const asked = params.get('tab')
  const other = others.find(one => one === asked)
  const tab = tabs.find(one => one === asked) ?? 'mine'
  const isOverdueOnly = params.get('state') === 'overdue'
  const go = (next: ReportTab | Other, overdue: boolean) =>
    setParams({ ...(next === 'mine' ? {} : { tab: next }), ...(overdue ? { state: 'overdue' } : {}) }, { replace: true })
  return (
    <Page
      title={t('title')}
      actions={
        other === undefined && (
          <ExcelButton
            path="/api/reports.xlsx"
            query={{ tab, ...(isOverdueOnly ? { state: 'overdue' } : {}) }}
            name={t('title')}
          />
        )
      }
      bar={
        <>
          <ReportArea active="reports" />
          <Tabs
            activeKey={other ?? tab}
            onChange={key => go([...tabs, ...others].find(one => one === key) ?? 'mine', other === undefined && isOverdueOnly)}
            items={[...tabs, ...others].map(key => ({ key, label: t(`tab.${key}`) }))}
            tabBarExtraContent={
              other === undefined && (
                <Checkbox checked={isOverdueOnly} onChange={event => go(tab, event.target.checked)}>
                  {t('overdueOnly')}
                </Checkbox>
              )
            }
          />
        </>
      }
    >
      {other === 'lateness' ? (
        <LatenessTable />
      ) : other === 'mailings' ? (
        <Mailings />
      ) : (
        <ReportList tab={tab} isOverdueOnly={isOverdueOnly} />
      )}
    </Page>
  )
}

function ReportList({ tab, isOverdueOnly }: { readonly tab: ReportTab; readonly isOverdueOnly: boolean }) {
  const t = useWords(reportWords)
  const pages = useReports(tab, isOverdueOnly ? 'overdue' : undefined)
  return (
    <PagedList pages={pages} empty={t(empty[tab])} emptyHint={t('emptyHint')}>
      <ul>
        {pages.items.map(report => (
          <Row key={report.id} report={report} />
        ))}
      </ul>
    </PagedList>
  )
}
