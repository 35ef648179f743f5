import { DownloadOutlined } from '@ant-design/icons'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { BatchView, SettleBatch } from '../../server/payroll/schema.ts'
import { post } from '../api/request.ts'
import { Clause } from '../cases/clause.tsx'
import { useText, useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { GatedButton } from '../ui/gated-button.tsx'
import { Moment } from '../ui/moment.tsx'
import { Money } from '../ui/money.tsx'
import { Loaded, Page } from '../ui/page.tsx'
import { WhySections } from '../ui/why-sections.tsx'
import { BatchTag } from './batch-list.tsx'
import { EffectTag, pageOf, Signed } from './line-card.tsx'
import { RevealButton } from './reveal-button.tsx'
import { payrollKey, useBatch } from './use-payroll.ts'
import { payrollWords } from './words.ts'
import '../ui/why.css'
import './payroll.css'

/** `/payroll/batches/:id`: the frozen lines of a batch, its second person's release, and once released its files with their hash. */
export function BatchPage() {
  const t = useWords(payrollWords)
  const { id = '' } = useParams()
  const query = useBatch(id)
  return (
    <Page
      title={query.data === undefined ? t('batch') : `${t('batch')} ${query.data.number}`}
      heading={
        query.data && (
          <span className="payroll-what">
            {t('batch')} {query.data.number} <BatchTag state={query.data.state} />
          </span>
        )
      }
      subtitle={<Link to="/payroll?tab=batches">{t('allBatches')}</Link>}
    >
      <Loaded query={query}>{view => <Batch view={view} />}</Loaded>
    </Page>
  )
}

function Batch({ view }: { readonly view: BatchView }) {
  const t = useWords(payrollWords)
  const [asking, setAsking] = useState<'released' | 'returned'>()
  return (
    <>
      <section className="panel payroll-facts" aria-label={t('batch')}>
        <dl>
          <Fact title={t('month')}>{view.month}</Fact>
          <Fact title={t('preparedBy')}>
            {view.preparedBy.name} <Moment at={view.preparedAt} />
          </Fact>
          {view.state === 'open' && <Fact title={t('asked')}>{view.asked.name}</Fact>}
          {view.settledBy !== null && view.settledAt !== null && (
            <Fact title={t(view.state === 'released' ? 'releasedBy' : 'returnedBy')}>
              {view.settledBy.name} <Moment at={view.settledAt} />
            </Fact>
          )}
          <Fact title={t('deducted')}>
            <Money fen={view.deductedFen} />
          </Fact>
          <Fact title={t('paidOut')}>
            <Money fen={view.paidFen} />
          </Fact>
        </dl>
        {view.note !== '' && <p>{view.note}</p>}
        {view.reason !== null && (
          <p>
            {t('reason')} {view.reason}
          </p>
        )}
        {!view.isWhole && <p className="payroll-quiet">{t('notWhole')}</p>}
        {view.hash !== null && (
          <p className="payroll-hash">
            {t('hash')} <code>{view.hash}</code>
          </p>
        )}
        <div className="payroll-acts">
          {view.state === 'open' && (
            <>
              <GatedButton type="primary" verdict={view.can.release} onClick={() => setAsking('released')}>
                {t('release')}
              </GatedButton>
              {view.can.giveBack === true && <Button onClick={() => setAsking('returned')}>{t('giveBack')}</Button>}
            </>
          )}
          {view.state === 'released' &&
            view.isWhole &&
            (['csv', 'xlsx'] as const).map(as => (
              <Button
                key={as}
                icon={<DownloadOutlined />}
                href={`/api/payroll/batches/${encodeURIComponent(view.id)}/file?as=${as}`}
              >
                {t(`file.${as}`)}
              </Button>
            ))}
        </div>
      </section>
      <section className="panel payroll-group" aria-label={t('lineCount', { count: view.items.length })}>
        <ul className="payroll-lines">
          {view.items.map(line => (
            <BatchLine key={line.key} line={line} view={view} />
          ))}
        </ul>
      </section>
      <Drawer
        open={asking !== undefined}
        onClose={() => setAsking(undefined)}
        size="min(560px, 100vw)"
        title={t(asking === 'returned' ? 'giveBack' : 'release')}
        destroyOnHidden
      >
        <p className="payroll-quiet">{t(asking === 'returned' ? 'giveBackHint' : 'releaseHint')}</p>
        <ActForm
          schema={SettleBatch.pick({ reason: true })}
          fields={[
            { name: 'reason', label: t(asking === 'returned' ? 'returnReason' : 'releaseReason'), kind: 'multiline', rows: 3 },
          ]}
          draft={`payroll/settle/${view.id}`}
          submitLabel={t(asking === 'returned' ? 'giveBack' : 'release')}
          onSubmit={(data, intent) =>
            post(`/api/payroll/batches/${encodeURIComponent(view.id)}/settle`, { ...data, outcome: asking }, BatchView, intent)
          }
          onDone={() => setAsking(undefined)}
          onCancel={() => setAsking(undefined)}
          refreshes={[payrollKey]}
        />
      </Drawer>
    </>
  )
}

function BatchLine({ line, view }: { readonly line: BatchView['items'][number]; readonly view: BatchView }) {
  const t = useWords(payrollWords)
  const text = useText()
  const href = pageOf(line)
  return (
    <li className="payroll-line">
      <span className="payroll-quiet">{line.position}</span>
      <div className="payroll-words">
        <div className="payroll-what">
          <strong>{line.party.name}</strong>
          {line.party.of === 'person' && <span className="payroll-quiet">{line.department}</span>}
          <EffectTag line={line} />
          {line.party.of === 'department' && <span className="payroll-quiet">{t('pool', { name: line.party.name })}</span>}
        </div>
        <div>
          {href === undefined ? text(line.basis) : <Link to={href}>{text(line.basis)}</Link>}{' '}
          <Clause of={line.clause} edition={line.regulation} />
        </div>
        {line.why !== null && (
          <details>
            <summary>{t('howComputed')}</summary>
            <WhySections why={line.why} />
          </details>
        )}
        {line.why === null && view.state === 'open' && <RevealButton month={view.month} lineKey={line.key} />}
      </div>
      <dl className="payroll-amounts">
        <div>
          <dt>{t('due')}</dt>
          <dd>{line.amountFen === 0 ? t('toldOnly') : <Signed fen={line.amountFen} />}</dd>
        </div>
      </dl>
    </li>
  )
}

function Fact({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  )
}
