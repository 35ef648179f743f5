import { App, Button, Input, InputNumber, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { type ChangeStocktake, StocktakeView } from '../../server/parts/stocktake-schema.ts'
import { post } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Money } from '../ui/money.tsx'
import { Loaded, Page } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useRemembered } from '../ui/remembered.ts'
import { TagsInput } from './inputs.tsx'
import { StockTable } from './stock-table.tsx'
import { stockChanges, useStocktake } from './use-parts.ts'
import { partWords } from './words.ts'
import './parts.css'

type Line = StocktakeView['sheet'][number]
type Typed = Readonly<Record<string, { readonly counted?: number; readonly serials?: readonly string[] }>>

const isTyped = (value: unknown): value is Typed => typeof value === 'object' && value !== null

/** 盘点单: counted blind by one person, reviewed and posted by another. */
export function StocktakePage() {
  const t = useWords(partWords)
  const { id = '' } = useParams()
  const query = useStocktake(id)
  return (
    <Page
      title={query.data === undefined ? t('tab.stocktakes') : `${query.data.number} · ${query.data.location.name}`}
      subtitle={<Link to="/parts?tab=stocktakes">{t('tab.stocktakes')}</Link>}
    >
      <Loaded query={query}>{view => <Sheet key={view.state} view={view} />}</Loaded>
    </Page>
  )
}

function Sheet({ view }: { readonly view: StocktakeView }) {
  const t = useWords(partWords)
  const { message } = App.useApp()
  // What was typed survives a reload until it is saved.
  const [typed, setTyped] = useRemembered<Typed>(`stocktake/${view.id}`, {}, isTyped)
  const [note, setNote] = useState('')
  const change = useAct({
    send: (body: ChangeStocktake, intent) => post(`/api/parts/stocktakes/${view.id}`, body, StocktakeView, intent),
    refreshes: stockChanges,
    onDone: () => void message.success(t('saved')),
  })
  const isLeft = (line: Line) => typed[line.part.id] !== undefined
  const lines = view.sheet.filter(isLeft).map(line => {
    const { serials = [], counted = serials.length } = typed[line.part.id]!
    return { part: line.part.id, counted: line.part.isSerialised ? serials.length : counted, serials: [...serials], note: '' }
  })
  const save = () => lines.length > 0 && change.mutate({ act: 'count', lines }, { onSuccess: () => setTyped({}) })
  const act = (name: 'finish' | 'recount' | 'post' | 'cancel') => change.mutate({ act: name, note })
  const totalFen = view.sheet.reduce((sum, line) => sum + (line.differenceFen ?? 0), 0)
  return (
    <>
      <section className="panel parts-section">
        <dl className="parts-facts">
          <div>
            <dt>{t('state')}</dt>
            <dd>
              <Tag color={view.state === 'posted' ? 'green' : 'orange'}>{t(`stocktake.${view.state}`)}</Tag>
            </dd>
          </div>
          <div>
            <dt>{t('counter')}</dt>
            <dd>{view.counter.name}</dd>
          </div>
          <div>
            <dt>{t('frozenAt')}</dt>
            <dd>
              <Moment at={view.frozenAt} />
            </dd>
          </div>
          {view.postedBy !== null && (
            <div>
              <dt>{t('postedBy')}</dt>
              <dd>{view.postedBy.name}</dd>
            </div>
          )}
          {view.differing !== null && view.sheet.some(line => line.difference !== null) && (
            <div>
              <dt>{t('differenceWorth')}</dt>
              <dd>
                <Money fen={totalFen} />
              </dd>
            </div>
          )}
        </dl>
        <p className="parts-faint">
          {t(view.state === 'counting' ? (view.can.count ? 'countHint' : 'countingHint') : 'reviewHint')}
        </p>
        {change.error !== null && <Refusal problem={change.error} />}
        <div className="parts-acts">
          {view.can.count && (
            <Button type="primary" disabled={lines.length === 0} loading={change.isPending} onClick={save}>
              {t('saveCount', { count: lines.length })}
            </Button>
          )}
          {view.can.finish && (
            <Button disabled={lines.length > 0} onClick={() => act('finish')}>
              {t('finishCount')}
            </Button>
          )}
          {view.can.post && (
            <>
              <Input
                aria-label={t('reason')}
                placeholder={t('reason')}
                value={note}
                onChange={event => setNote(event.target.value)}
                style={{ maxWidth: 260 }}
              />
              <Button type="primary" loading={change.isPending} onClick={() => act('post')}>
                {t('postCount')}
              </Button>
            </>
          )}
          {view.can.recount && <Button onClick={() => act('recount')}>{t('recount')}</Button>}
          {view.can.cancel && (
            <Button danger type="text" onClick={() => act('cancel')}>
              {t('cancelCount')}
            </Button>
          )}
        </div>
      </section>
      <div className="panel">
        <StockTable
          label={t('stocktake')}
          rows={view.sheet}
          keyOf={line => line.part.id}
          columns={[
            {
              title: t('part'),
              head: true,
              cell: line => (
                <>
                  {line.part.number} {line.part.name} <span className="parts-faint">{line.part.spec}</span>
                </>
              ),
            },
            {
              title: t('counted'),
              number: true,
              cell: line =>
                view.can.count ? (
                  <Count
                    line={line}
                    typed={typed[line.part.id]}
                    onChange={value => setTyped({ ...typed, [line.part.id]: value })}
                  />
                ) : (
                  `${line.counted ?? '–'} ${line.part.unit}`
                ),
            },
            ...(view.sheet.some(line => line.booked !== null)
              ? [
                  { title: t('booked'), number: true, cell: (line: Line) => line.booked },
                  { title: t('movedSince'), number: true, cell: (line: Line) => line.movedSince || '' },
                  {
                    title: t('difference'),
                    number: true,
                    cell: (line: Line) =>
                      line.difference === null || line.difference === 0 ? (
                        '0'
                      ) : (
                        <Tag color="red">{line.difference > 0 ? `+${line.difference}` : line.difference}</Tag>
                      ),
                  },
                ]
              : []),
          ]}
        />
      </div>
    </>
  )
}

type CountProps = {
  readonly line: Line
  readonly typed: Typed[string] | undefined
  readonly onChange: (value: Typed[string]) => void
}
function Count({ line, typed, onChange }: CountProps) {
  const t = useWords(partWords)
  if (line.part.isSerialised)
    return (
      <div style={{ minWidth: 180 }}>
        <TagsInput
          value={typed?.serials ?? line.serials}
          placeholder={t('serialsHint')}
          onChange={serials => onChange({ serials })}
        />
      </div>
    )
  return (
    <InputNumber
      aria-label={`${t('counted')} ${line.part.number}`}
      min={0}
      precision={0}
      value={typed?.counted ?? line.counted}
      onChange={counted => counted !== null && onChange({ counted })}
      suffix={line.part.unit}
      style={{ width: 110 }}
    />
  )
}
