import { DatePicker, Table, Tag } from 'antd'
import dayjs from 'dayjs'
import { Link } from 'react-router'
import type { Coverage } from '../../server/sampling/schema.ts'
import { serverNow } from '../api/server-time.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { ExcelButton } from '../ui/excel-button.tsx'
import { Loaded, Nothing } from '../ui/page.tsx'
import { useCoverage } from './use-supervision.ts'
import { supervisionWords } from './words.ts'

const share = (part: number, whole: number) => (whole === 0 ? '–' : `${Math.round((part / whole) * 1_000) / 10}%`)

type Props = {
  readonly from: string | undefined
  readonly to: string | undefined
  readonly change: (more: Readonly<Record<string, string | undefined>>) => void
}
/** 覆盖: whether every window was drawn and checked, how much of everything, and whose work was looked at how often. */
export function CoverageView({ from, to, change }: Props) {
  const t = useWords(supervisionWords)
  const text = useText()
  const year = new Date(serverNow()).toISOString().slice(0, 4)
  const days = { from: from ?? `${year}-01-01`, to: to ?? `${year}-12-31` }
  const query = useCoverage(days.from, days.to)
  return (
    <>
      <div className="supervision-bar">
        <DatePicker.RangePicker
          aria-label={t('period')}
          allowClear={false}
          value={[dayjs(days.from), dayjs(days.to)]}
          onChange={range => change({ from: range?.[0]?.format('YYYY-MM-DD'), to: range?.[1]?.format('YYYY-MM-DD') })}
        />
        <ExcelButton path="/api/samples/coverage.xlsx" query={days} name={t('tab.coverage')} label={t('exportXlsx')} />
      </div>
      <Loaded query={query}>
        {view =>
          view.items.length === 0 ? (
            <Nothing title={t('noCoverage')} hint={t('noCoverageHint')} />
          ) : (
            <>
              <Table<Coverage['items'][number]>
                className="panel supervision-table"
                size="small"
                pagination={false}
                scroll={{ x: 'max-content' }}
                rowKey={row => `${row.rule}${row.month}`}
                dataSource={view.items}
                columns={[
                  { title: t('month'), dataIndex: 'month' },
                  {
                    title: t('rule'),
                    render: (_, row) => (
                      <>
                        <Link to={`/supervision?rule=${row.rule}`}>{text(row.title)}</Link> <ClauseChip clause={row.clause} />
                      </>
                    ),
                  },
                  {
                    title: t('windows'),
                    render: (_, row) => (
                      <>
                        {t('ofWindows', { done: String(row.drawnWindows), all: String(row.windows) })}{' '}
                        {row.late > 0 && <Tag color="error">{t('lateCount', { count: String(row.late) })}</Tag>}
                      </>
                    ),
                  },
                  { title: t('population'), dataIndex: 'population', align: 'right' },
                  {
                    title: t('drawnShort'),
                    align: 'right',
                    render: (_, row) => `${row.drawn} (${share(row.drawn, row.population)})`,
                  },
                  {
                    title: t('reviewedShort'),
                    align: 'right',
                    render: (_, row) => `${row.reviewed} (${share(row.reviewed, row.drawn)})`,
                  },
                  { title: t('failedShort'), align: 'right', dataIndex: 'failed' },
                ]}
              />
              {view.people !== null && view.people.length > 0 && (
                <Table
                  className="panel supervision-table"
                  size="small"
                  pagination={false}
                  scroll={{ x: 'max-content' }}
                  title={() => t('people')}
                  rowKey={row => row.person.id}
                  dataSource={view.people}
                  columns={[
                    {
                      title: t('person'),
                      render: (_, row) => (
                        <>
                          {row.person.name} {row.drawn === 0 && <Tag color="warning">{t('neverDrawn')}</Tag>}
                        </>
                      ),
                    },
                    { title: t('population'), dataIndex: 'inPopulation', align: 'right' },
                    {
                      title: t('drawnShort'),
                      align: 'right',
                      render: (_, row) => `${row.drawn} (${share(row.drawn, row.inPopulation)})`,
                    },
                    { title: t('failedShort'), align: 'right', dataIndex: 'failed' },
                  ]}
                />
              )}
            </>
          )
        }
      </Loaded>
    </>
  )
}
