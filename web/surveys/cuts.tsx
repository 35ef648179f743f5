import { FilePdfOutlined } from '@ant-design/icons'
import { Button, Segmented, Table, Tag } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { sayEstimate, sayInterval } from '../../engine/surveys/say-figures.ts'
import { type CutRow, cutSides } from '../../server/surveys/cuts-schema.ts'
import { useWords } from '../language/use-words.ts'
import { ExcelButton } from '../ui/excel-button.tsx'
import { Loaded, Nothing } from '../ui/page.tsx'
import { useCuts } from './use-surveys.ts'
import { surveyWords } from './words.ts'
import { surveyMoreWords } from './words-more.ts'

type Query = Readonly<Record<string, string>>

/** 导出: the figures as shown, with the division that is open, as Excel and PDF. */
export function FigureFiles({ path, query, name }: { path: string; query: Query; name: string }) {
  const t = useWords(surveyMoreWords)
  const [params] = useSearchParams()
  const by = cutSides.find(one => one === params.get('by')) ?? 'department'
  const whole = { ...query, by }
  return (
    <span className="survey-files">
      <ExcelButton path={`${path}/figures/xlsx`} query={whole} name={name} label={t('excel')} />
      <Button icon={<FilePdfOutlined />} href={`${path}/figures/pdf?${new URLSearchParams(whole)}`} target="_blank">
        {t('pdf')}
      </Button>
    </span>
  )
}

/** 分组: the answers by department, person, kind, product or month; each number opens its answers. `opens`: what narrows them to this questionnaire or survey. */
export function Cuts({ path, query, opens }: { path: string; query: Query; opens: Query }) {
  const t = useWords(surveyMoreWords)
  const [params, setParams] = useSearchParams()
  const by = cutSides.find(one => one === params.get('by')) ?? 'department'
  const cuts = useCuts(path, { ...query, by })
  const change = (value: string) => {
    const next = new URLSearchParams(params)
    next.set('by', value)
    setParams(next, { replace: true })
  }
  return (
    <section className="panel survey-panel" aria-label={t('cuts')}>
      <div className="survey-bar">
        <h2>{t('cuts')}</h2>
        <Segmented
          className="survey-tabs"
          value={by}
          onChange={change}
          options={cutSides.map(value => ({ value, label: t(`by.${value}`) }))}
        />
      </div>
      <Loaded query={cuts}>
        {view =>
          view.items.length === 0 ? (
            <Nothing title={t('noCuts')} />
          ) : (
            <>
              <p className="survey-faint">
                {t('cutsHint', { least: view.least })} {view.scope === 'seen' && t('cutsSeen')}
              </p>
              <CutTable by={view.by} rows={view.items} opens={{ ...opens, ...query }} />
            </>
          )
        }
      </Loaded>
    </section>
  )
}

/** The first and last day of a month, by its `YYYY-MM`. */
function daysOf(month: string): { from: string; to: string } {
  const [year, number] = month.split('-').map(Number)
  const last = new Date(Date.UTC(year!, number!, 0)).getUTCDate()
  return { from: `${month}-01`, to: `${month}-${last}` }
}

function CutTable({ by, rows, opens }: { by: (typeof cutSides)[number]; rows: readonly CutRow[]; opens: Query }) {
  const t = useWords(surveyMoreWords)
  const s = useWords(surveyWords)
  const answers = (row: CutRow, more: Query = {}) =>
    `/survey-answers?${new URLSearchParams({ ...opens, ...(by === 'month' ? daysOf(row.key) : { [by]: row.key, label: row.name }), counted: 'yes', ...more })}`
  const isMarked = rows.some(row => row.handed > 0)
  const few = (row: CutRow) => (row.n === 0 ? '—' : <Tag color="warning">{s('insufficient')}</Tag>)
  return (
    <Table<CutRow>
      size="small"
      rowKey="key"
      dataSource={rows}
      pagination={rows.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
      scroll={{ x: 560 }}
      columns={[
        { title: t(`by.${by}`), dataIndex: 'name', fixed: 'left', width: 150 },
        {
          title: t('answersOfAsked'),
          align: 'right',
          render: (_, row) => (row.n === 0 ? `0 / ${row.asked}` : <Link to={answers(row)}>{`${row.n} / ${row.asked}`}</Link>),
        },
        { title: s('response'), align: 'right', render: (_, row) => <Figure of={row.response} /> },
        {
          title: t('notSatisfied'),
          align: 'right',
          render: (_, row) => (row.low === 0 ? 0 : <Link to={answers(row, { satisfied: 'no' })}>{row.low}</Link>),
        },
        {
          title: s('satisfied'),
          align: 'right',
          render: (_, row) => (row.isSufficient ? <Figure of={row.satisfied} /> : few(row)),
        },
        {
          title: t('mean'),
          align: 'right',
          render: (_, row) => (row.isSufficient ? <Figure of={row.mean} isMean /> : '—'),
        },
        ...(isMarked ? [{ title: t('handed'), align: 'right' as const, dataIndex: 'handed' }] : []),
      ]}
    />
  )
}

function Figure({ of, isMean = false }: { of: CutRow['response']; isMean?: boolean }) {
  const as = isMean ? 'mean' : 'percent'
  if (of === null) return '—'
  return (
    <>
      {sayEstimate(of, as)} <span className="survey-faint survey-nowrap">{sayInterval(of, as)}</span>
    </>
  )
}
