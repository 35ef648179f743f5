import { UploadOutlined } from '@ant-design/icons'
import { Alert, App, Button, Select, Upload } from 'antd'
import { useState } from 'react'
import { ReadWages, WageList } from '../../server/payroll/schema.ts'
import { newId } from '../api/new-id.ts'
import { asProblem, type Problem } from '../api/problem.ts'
import { post } from '../api/request.ts'
import { sendFile } from '../api/upload.ts'
import { useAct } from '../api/use-act.ts'
import { useText, useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { MoneyInput } from '../ui/money-input.tsx'
import { Loaded } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { payrollKey, useWages } from './use-payroll.ts'
import { payrollWords } from './words.ts'

type Typed = { readonly wageFen?: number | null; readonly region?: string }

/** 当月工资: typed in or read from a table; what was read is shown row by row before it is saved. */
export function WagesTab({ month }: { readonly month: string }) {
  const query = useWages(month, true)
  return <Loaded query={query}>{list => <Wages list={list} />}</Loaded>
}

function Wages({ list }: { readonly list: WageList }) {
  const t = useWords(payrollWords)
  const text = useText()
  const { message } = App.useApp()
  const [typed, setTyped] = useState<Readonly<Record<string, Typed>>>({})
  const [read, setRead] = useState<ReadWages['rows']>()
  const [problem, setProblem] = useState<Problem>()
  const change = (id: string, more: Typed) => setTyped(all => ({ ...all, [id]: { ...all[id], ...more } }))
  const items = list.items.flatMap(({ person, wageFen, region }) => {
    const said = typed[person.id]
    const wage = said?.wageFen === undefined ? wageFen : said.wageFen
    const place = said?.region ?? region ?? list.regions[0]
    const isChanged = said !== undefined && (wage !== wageFen || place !== (region ?? list.regions[0]))
    return isChanged && wage !== null
      ? [{ person: person.id, wageFen: wage, ...(place === undefined ? {} : { region: place }) }]
      : []
  })
  const save = useAct({
    send: (source: 'entered' | 'imported', intent) =>
      post('/api/payroll/wages', { month: list.month, source, items }, WageList, intent),
    refreshes: [payrollKey],
    onDone: () => {
      void message.success(t('wagesSaved'))
      setTyped({})
      setRead(undefined)
    },
  })
  const readTable = async (file: File) => {
    setProblem(undefined)
    try {
      const stop = new AbortController()
      const { rows } = await sendFile('/api/payroll/wages/read', ReadWages, {
        ...{ file, intent: newId(), onProgress: () => {}, signal: stop.signal },
      })
      setRead(rows)
      for (const row of rows)
        if (row.person !== null && row.wageFen !== null && row.problem === null)
          change(row.person.id, { wageFen: row.wageFen, ...(row.region === null ? {} : { region: row.region }) })
    } catch (error) {
      setProblem(asProblem(error))
    }
  }
  const wrong = (read ?? []).filter(row => row.problem !== null)
  return (
    <>
      <p className="payroll-quiet">{t('wagesHint')}</p>
      {list.regions.length === 0 && <Alert className="payroll-open" type="warning" showIcon title={t('noRegions')} />}
      <div className="payroll-acts">
        <Upload
          accept=".xlsx,.csv,.txt"
          showUploadList={false}
          beforeUpload={file => {
            void readTable(file)
            return Upload.LIST_IGNORE
          }}
        >
          <Button icon={<UploadOutlined />}>{t('readTable')}</Button>
        </Upload>
        <span className="payroll-quiet">{t('readTableHint')}</span>
      </div>
      {problem !== undefined && <Refusal problem={problem} onClose={() => setProblem(undefined)} />}
      {read !== undefined && (
        <Alert
          className="payroll-open"
          type={wrong.length === 0 ? 'success' : 'warning'}
          showIcon
          title={t('tableRead', { count: read.length - wrong.length, wrong: wrong.length })}
          description={
            wrong.length === 0 ? undefined : (
              <ul>
                {wrong.slice(0, 20).map(row => (
                  <li key={row.line}>
                    {t('rowOf', { line: row.line, name: row.name })} {row.problem && text(row.problem)}
                  </li>
                ))}
              </ul>
            )
          }
        />
      )}
      <section className="panel payroll-wages" aria-label={t('tab.wages')}>
        <ul>
          {list.items.map(({ person, department, wageFen, region, by, at }) => (
            <li key={person.id} data-changed={items.some(one => one.person === person.id)}>
              <span className="payroll-name">
                {person.name} <span className="payroll-quiet">{department}</span>
              </span>
              <MoneyInput
                value={typed[person.id]?.wageFen === undefined ? wageFen : (typed[person.id]?.wageFen ?? null)}
                onChange={value => change(person.id, { wageFen: value })}
                aria-label={t('wageOf', { name: person.name })}
              />
              {list.regions.length > 1 && (
                <Select
                  aria-label={t('regionOf', { name: person.name })}
                  value={typed[person.id]?.region ?? region ?? list.regions[0] ?? null}
                  options={list.regions.map(value => ({ value, label: value }))}
                  onChange={value => value && change(person.id, { region: value })}
                />
              )}
              <span className="payroll-quiet">
                {by === null || at === null ? (
                  t('notEntered')
                ) : (
                  <>
                    {by.name} <Moment at={at} />
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
        <footer className="payroll-foot">
          <span>{t('wagesChanged', { count: items.length })}</span>
          {save.error !== null && <Refusal problem={save.error} onClose={save.reset} />}
          <Button
            type="primary"
            disabled={items.length === 0}
            loading={save.isPending}
            onClick={() => save.mutate(read === undefined ? 'entered' : 'imported')}
          >
            {t('saveWages')}
          </Button>
        </footer>
      </section>
    </>
  )
}
