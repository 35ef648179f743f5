import { useQuery } from '@tanstack/react-query'
import { App, Button, Collapse, Spin, Tag } from 'antd'
import { useNavigate, useParams } from 'react-router'
import { z } from 'zod'
import { LogView } from '../../server/mining/schema.ts'
import { get, request } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { ExcelButton } from '../ui/excel-button.tsx'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Page } from '../ui/page.tsx'
import { ProcessBar } from './process-bar.tsx'
import { ProcessParts } from './process-parts.tsx'
import { QuestionPanel } from './question-panel.tsx'
import { useSelection } from './use-selection.ts'
import { miningWords } from './words.ts'
import './mining.css'

const LOOKS_EVERY_MS = 1_000

/** An outside log: what it is, everything that is said of a process, and questions about its columns. */
export function LogPage() {
  const { id = '' } = useParams()
  const t = useWords(miningWords)
  const text = useText()
  const language = useLanguage()
  const navigate = useNavigate()
  const { modal } = App.useApp()
  const { selected, tab, change, clear } = useSelection()
  const path = `/api/mining/logs/${id}`
  const query = useQuery({
    queryKey: ['mining', 'logs', id, selected],
    queryFn: ({ signal }) => get(path, LogView, { signal, query: selected }),
    placeholderData: before => (before?.log.id === id ? before : undefined),
    refetchInterval: ({ state }) => (state.data?.log.state === 'reading' ? LOOKS_EVERY_MS : false),
  })
  const remove = useAct({
    send: (_: string, intent) => request(path, { method: 'DELETE', schema: z.object({ id: z.string() }), intent }),
    refreshes: [['mining', 'logs']],
    onDone: () => void navigate('/analysis/process/logs'),
  })
  const name = query.data?.log.name ?? t('logs.title')
  const actions = query.data && (
    <>
      {query.data.process !== null && <ExcelButton path={`${path}/xlsx`} query={selected} name={name} label={t('download')} />}
      {query.data.canRemove && (
        <Button
          danger
          loading={remove.isPending}
          onClick={() =>
            modal.confirm({ title: name, content: t('logs.removeAsk'), okText: t('logs.remove'), onOk: () => remove.mutate(id) })
          }
        >
          {t('logs.remove')}
        </Button>
      )}
    </>
  )
  return (
    <Page title={name} bar={<ProcessBar current="logs" />} actions={actions}>
      <Loaded query={query}>
        {({ log, process, attributes }) => (
          <div className="mining-page" aria-busy={query.isPlaceholderData}>
            <p className="case-faint">
              {log.state === 'ready' && `${t('logs.rows', { rows: log.rows, cases: log.cases, events: log.events })} · `}
              {t('logs.by', { name: log.importedBy.name })} <Moment at={log.importedAt} />
              {log.leftOut > 0 && <Tag color="warning">{t('logs.left', { count: log.leftOut })}</Tag>}
            </p>
            {log.state === 'reading' && <Spin description={t('logs.reading')}>{null}</Spin>}
            {log.state === 'failed' && (
              <p role="alert">
                <Tag color="error">{t('logs.failed')}</Tag> {log.problem && text(log.problem)}
              </p>
            )}
            {process !== null && (
              <ProcessParts
                name={log.name}
                parts={process}
                selected={selected}
                tab={tab}
                change={change}
                clear={clear}
                cases={{ path: `${path}/cases`, query: selected }}
                questions={<QuestionPanel path={path} parts={process} attributes={attributes} change={change} />}
              />
            )}
            <Collapse
              ghost
              items={[
                {
                  key: 'file',
                  label: t('new.columns'),
                  children: (
                    <>
                      <p>
                        {[
                          [t('new.case'), log.columns.case ?? t('new.case.none')],
                          [t('new.activity'), log.columns.activity ?? t('new.activity.none')],
                          [t('new.time'), log.columns.time],
                          [t('new.resource'), log.columns.resource ?? t('new.resource.none')],
                          [t('new.zone'), log.columns.zone],
                        ].map(([what, value]) => (
                          <span key={what} className="mining-fact">
                            {what} <b>{value}</b>
                          </span>
                        ))}
                      </p>
                      <p className="case-faint mining-hash">
                        {t('logs.hash')} {log.fileHash}
                      </p>
                      {log.problems.map(({ line, case: of, zh, en }) => (
                        <p key={line}>
                          {t('logs.line', { line })} {of} {language === 'zh' ? zh : en}
                        </p>
                      ))}
                    </>
                  ),
                },
              ]}
            />
          </div>
        )}
      </Loaded>
    </Page>
  )
}
