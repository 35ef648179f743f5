import { Button, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import type { CaseParts } from '../../server/parts/reservation-schema.ts'
import type { OpenAct } from '../cases/acts/act-target.ts'
import { actKey, actWords } from '../cases/words-acts.ts'
import { Panel } from '../cases/workspace/panel.tsx'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Money } from '../ui/money.tsx'
import { ClaimForm, EmergencyForm, GoodsForm, ReserveForm } from './case-forms.tsx'
import { ReservationTable } from './picking-tab.tsx'
import { useCaseParts } from './use-parts.ts'
import { partWords } from './words.ts'
import './parts.css'

/** Kinds of case on which parts are used as a matter of course; on others the panel stands where some were. */
const usual: ReadonlySet<string> = new Set(['work-order', 'request', 'return', 'anomaly', 'complaint'])

/** 备件 in the workspace: what is kept for the case, what it used, and what came of it. */
export function PartsPanel({ current, openAct }: { readonly current: CaseWithTimeline; readonly openAct: OpenAct }) {
  const t = useWords(partWords)
  const say = useWords(actWords)
  const { data } = useCaseParts(current.id)
  const [open, setOpen] = useState<'reserve' | 'emergency' | 'claim' | 'goods'>()
  if (data === undefined) return null
  const isEmpty = [data.reservations, data.used, data.emergency, data.claims, data.returned].every(list => list.length === 0)
  if (isEmpty && !usual.has(current.kind)) return null
  const isOpen = !current.closed
  return (
    <Panel
      title={t('title')}
      aside={data.differences.some(one => one.state === 'open') && <Tag color="red">{t('differences')}</Tag>}
    >
      {isEmpty && <p className="parts-faint">{t('noneOnCase')}</p>}
      {data.reservations.some(one => one.state === 'open') && (
        <ReservationTable rows={data.reservations.filter(one => one.state === 'open')} ofCase />
      )}
      <Used items={data.used} />
      <Others data={data} />
      <div className="parts-acts">
        {data.can.use && current.can['use-parts'] === true && (
          <Button size="small" type="primary" onClick={() => openAct('use-parts')}>
            {say(actKey('use-parts'))}
          </Button>
        )}
        {data.can.reserve && (
          <Button size="small" onClick={() => setOpen('reserve')}>
            {t('reserve')}
          </Button>
        )}
        {isOpen && data.can.reserve && (
          <Button size="small" onClick={() => setOpen('emergency')}>
            {t('askEmergency')}
          </Button>
        )}
        {data.can.manages && data.used.some(one => !one.withdrawn) && (
          <Button size="small" onClick={() => setOpen('claim')}>
            {t('claimSupplier')}
          </Button>
        )}
        {current.kind === 'return' && data.can.reserve && (
          <Button size="small" onClick={() => setOpen('goods')}>
            {t('moveGoods')}
          </Button>
        )}
      </div>
      {open === 'reserve' && <ReserveForm caseId={current.id} onClose={() => setOpen(undefined)} />}
      {open === 'emergency' && <EmergencyForm caseId={current.id} onClose={() => setOpen(undefined)} />}
      {open === 'claim' && <ClaimForm caseId={current.id} onClose={() => setOpen(undefined)} />}
      {open === 'goods' && <GoodsForm caseId={current.id} onClose={() => setOpen(undefined)} />}
    </Panel>
  )
}

function Used({ items }: { readonly items: CaseParts['used'] }) {
  const t = useWords(partWords)
  const language = useLanguage()
  if (items.length === 0) return null
  return (
    <ul className="parts-panel-list" aria-label={t('usedHere')}>
      {items.map(one => (
        <li key={`${one.event} ${one.line}`}>
          <Link to={`/parts/${one.part.id}`}>
            {one.part.number} {one.part.name}
          </Link>{' '}
          × {one.quantity} {one.withdrawn && <Tag>{t('withdrawn')}</Tag>}
          {one.short > 0 && !one.withdrawn && <Tag color="red">{t('shortOf', { count: one.short, unit: one.part.unit })}</Tag>}
          <div className="parts-faint">
            {one.location.name} · {one.by.name} · <Moment at={one.at} />
            {one.serialsIn.length > 0 && ` · ${t('serialsIn')} ${joinList(one.serialsIn, language)}`}
            {one.serialsOut.length > 0 && ` · ${t('serialsOut')} ${joinList(one.serialsOut, language)}`}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Others({ data }: { readonly data: CaseParts }) {
  const t = useWords(partWords)
  const language = useLanguage()
  return (
    <>
      {data.returned.length > 0 && (
        <ul className="parts-panel-list" aria-label={t('moveGoods')}>
          {data.returned.map(one => (
            <li key={one.id}>
              <Tag>{t(one.kind === 'consume' ? 'goods.exchange' : `move.${one.kind as 'return'}`)}</Tag> {one.part.number}{' '}
              {one.part.name} × {one.quantity}
              <div className="parts-faint">
                {one.from?.name ?? t('customer')} → {one.to?.name ?? t(one.kind === 'scrap' ? 'move.scrap' : 'customer')} ·{' '}
                <Moment at={one.at} />
                {one.serials.length > 0 && ` · ${joinList(one.serials, language)}`}
              </div>
            </li>
          ))}
        </ul>
      )}
      {data.emergency.map(one => (
        <p key={one.id}>
          <Link to="/parts?tab=emergency">{one.number}</Link> <Tag>{t(`emergency.${one.state}`)}</Tag> {one.part.number} ×{' '}
          {one.quantity}{' '}
          {one.promisedAt !== null && one.receivedAt === null && (
            <span className="parts-faint">
              {t('promised')} <Moment at={one.promisedAt} />
            </span>
          )}
        </p>
      ))}
      {data.claims.map(one => (
        <p key={one.id}>
          <Link to="/parts?tab=claims">{one.number}</Link> <Tag>{t(`claim.${one.state}`)}</Tag> {one.supplier.name}{' '}
          <Money fen={one.amountFen} />
        </p>
      ))}
    </>
  )
}
