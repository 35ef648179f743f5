import { App, Button, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { EditionMove, EditionProgress } from '../../../server/policies/drafts/schema.ts'
import { useAct } from '../../api/use-act.ts'
import { useText, useWords } from '../../language/use-words.ts'
import { Moment } from '../../ui/moment.tsx'
import { Loaded } from '../../ui/page.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { MoveDialog } from './dialogs.tsx'
import { decideMove, type Name, useMoves } from './use-editions.ts'
import { editionWords } from './words.ts'

type Line = { readonly number: string; readonly because: { zh: string; en?: string | undefined } }

/** Open cases that follow another edition, and the proposals to move them here with old and new due times. */
export function MovesPanel({ name, can }: { name: Name; can: EditionProgress['can']['move'] }) {
  const t = useWords(editionWords)
  const text = useText()
  const { modal, message } = App.useApp()
  const query = useMoves(name)
  const [isOpen, setOpen] = useState(false)
  const tell = (title: string, lines: readonly Line[]) =>
    lines.length > 0 &&
    void modal.info({
      title,
      content: (
        <ul>
          {lines.map(line => (
            <li key={line.number}>
              <strong>{line.number}</strong> {text(line.because)}
            </li>
          ))}
        </ul>
      ),
    })
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
            <MoveCard key={move.id} move={move} name={name} onLeft={left => tell(t('left', { count: left.length }), left)} />
          ))}
          {isOpen && (
            <MoveDialog
              name={name}
              older={older}
              onClose={() => setOpen(false)}
              onDone={({ move, refused }) => {
                setOpen(false)
                void message.success(t('proposed', { cases: move.cases.length }))
                tell(t('proposedRefused'), refused)
              }}
            />
          )}
        </div>
      )}
    </Loaded>
  )
}

const colours = { open: 'processing', approve: 'success', reject: 'default' } as const

function MoveCard({ move, name, onLeft }: { move: EditionMove; name: Name; onLeft: (left: readonly Line[]) => void }) {
  const t = useWords(editionWords)
  const { message } = App.useApp()
  const decide = useAct({
    send: (decision: 'approve' | 'reject', intent) => decideMove(name, move.id, decision, intent),
    refreshes: [['policies'], ['case'], ['duties']],
    onDone: ({ decision, moved, left }) => {
      void message.success(decision === 'approve' ? t('decided', { moved }) : t('rejected'))
      if (left.length > 0) onLeft(left)
    },
  })
  const state = move.decision ?? 'open'
  return (
    <article className="panel edition-part move">
      <header>
        <Tag color={colours[state]}>{t(`move.${state}`)}</Tag>
        <strong>{t('moveHead', { from: move.from, to: move.to, cases: move.cases.length })}</strong>
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
      <MoveTable move={move} />
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

function MoveTable({ move }: { move: EditionMove }) {
  const t = useWords(editionWords)
  const text = useText()
  const due = (at: string | null) => (at === null ? '—' : <Moment at={at} />)
  return (
    <div className="move-scroll">
      <table className="move-table">
        <thead>
          <tr>
            <th scope="col">{t('case')}</th>
            <th scope="col">{t('duty')}</th>
            <th scope="col">{t('dueBefore')}</th>
            <th scope="col">{t('dueAfter')}</th>
          </tr>
        </thead>
        <tbody>
          {move.cases.flatMap(one =>
            one.duties.length === 0
              ? [
                  <tr key={one.id}>
                    <th scope="row">
                      <Link to={`/cases/${one.id}`}>{one.number}</Link>
                    </th>
                    <td colSpan={3}>{t('noDuties')}</td>
                  </tr>,
                ]
              : one.duties.map((duty, at) => (
                  <tr key={`${one.id}${duty.rule}${duty.what}`}>
                    {at === 0 && (
                      <th scope="rowgroup" rowSpan={one.duties.length}>
                        <Link to={`/cases/${one.id}`}>{one.number}</Link>
                        <span className="move-case">{one.title}</span>
                      </th>
                    )}
                    <td>
                      {text(duty.title)} <Tag>{t(`what.${duty.what}`)}</Tag>
                    </td>
                    <td>{due(duty.before)}</td>
                    <td>{duty.what === 'ends' ? t('what.ends') : duty.what === 'begins' ? t('what.begins') : due(duty.after)}</td>
                  </tr>
                )),
          )}
        </tbody>
      </table>
    </div>
  )
}
