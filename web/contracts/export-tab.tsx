import { DownloadOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { ExportRow } from '../../server/contracts/schema.ts'
import { post } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Nothing } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useExports } from './use-contracts.ts'
import { contractWords } from './words.ts'

const refreshes = [['case', 'contracts', 'exports']]

/** 导出: months with entries that have not left yet, and what was given out, with hash and how often. */
export function ExportTab() {
  const t = useWords(contractWords)
  const { message } = App.useApp()
  const query = useExports()
  const make = useAct({
    send: (month: string, intent) => post('/api/money-exports', { month }, ExportRow, intent),
    refreshes,
    onDone: () => void message.success(t('exported')),
  })
  return (
    <Loaded query={query}>
      {view => (
        <>
          <p className="contracts-faint">{t('exportHint')}</p>
          {make.error !== null && <Refusal problem={make.error} onClose={make.reset} />}
          {view.canExport && (
            <div className="contracts-bar">
              {view.waiting.length === 0 && <span className="contracts-faint">{t('nothingToExport')}</span>}
              {view.waiting.map(one => (
                <Button key={one.month} loading={make.isPending} onClick={() => make.mutate(one.month)}>
                  {t('exportMonth', { month: one.month, lines: one.lines })}
                </Button>
              ))}
            </div>
          )}
          <div className="panel" style={{ marginTop: 12 }}>
            {view.items.length === 0 ? (
              <Nothing title={t('noExports')} />
            ) : (
              <ul className="contracts-list">
                {view.items.map(row => (
                  <li key={row.id}>
                    <div className="contracts-what">
                      <strong>{row.month}</strong> {t('exportNumber', { number: row.number })} ·{' '}
                      {t('exportLines', { lines: row.lines })}
                      <div className="contracts-faint">
                        {row.by.name} <Moment at={row.at} />
                        {row.reads > 0 && ` · ${t('exportReads', { count: row.reads })} · ${t('exportAgain')}`}
                      </div>
                      <div className="contracts-faint contracts-hash">
                        {t('hash')} {row.hash}
                      </div>
                    </div>
                    <div className="contracts-bar">
                      {(['csv', 'xlsx'] as const).map(format => (
                        <a
                          key={format}
                          href={`/api/money-exports/${encodeURIComponent(row.id)}/file?format=${format}`}
                          onClick={() => setTimeout(() => void query.refetch(), 1_500)}
                        >
                          <DownloadOutlined aria-hidden /> {format.toUpperCase()}
                        </a>
                      ))}
                    </div>
                  </li>
                ))}
              </ul>
            )}
          </div>
        </>
      )}
    </Loaded>
  )
}
