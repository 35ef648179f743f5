import { InboxOutlined } from '@ant-design/icons'
import { AutoComplete, Button, Checkbox, Input, Progress, Select, Upload } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { LogPreview } from '../../server/mining/schema.ts'
import { newId } from '../api/new-id.ts'
import { asProblem, type Problem } from '../api/problem.ts'
import { post } from '../api/request.ts'
import { sendFile } from '../api/upload.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { Page } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { ProcessBar } from './process-bar.tsx'
import { miningWords } from './words.ts'
import './mining.css'

/** A log is brought in: the file, what its columns are, its first rows, and then it is read. */
export function NewLogPage() {
  const t = useWords(miningWords)
  const [preview, setPreview] = useState<LogPreview>()
  return (
    <Page title={t('new.title')} bar={<ProcessBar current="logs" />}>
      {preview === undefined ? (
        <SendLog onSent={setPreview} />
      ) : (
        <CheckColumns key={preview.file} preview={preview} onAgain={() => setPreview(undefined)} />
      )}
    </Page>
  )
}

function SendLog({ onSent }: { readonly onSent: (preview: LogPreview) => void }) {
  const t = useWords(miningWords)
  const [share, setShare] = useState<number>()
  const [problem, setProblem] = useState<Problem>()
  const stop = useRef<AbortController>(undefined)
  useEffect(() => () => stop.current?.abort(), [])
  const send = async (file: File) => {
    const controller = new AbortController()
    stop.current = controller
    setProblem(undefined)
    setShare(0)
    try {
      const intent = newId()
      onSent(
        await sendFile('/api/mining/logs/preview', LogPreview, { file, intent, onProgress: setShare, signal: controller.signal }),
      )
    } catch (error) {
      if (!controller.signal.aborted) setProblem(asProblem(error))
    } finally {
      setShare(undefined)
    }
  }
  return (
    <div className="mining-page">
      <Upload.Dragger
        pastable
        showUploadList={false}
        disabled={share !== undefined}
        accept=".csv,.tsv,.txt,.gz,.xlsx,.ndjson,.jsonl,.json,.xes,.xml"
        beforeUpload={file => {
          void send(file)
          return Upload.LIST_IGNORE
        }}
      >
        <InboxOutlined aria-hidden style={{ fontSize: 32 }} />
        <div>{t('new.drop')}</div>
        <div className="case-faint">{t('new.dropHint')}</div>
      </Upload.Dragger>
      {share !== undefined && <Progress percent={Math.round(share * 100)} />}
      {problem !== undefined && <Refusal problem={problem} />}
    </div>
  )
}

const zones = [
  'Asia/Shanghai',
  'UTC',
  'Asia/Tokyo',
  'Europe/Berlin',
  'Europe/Amsterdam',
  'Europe/London',
  'America/New_York',
  'America/Los_Angeles',
]

function CheckColumns({ preview, onAgain }: { readonly preview: LogPreview; readonly onAgain: () => void }) {
  const t = useWords(miningWords)
  const navigate = useNavigate()
  const [columns, setColumns] = useState(preview.columns)
  const [name, setName] = useState(preview.name)
  const start = useAct({
    send: (body: object, intent) => post('/api/mining/logs', body, z.object({ id: Id }), intent),
    refreshes: [['mining', 'logs']],
    onDone: ({ id }) => void navigate(`/analysis/process/logs/${id}`, { replace: true }),
  })
  const options = preview.headers.map(value => ({ value, label: value }))
  const set = (part: 'case' | 'activity' | 'resource', value: string | undefined) => {
    const { [part]: _before, ...others } = columns
    setColumns(value === undefined || value === '' ? others : { ...others, [part]: value })
  }
  const shown = [columns.case, columns.activity, columns.time, columns.resource].filter(one => one !== undefined)
  const head = [...preview.headers].sort((a, b) => Number(shown.includes(b)) - Number(shown.includes(a)))
  return (
    <div className="mining-page">
      <section className="panel mining-section" aria-labelledby="mining-columns">
        <h2 id="mining-columns">{t('new.columns')}</h2>
        <p className="case-faint">{t('new.proposed')}</p>
        <div className="mining-form">
          <div className="mining-field">
            <span aria-hidden>{t('new.name')}</span>
            <Input aria-label={t('new.name')} value={name} maxLength={200} onChange={event => setName(event.target.value)} />
          </div>
          <div className="mining-field">
            <span aria-hidden>{t('new.case')}</span>
            <Select
              aria-label={t('new.case')}
              allowClear
              showSearch
              value={columns.case ?? null}
              placeholder={t('new.case.none')}
              options={options}
              onChange={value => set('case', value ?? undefined)}
            />
          </div>
          <div className="mining-field">
            <span aria-hidden>{t('new.activity')}</span>
            <AutoComplete
              aria-label={t('new.activity')}
              allowClear
              value={columns.activity ?? ''}
              placeholder={t('new.activity.none')}
              options={options}
              onChange={value => set('activity', value)}
            />
          </div>
          <div className="mining-field">
            <span aria-hidden>{t('new.time')}</span>
            <Select
              aria-label={t('new.time')}
              showSearch
              value={columns.time}
              options={options}
              onChange={time => setColumns({ ...columns, time })}
            />
          </div>
          <div className="mining-field">
            <span aria-hidden>{t('new.resource')}</span>
            <Select
              aria-label={t('new.resource')}
              allowClear
              showSearch
              value={columns.resource ?? null}
              placeholder={t('new.resource.none')}
              options={options}
              onChange={value => set('resource', value ?? undefined)}
            />
          </div>
          <div className="mining-field">
            <span aria-hidden>{t('new.zone')}</span>
            <AutoComplete
              aria-label={t('new.zone')}
              value={columns.zone}
              options={zones.map(value => ({ value }))}
              onChange={zone => setColumns({ ...columns, zone })}
            />
          </div>
        </div>
        <p>
          {preview.columns.only !== undefined && (
            <Checkbox
              checked={columns.only !== undefined}
              onChange={({ target }) => {
                const { only: _before, ...others } = columns
                setColumns(target.checked ? { ...others, only: preview.columns.only! } : others)
              }}
            >
              {t('new.only', preview.columns.only)}
            </Checkbox>
          )}
        </p>
        {start.error !== null && <Refusal problem={start.error} />}
        <Button
          type="primary"
          loading={start.isPending}
          disabled={name.trim() === ''}
          onClick={() => start.mutate({ file: preview.file, name: name.trim(), columns })}
        >
          {t('new.start')}
        </Button>{' '}
        <Button onClick={onAgain}>{t('new.again')}</Button>
      </section>
      <section className="panel mining-section" aria-labelledby="mining-sample">
        <h2 id="mining-sample">{t('new.sample', { count: preview.sample.length })}</h2>
        <div className="mining-scroll">
          <table className="mining-table">
            <thead>
              <tr>
                {head.map(one => (
                  <th scope="col" className="is-text" key={one}>
                    {one}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {preview.sample.map(({ line, cells }) => (
                <tr key={line}>
                  {head.map(one => (
                    <td className="is-text" key={one}>
                      {cells[one]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </div>
  )
}
