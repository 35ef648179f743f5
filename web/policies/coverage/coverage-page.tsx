import { DatePicker, Segmented, Table, type TableProps, Tag } from 'antd'
import dayjs from 'dayjs'
import { Link, useParams, useSearchParams } from 'react-router'
import type { ClauseCoverage } from '../../../server/policies/coverage/schema.ts'
import { useLanguage, useText, useWords } from '../../language/use-words.ts'
import { sayClause } from '../../ui/clause.ts'
import { Loaded, Nothing, Page } from '../../ui/page.tsx'
import { clausePath } from '../clause-path.ts'
import { EditionSwitch } from '../edition-switch.tsx'
import { PolicyTabs } from '../policy-tabs.tsx'
import { lastDays, useCoverage } from './use-coverage.ts'
import { coverageWords } from './words.ts'
import '../policies.css'
import './coverage.css'

type State = ClauseCoverage['state']
const states: readonly State[] = ['automatic', 'manual', 'unused', 'words', 'none']
/** Words carry the meaning; the colour only helps the eye. */
export const stateColour = {
  automatic: 'success',
  manual: 'default',
  unused: 'warning',
  words: 'default',
  none: 'error',
} as const

/** 条款覆盖: for a period, which clauses ran, how often, how well, and cases that show it. */
export function CoveragePage() {
  const t = useWords(coverageWords)
  const text = useText()
  const language = useLanguage()
  const { id = '', edition = '' } = useParams()
  const [params, setParams] = useSearchParams()
  const standard = lastDays(90)
  const period = { from: params.get('from') ?? standard.from, to: params.get('to') ?? standard.to }
  const only = states.find(state => state === params.get('state'))
  const query = useCoverage(id, edition, period)
  const show = (changes: Record<string, string | undefined>) => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined) next.delete(name)
      else next.set(name, value)
    }
    setParams(next, { replace: true })
  }
  const columns: TableProps<ClauseCoverage>['columns'] = [
    {
      title: t('clause'),
      key: 'clause',
      className: 'coverage-clause',
      render: (_, row) => (
        <Link to={clausePath(row.number, { id, edition })}>
          {sayClause(row.number, language)} {text(row.title)}
        </Link>
      ),
    },
    {
      title: t('state'),
      key: 'state',
      render: (_, row) => (
        <>
          <Tag color={stateColour[row.state]}>{t(`state.${row.state}`)}</Tag>
          {row.state === 'manual' && row.manual !== undefined && <div className="policy-note">{text(row.manual)}</div>}
        </>
      ),
    },
    { title: t('rules'), dataIndex: 'rules', align: 'right', className: 'coverage-number', responsive: ['md'] },
    {
      title: t('applied'),
      dataIndex: 'applied',
      align: 'right',
      className: 'coverage-number',
      sorter: (a, b) => a.applied - b.applied,
    },
    { title: t('onTime'), dataIndex: 'onTime', align: 'right', className: 'coverage-number', responsive: ['md'] },
    {
      title: t('late'),
      dataIndex: 'late',
      align: 'right',
      className: 'coverage-number',
      sorter: (a, b) => a.late - b.late,
    },
    { title: t('open'), dataIndex: 'open', align: 'right', className: 'coverage-number', responsive: ['md'] },
    {
      title: t('evidence'),
      key: 'evidence',
      className: 'coverage-evidence',
      responsive: ['md'],
      render: (_, row) =>
        row.evidence.map((one, i) => (
          <span key={one.id}>
            {i > 0 && (language === 'zh' ? '、' : ', ')}
            <Link to={`/cases/${one.id}`}>{one.number}</Link>
          </span>
        )),
    },
  ]
  return (
    <Page
      title={t('title')}
      subtitle={<EditionSwitch id={id} edition={edition} />}
      bar={<PolicyTabs id={id} edition={edition} />}
      actions={
        <DatePicker.RangePicker
          aria-label={t('period')}
          allowClear={false}
          value={[dayjs(period.from), dayjs(period.to)]}
          presets={[30, 90, 365].map(count => {
            const { from, to } = lastDays(count)
            return { label: t('days', { count }), value: [dayjs(from), dayjs(to)] as [dayjs.Dayjs, dayjs.Dayjs] }
          })}
          onChange={range => {
            if (range?.[0] && range[1]) show({ from: range[0].format('YYYY-MM-DD'), to: range[1].format('YYYY-MM-DD') })
          }}
        />
      }
    >
      <Loaded query={query}>
        {({ clauses, counts }) => {
          const rows = only === undefined ? clauses : clauses.filter(row => row.state === only)
          return (
            <div className="panel policy-panel">
              <Segmented<State | 'all'>
                className="policy-filter"
                value={only ?? 'all'}
                onChange={state => show({ state: state === 'all' ? undefined : state })}
                options={[
                  { value: 'all' as const, label: `${t('all')} ${clauses.length}` },
                  ...states.map(state => ({ value: state, label: `${t(`state.${state}`)} ${counts[state]}` })),
                ]}
              />
              {rows.length === 0 ? (
                <Nothing title={t('none')} />
              ) : (
                <Table rowKey="number" size="small" columns={columns} dataSource={rows} pagination={false} scroll={{ x: true }} />
              )}
            </div>
          )
        }}
      </Loaded>
    </Page>
  )
}
