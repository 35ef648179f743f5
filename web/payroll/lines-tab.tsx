import { AuditOutlined } from '@ant-design/icons'
import { Alert, Button, Drawer } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { z } from 'zod'
import { freeText } from '../../events/define.ts'
import { BatchView, type PayrollView } from '../../server/payroll/schema.ts'
import { post } from '../api/request.ts'
import { useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { GatedButton } from '../ui/gated-button.tsx'
import { Money } from '../ui/money.tsx'
import { Nothing } from '../ui/page.tsx'
import { LineCard } from './line-card.tsx'
import { payrollKey } from './use-payroll.ts'
import { payrollWords } from './words.ts'

const Note = z.strictObject({ releaser: z.string().min(1), note: freeText.max(2_000).optional() })
const sum = (lines: PayrollView['items'], of: (fen: number) => boolean) =>
  lines.reduce((total, one) => total + (one.dueFen !== null && of(one.dueFen) ? Math.abs(one.dueFen) : 0), 0)

/** What can go with the month, and below it what cannot yet, each with everything that keeps it back. */
export function LinesTab({ view }: { readonly view: PayrollView }) {
  const t = useWords(payrollWords)
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [isPreparing, setPreparing] = useState(false)
  const ready = view.items.filter(one => one.blockers.length === 0)
  const kept = view.items.filter(one => one.blockers.length > 0)
  const picked = ready.filter(one => chosen.has(one.key))
  const toggle = (key: string) =>
    setChosen(before => {
      const next = new Set(before)
      if (!next.delete(key)) next.add(key)
      return next
    })
  const mayChoose = view.can.prepare === true
  return (
    <>
      {view.open !== null && (
        <Alert
          className="payroll-open"
          type="info"
          showIcon
          icon={<AuditOutlined />}
          title={t('openBatch', { number: view.open.number, name: view.open.preparedBy.name, count: view.open.lines })}
          action={<Link to={`/payroll/batches/${view.open.id}`}>{t('lookAtIt')}</Link>}
        />
      )}
      {view.items.length === 0 && <Nothing title={t('nothing')} hint={t('nothingHint')} />}
      {ready.length > 0 && (
        <section className="panel payroll-group" aria-label={t('ready', { count: ready.length })}>
          <header>
            <h2>{t('ready', { count: ready.length })}</h2>
            {mayChoose && (
              <Button
                type="link"
                onClick={() => setChosen(picked.length === ready.length ? new Set() : new Set(ready.map(one => one.key)))}
              >
                {t(picked.length === ready.length ? 'chooseNone' : 'chooseAll')}
              </Button>
            )}
          </header>
          <ul className="payroll-lines">
            {ready.map(line => (
              <LineCard
                key={line.key}
                line={line}
                view={view}
                {...(mayChoose ? { isChosen: chosen.has(line.key), onChoose: () => toggle(line.key) } : {})}
              />
            ))}
          </ul>
          <footer className="payroll-foot">
            <span>
              {t('chosen', { count: picked.length })} <Money fen={sum(picked, fen => fen < 0)} /> {t('chosenPaid')}{' '}
              <Money fen={sum(picked, fen => fen > 0)} />
            </span>
            {view.seesWages && (
              <GatedButton
                type="primary"
                verdict={
                  picked.length === 0 && view.can.prepare === true ? { refused: 'none', because: chooseFirst } : view.can.prepare
                }
                onClick={() => setPreparing(true)}
              >
                {t('prepare')}
              </GatedButton>
            )}
          </footer>
        </section>
      )}
      {kept.length > 0 && (
        <section className="panel payroll-group" aria-label={t('kept', { count: kept.length })}>
          <header>
            <h2>{t('kept', { count: kept.length })}</h2>
          </header>
          <ul className="payroll-lines">
            {kept.map(line => (
              <LineCard key={line.key} line={line} view={view} />
            ))}
          </ul>
        </section>
      )}
      <Drawer
        open={isPreparing}
        onClose={() => setPreparing(false)}
        size="min(560px, 100vw)"
        title={t('prepareFor', { month: view.month, count: picked.length })}
        destroyOnHidden
      >
        <p className="payroll-quiet">{t('prepareHint')}</p>
        <ActForm
          schema={Note}
          fields={[
            {
              ...{ name: 'releaser', label: t('releaser'), kind: 'select', hint: t('releaserHint') },
              options: view.releasers.map(one => ({ value: one.id, label: one.name })),
            },
            { name: 'note', label: t('note'), kind: 'multiline', rows: 3 },
          ]}
          draft={`payroll/${view.month}`}
          submitLabel={t('prepare')}
          onSubmit={(data, intent) =>
            post('/api/payroll/batches', { ...data, month: view.month, keys: picked.map(one => one.key) }, BatchView, intent)
          }
          onDone={batch => void navigate(`/payroll/batches/${batch.id}`)}
          onCancel={() => setPreparing(false)}
          refreshes={[payrollKey]}
        />
      </Drawer>
    </>
  )
}

const chooseFirst = { zh: '先勾选要核算的行', en: 'Choose lines first' }
