import { Alert, Button, Progress } from 'antd'
import { Link, useParams } from 'react-router'
import type { ReplayView } from '../../../server/policies/replay/schema.ts'
import { useText, useWords } from '../../language/use-words.ts'
import { ExcelButton } from '../../ui/excel-button.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Loaded, Nothing, Page } from '../../ui/page.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { PolicyTabs } from '../policy-tabs.tsx'
import { ChangedCases } from './changed-cases.tsx'
import { FigureTables } from './figure-tables.tsx'
import { ReplayState } from './replay-page.tsx'
import { ResultTables } from './result-tables.tsx'
import { type Name, replayPage, replaysPath, useCancelReplay, useReplay } from './use-replay.ts'
import { replayWords } from './words.ts'
import './replay.css'

/** One replay: how far it is, and then what would come out otherwise. */
export function ReplayRunPage() {
  const t = useWords(replayWords)
  const text = useText()
  const { id = '', edition = '', run = '' } = useParams()
  const name = { id, edition }
  const query = useReplay(name, run)
  const view = query.data
  const title = view === undefined ? t('title') : `${t('title')} · ${text(view.title)} ${view.edition}`
  const download = view !== undefined && view.result !== null
  return (
    <Page
      title={title}
      subtitle={<Link to={replayPage(name)}>{t('back')}</Link>}
      bar={<PolicyTabs id={id} edition={edition} />}
      actions={
        download && (
          <ExcelButton path={`${replaysPath(name)}/${encodeURIComponent(run)}/export.xlsx`} name={t('file')} label={t('excel')} />
        )
      }
    >
      <Loaded query={query}>
        {item => (
          <div className="replay">
            <Head item={item} name={name} />
            {item.result !== null && <Result item={item} result={item.result} />}
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function Head({ item, name }: { item: ReplayView; name: Name }) {
  const t = useWords(replayWords)
  const text = useText()
  const cancel = useCancelReplay(name, item.id)
  const percent = item.casesTotal === 0 ? 0 : Math.floor((100 * item.casesDone) / item.casesTotal)
  const counts = { done: format(item.casesDone), total: format(item.casesTotal), events: format(item.eventsDone) }
  return (
    <div className="replay-head">
      <div className="replay-line">
        <strong>{t('between', { from: item.from, to: item.to })}</strong>
        <ReplayState state={item.state} />
        <span className="replay-hint">
          {t('startedBy', { name: item.startedBy.name })} <Moment at={item.startedAt} />
        </span>
      </div>
      {item.state === 'running' && (
        <div className="replay-running" role="status">
          <Progress percent={percent} status="active" aria-label={t('progress', counts)} />
          <div className="replay-line">
            <span>{t('progress', counts)}</span>
            <Button danger loading={cancel.isPending} onClick={() => cancel.mutate(undefined)}>
              {t('cancel')}
            </Button>
          </div>
          {cancel.error !== null && <Refusal problem={cancel.error} />}
        </div>
      )}
      {item.state === 'cancelled' && <p>{t('cancelledHint')}</p>}
      {item.failure !== null && (
        <Alert type="error" showIcon title={text(item.failure.title)} description={text(item.failure.mend)} />
      )}
      {item.isOfEarlierText && <Alert type="warning" showIcon title={t('earlierText')} />}
    </div>
  )
}

const format = (count: number): string => count.toLocaleString('en')

function Result({ item, result }: { item: ReplayView; result: NonNullable<ReplayView['result']> }) {
  const t = useWords(replayWords)
  if (result.cases === 0)
    return (
      <div className="panel">
        <Nothing title={t('headlineNone')} hint={t('headlineNoneHint')} />
      </div>
    )
  const facts: readonly (readonly [string, number, boolean?])[] = [
    [t('cases'), result.cases],
    [t('events'), result.events],
    [t('changed'), result.changed],
    [t('dueEarlier'), result.dueEarlier],
    [t('dueLater'), result.dueLater],
    [t('breachesGained'), result.breaches.gained],
    [t('breachesLost'), result.breaches.lost],
    [t('approversChanged'), result.approversChanged],
    [t('violationsGained'), result.violations.gained],
    [t('violationsLost'), result.violations.lost],
    [t('penaltiesChanged'), result.penaltiesChanged],
    [t('undecided'), result.undecidedCases],
  ]
  return (
    <>
      <section className="panel replay-summary">
        <h2 className="replay-headline">
          {result.changed === 0
            ? t('same')
            : result.undecidedCases > 0
              ? t('headlineDecided', {
                  total: format(result.cases),
                  decided: format(result.cases - result.undecidedCases),
                  changed: format(result.changed),
                })
              : t('headline', { total: format(result.cases), changed: format(result.changed) })}
        </h2>
        <p className="replay-hint">
          {result.changed === 0 ? `${t('sameHint', { total: format(result.cases - result.undecidedCases) })} ` : ''}
          {result.against === null ? t('againstNothing') : t('against', { edition: result.against })}
        </p>
        <dl className="replay-facts">
          {facts.map(([name, count]) => (
            <div key={name} data-zero={count === 0}>
              <dt>{name}</dt>
              <dd>{format(count)}</dd>
            </div>
          ))}
        </dl>
        <p className="replay-caveat">{t('caveat')}</p>
      </section>
      {result.undecidedCases > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('undecidedHead', { count: result.undecidedCases })}
          description={
            <ul className="replay-reasons">
              {result.undecided.map(({ reason, cases }) => (
                <li key={reason}>
                  {t(`why.${reason}`)} <strong>{format(cases)}</strong>
                </li>
              ))}
            </ul>
          }
        />
      )}
      <ResultTables result={result} />
      <FigureTables result={result} />
      <ChangedCases result={result} key={item.id} />
    </>
  )
}
