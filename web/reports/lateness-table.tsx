import { InputNumber, Table } from 'antd'
import { useSearchParams } from 'react-router'
import type { Lateness } from '../../server/reports/schema.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { Loaded, Nothing } from '../ui/page.tsx'
import { useLateness } from './use-reports.ts'
import { reportWords } from './words.ts'

type Row = Lateness['items'][number]

/** 准时情况: by report and department what was owed in a year, in time, late, and still owed. */
export function LatenessTable() {
  const t = useWords(reportWords)
  const text = useText()
  const [params, setParams] = useSearchParams()
  const asked = Number(params.get('year'))
  const query = useLateness(asked > 0 ? asked : undefined)
  const share = (row: Row) => (row.owed === 0 ? 0 : (row.inTime / row.owed) * 100)
  return (
    <Loaded query={query}>
      {view => (
        <>
          <div className="report-bar">
            <span aria-hidden>{t('latenessYear')}</span>
            <InputNumber
              aria-label={t('latenessYear')}
              min={2000}
              max={2200}
              precision={0}
              value={view.year}
              onChange={year => year !== null && setParams({ tab: 'lateness', year: String(year) }, { replace: true })}
            />
          </div>
          {view.items.length === 0 ? (
            <Nothing title={t('noLateness')} />
          ) : (
            <Table<Row>
              size="small"
              className="panel"
              scroll={{ x: 'max-content' }}
              pagination={view.items.length > 50 ? { pageSize: 50 } : false}
              rowKey={row => `${row.regulation} ${row.rule} ${row.department?.id ?? ''}`}
              dataSource={view.items}
              columns={[
                { title: t('reportName'), key: 'title', render: (_, row) => text(row.title) },
                { title: t('departmentName'), key: 'department', render: (_, row) => row.department?.name ?? t('whole') },
                {
                  title: t('clause'),
                  key: 'clause',
                  render: (_, row) => row.clause !== '' && <ClauseChip clause={row.clause} />,
                },
                { title: t('owedCount'), dataIndex: 'owed', align: 'right' },
                { title: t('inTimeCount'), dataIndex: 'inTime', align: 'right' },
                { title: t('lateCount'), dataIndex: 'late', align: 'right' },
                {
                  title: t('overdueCount'),
                  key: 'overdue',
                  align: 'right',
                  render: (_, row) => <span className={row.overdue > 0 ? 'report-alert' : undefined}>{row.overdue}</span>,
                },
                {
                  title: t('lateHours'),
                  key: 'hours',
                  align: 'right',
                  render: (_, row) => row.lateHours.toLocaleString('en-US'),
                },
                {
                  title: t('share'),
                  key: 'share',
                  align: 'right',
                  sorter: (a, b) => share(a) - share(b),
                  render: (_, row) => `${Math.round(share(row))}%`,
                },
              ]}
            />
          )}
        </>
      )}
    </Loaded>
  )
}
