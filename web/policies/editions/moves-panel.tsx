import { App, Button, Progress, Segmented, Tag } from 'antd'
import { useState } from 'react'
import type { EditionMove, EditionProgress } from '../../../server/policies/drafts/schema.ts'
import { useAct } from '../../api/use-act.ts'
import { useText, useWords } from '../../language/use-words.ts'
import { Moment } from '../../ui/moment.tsx'
import { Loaded } from '../../ui/page.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { MoveDialog } from './dialogs.tsx'
import { MovingTable } from './moving-table.tsx'
import { decideMove, type Name, useMoves } from './use-editions.ts'
import { editionWords } from './words.ts'

/** Open cases that follow another edition, and the proposals to move them here with old and new due times. */
export function MovesPanel({ name, can }: { name: Name; can: EditionProgress['can']['move'] }) {
  const t = useWords(editionWords)
  const text = useText()
  const { message } = App.useApp()
  const query = useMoves(name)
  const [isOpen, setOpen] = useState(false)
  return (
    <Loaded query={query}>
      {({ items, older }) => (
        <div className="moves">
          <section className="panel edition-part">
            <h3>{t('older')}</h3>
            {older.length === 0 && <p className="edition-hint">{t('olderNone')}</p>}
            <ul>
              {older.map(one => (
                <li key={one.edition}>{t('olderLine', one)}</li>
              ))}
            </ul>
            <p className="edition-hint">{t('keep')}</p>
            {older.length > 0 && can === true && (
              <Button type="primary" onClick={() => setOpen(true)}>
                {t('propose')}
              </Button>
            )}
            {older.length > 0 && can !== true && <p className="edition-hint">{text(can.because)}</p>}
          </section>
          <h3>{t('moves')}</h3>
          {items.length === 0 && <p className="edition-hint">{t('movesNone')}</p>}
          {items.map(move => (
            <MoveCard key={move.id} move={move} name={name} />
          ))}
          {isOpen && (
            <MoveDialog
              name={name}
              older={older}
              onClose={() => setOpen(false)}
              onDone={({ move }) => {
                setOpen(false)
                void message.success(move.state === 'listing' ? t('proposedMore') : t('proposed', { cases: move.counts.listed }))
              }}
            />
          )}
        </div>
      )}
    </Loaded>
  )
}

const colours = {
  listing: 'processing',
  open: 'processing',
  moving: 'processing',
  approve: 'success',
  reject: 'default',
  none: 'default',
} as const

function MoveCard({ move, name }: { move: EditionMove; name: Name }) {
  const t = useWords(editionWords)
  const { message } = App.useApp()
  const [isShown, setShown] = useState(move.state === 'open')
  const decide = useAct({
    send: (decision: 'approve' | 'reject', intent) => decideMove(name, move.id, decision, intent),
    refreshes: [['policies'], ['case'], ['duties'], ['me']],
    onDone: ({ decision, move: after }) => {
      const moved = after.state === 'moving' ? t('decidedMore') : t('decided', { moved: after.counts.moved })
      void message.success(decision === 'approve' ? moved : t('rejected'))
    },
  })
  const { counts } = move
  const state = move.state === 'done' ? (move.decision ?? 'none') : move.state
  const cases = counts.listed + counts.moved + counts.left
  return (
    <article className="panel edition-part move">
      <header>
        <Tag color={colours[state]}>{t(`move.${state}`)}</Tag>
        <strong>{t('moveHead', { from: move.from, to: move.to, cases })}</strong>
        <span>
          {t('moveBy', { name: move.proposedBy.name })} <Moment at={move.proposedAt} />
        </span>
        {move.decidedBy !== null && move.decidedAt !== null && (
          <span>
            {t('moveDecidedBy', { name: move.decidedBy.name })} <Moment at={move.decidedAt} />
          </span>
        )}
      </header>
      <p>{move.reason}</p>
      <MoveProgress move={move} />
      <p className="move-counts">
        {counts.moved > 0 && <Tag color="success">{t('countMoved', { count: counts.moved })}</Tag>}
        {counts.left > 0 && <Tag color="warning">{t('countLeft', { count: counts.left })}</Tag>}
        {counts.refused > 0 && <Tag>{t('countRefused', { count: counts.refused })}</Tag>}
        <Button type="link" size="small" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {t(isShown ? 'hideCases' : 'showCases')}
        </Button>
      </p>
      {isShown && <Cases move={move} name={name} />}
      {decide.error !== null && <Refusal problem={decide.error} onClose={decide.reset} />}
      {move.canDecide && (
        <div className="edition-foot">
          <Button type="primary" loading={decide.isPending} onClick={() => decide.mutate('approve')}>
            {t('decideApprove')}
          </Button>
          <Button disabled={decide.isPending} onClick={() => decide.mutate('reject')}>
            {t('decideReject')}
          </Button>
        </div>
      )}
    </article>
  )
}

/** How far listing or moving is, while it goes on. */
function MoveProgress({ move: { state, counts, toList } }: { move: EditionMove }) {
  const t = useWords(editionWords)
  if (state !== 'listing' && state !== 'moving') return null
  const done = state === 'listing' ? counts.listed + counts.refused : counts.moved + counts.left
  const all = Math.max(done, state === 'listing' ? (toList ?? 0) : done + counts.listed)
  const says = t(state === 'listing' ? 'listingProgress' : 'movingProgress', { done, all })
  return (
    <div className="move-progress" role="status">
      <Progress percent={all === 0 ? 0 : Math.floor((done / all) * 100)} status="active" aria-label={says} />
      <span className="edition-hint">{says}</span>
    </div>
  )
}

const states = ['listed', 'moved', 'left', 'refused'] as const
type State = (typeof states)[number] | 'all'

function Cases({ move, name }: { move: EditionMove; name: Name }) {
  const t = useWords(editionWords)
  const [state, setState] = useState<State>('all')
  const there = states.filter(one => move.counts[one] > 0)
  return (
    <>
      {there.length > 1 && (
        <Segmented<State>
          size="small"
          aria-label={t('movingCases')}
          value={state}
          onChange={setState}
          options={(['all', ...there] as const).map(value => ({ value, label: t(`state.${value}`) }))}
        />
      )}
      <MovingTable move={move} name={name} state={state === 'all' ? undefined : state} />
    </>
  )
}
