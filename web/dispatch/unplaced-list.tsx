import { HolderOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { type PointerEvent, useRef } from 'react'
import { Link } from 'react-router'
import type { Unplaced } from '../../server/dispatch/schema.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { useZone } from '../ui/moment.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { wallClockOf } from '../ui/wall-clock.ts'
import { type Shown, useUnplaced } from './use-dispatch.ts'
import { dispatchWords } from './words.ts'

type Props = {
  readonly shown: Shown
  readonly canPlan: boolean
  readonly onPlace: (order: Unplaced) => void
  /** Dropped at a point of the screen; the board knows what lies there. */
  readonly onDropAt: (order: Unplaced, x: number, y: number) => void
}

/** 待安排: orders without a time, those first whose customer wants another one, then what is ready, by due time. */
export function UnplacedList({ shown, canPlan, onPlace, onDropAt }: Props) {
  const t = useWords(dispatchWords)
  const pages = useUnplaced(shown)
  return (
    <section className="dispatch-unplaced panel" aria-label={t('unplaced')}>
      <h2>
        {t('unplaced')} <span>{pages.total === undefined ? '' : t('unplacedCount', { count: pages.total })}</span>
      </h2>
      {canPlan && pages.items.length > 0 && <p className="dispatch-hint">{t('drag')}</p>}
      <PagedList pages={pages} empty={t('allPlaced')} emptyHint={t('allPlacedHint')}>
        <ul>
          {pages.items.map(order => (
            <Item key={order.id} order={order} canPlan={canPlan} onPlace={onPlace} onDropAt={onDropAt} />
          ))}
        </ul>
      </PagedList>
    </section>
  )
}

function Item({ order, canPlan, onPlace, onDropAt }: Omit<Props, 'shown'> & { readonly order: Unplaced }) {
  const t = useWords(dispatchWords)
  const text = useText()
  const zone = useZone()
  const say = (at: string) => wallClockOf(at, zone).slice(5, 16).replace('T', ' ')
  const dates = [
    ...(order.arriveBy === null ? [] : [t('arriveBy', { when: say(order.arriveBy) })]),
    ...(order.completeBy === null ? [] : [t('completeBy', { when: say(order.completeBy) })]),
    ...(order.arriveBy !== null || order.nextDueAt === null ? [] : [t('dueBy', { when: say(order.nextDueAt) })]),
  ]
  const drag = useDragOut((x, y) => onDropAt(order, x, y), `${order.number} ${order.title}`)
  return (
    <li className="dispatch-item">
      {canPlan && <HolderOutlined className="dispatch-grip" aria-hidden {...drag} />}
      <div className="dispatch-item-body">
        <Link to={`/cases/${order.id}`}>{order.title}</Link>
        <p>
          {[
            order.number,
            order.category === null ? '' : text(order.category),
            order.customer,
            order.region?.name,
            order.handler?.name,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {order.place !== null && <p>{order.place}</p>}
        {dates.length > 0 && <p>{dates.join(' · ')}</p>}
        {order.wish !== null ? (
          <Tag color="warning">{order.wish.from === null ? t('wishesOther') : t('wishes', { when: say(order.wish.from) })}</Tag>
        ) : order.missing === null ? (
          <Tag color="success">{t('ready')}</Tag>
        ) : (
          <p className="dispatch-lacks">
            {t('notReady', { what: text(order.missing.because) })}{' '}
            {order.missing.clause !== undefined && <ClauseChip clause={order.missing.clause} title="" />}
          </p>
        )}
      </div>
      {canPlan && (
        <Button size="small" aria-label={t('placeLabel', { number: order.number })} onClick={() => onPlace(order)}>
          {t('place')}
        </Button>
      )}
    </li>
  )
}

/** Dragging by pointer, mouse or finger alike: a label follows it, and where it is let go is told. Escape lets it be. */
function useDragOut(onDropAt: (x: number, y: number) => void, label: string) {
  const ghost = useRef<HTMLElement | null>(null)
  const end = () => {
    ghost.current?.remove()
    ghost.current = null
  }
  const move = (event: PointerEvent) => {
    if (ghost.current !== null) ghost.current.style.transform = `translate(${event.clientX + 8}px, ${event.clientY + 8}px)`
  }
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return
      event.preventDefault()
      event.currentTarget.setPointerCapture(event.pointerId)
      const made = document.createElement('div')
      made.className = 'dispatch-ghost'
      made.textContent = label
      document.body.append(made)
      ghost.current = made
      move(event)
    },
    onPointerMove: move,
    onPointerUp: (event: PointerEvent) => {
      if (ghost.current === null) return
      end()
      onDropAt(event.clientX, event.clientY)
    },
    onPointerCancel: end,
  }
}
