import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { EditionProgress } from '../../../server/policies/drafts/schema.ts'
import { useAct } from '../../api/use-act.ts'
import { joinList } from '../../language/join-list.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { Moment } from '../../ui/moment.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { ClauseChip } from '../clause-chip.tsx'
import { LintLine } from '../lint/lint-line.tsx'
import { BallotCard } from './ballot-card.tsx'
import { RepealDialog, SubmitDialog, VoteDialog } from './dialogs.tsx'
import { acknowledgeEdition, removeDraft, withdrawEdition } from './use-editions.ts'
import { editionWords } from './words.ts'

type Open = 'submit' | 'vote' | 'repeal'

/** Where an edition stands, what the person who looks may do now, and every ballot on it. */
export function ProgressPanel({ view, inForce }: { view: EditionProgress; inForce: string | undefined }) {
  const t = useWords(editionWords)
  const [open, setOpen] = useState<Open>()
  const name = { id: view.id, edition: view.edition }
  const close = () => setOpen(undefined)
  const step = view.ballots[0]?.step
  return (
    <div className="edition-progress">
      <Asked view={view} />
      <Facts view={view} />
      <Acts view={view} onOpen={setOpen} />
      {view.status === 'draft' && <Route view={view} inForce={inForce} />}
      <section className="panel edition-part" aria-label={t('ballots')}>
        <h3>{t('ballots')}</h3>
        {view.ballots.length === 0 && <p className="edition-hint">{t('noBallot')}</p>}
        {view.ballots.map(ballot => (
          <BallotCard
            key={ballot.id}
            ballot={ballot}
            edition={inForce === undefined ? undefined : { id: view.id, edition: inForce }}
          />
        ))}
      </section>
      {open === 'submit' && <SubmitDialog name={name} onClose={close} />}
      {open === 'repeal' && <RepealDialog name={name} onClose={close} />}
      {open === 'vote' && typeof step === 'string' && <VoteDialog name={name} step={step} onClose={close} />}
    </div>
  )
}

/** What whoever looks is asked for, with the way to what they decide on or read. */
function Asked({ view: { id, edition, can, basedOn } }: { view: EditionProgress }) {
  const t = useWords(editionWords)
  const isVoter = can.vote === true
  if (!isVoter && can.acknowledge !== true) return null
  const base = `/policies/${id}/${edition}`
  return (
    <Alert
      type="info"
      showIcon
      title={t(isVoter ? 'voteAsk' : 'readAsk')}
      description={
        <span className="edition-ways">
          <Link to={base}>{t('text')}</Link>
          {basedOn !== null && <Link to={`${base}/versions?view=compare`}>{t('compareNow')}</Link>}
          {isVoter && <Link to={`${base}/lint`}>{t('lint')}</Link>}
        </span>
      }
    />
  )
}

function Facts({ view }: { view: EditionProgress }) {
  const t = useWords(editionWords)
  const { inForce, updatedBy, updatedAt, publishedBy, publishedAt, repealedBy, repealedAt } = view
  const isOpen = view.status === 'draft' || view.status === 'in-approval'
  return (
    <section className="panel edition-part edition-facts">
      <p>
        {isOpen
          ? t('effective', { from: inForce.from })
          : inForce.to === undefined
            ? t('from', { from: inForce.from })
            : t('fromTo', { from: inForce.from, to: inForce.to })}
        {isOpen && (
          <span className="edition-hint">
            {' · '}
            {view.basedOn === null ? t('fresh') : t('basedOn', { edition: view.basedOn })}
            {' · '}
            {t('revision', { revision: view.revision })}
          </span>
        )}
      </p>
      {isOpen && <LintLine id={view.id} edition={view.edition} />}
      {updatedBy !== null && updatedAt !== null && (
        <p>
          {t('saved', { name: updatedBy.name })} <Moment at={updatedAt} />
        </p>
      )}
      {publishedBy !== null && publishedAt !== null && (
        <p>
          {t('published', { name: publishedBy.name })} <Moment at={publishedAt} />
        </p>
      )}
      {repealedBy !== null && repealedAt !== null && (
        <p>
          {t('repealed', { name: repealedBy.name })} <Moment at={repealedAt} />
        </p>
      )}
      {!isOpen && (
        <p className="edition-hint" title={view.hash}>
          {t('hash')} <code>{view.hash.slice(0, 16)}</code> · {t('hashHint')}
        </p>
      )}
    </section>
  )
}

function Acts({ view, onOpen }: { view: EditionProgress; onOpen: (open: Open) => void }) {
  const t = useWords(editionWords)
  const { message, modal } = App.useApp()
  const navigate = useNavigate()
  const { can } = view
  const name = { id: view.id, edition: view.edition }
  const refreshes = [['policies'], ['me']]
  const withdraw = useAct({
    send: (_: undefined, intent) => withdrawEdition(name, intent),
    refreshes,
    onDone: () => void message.success(t('withdrawn')),
  })
  const acknowledge = useAct({
    send: (_: undefined, intent) => acknowledgeEdition(name, intent),
    refreshes,
    onDone: () => void message.success(t('acknowledged')),
  })
  const remove = useAct({
    send: (_: undefined, intent) => removeDraft(name, intent),
    refreshes,
    onDone: () => {
      void message.success(t('removed'))
      void navigate('/policies')
    },
  })
  const problem = withdraw.error ?? acknowledge.error ?? remove.error
  const ask = (title: string, onOk: () => void) => void modal.confirm({ title, onOk })
  const base = `/policies/${view.id}/${view.edition}`
  const buttons = [
    can.vote === true && (
      <Button key="vote" type="primary" onClick={() => onOpen('vote')}>
        {t('vote')}
      </Button>
    ),
    can.acknowledge === true && (
      <Button key="read" type="primary" loading={acknowledge.isPending} onClick={() => acknowledge.mutate(undefined)}>
        {t('acknowledge')}
      </Button>
    ),
    can.edit === true && (
      <Button key="edit" onClick={() => void navigate(`${base}/edit`)}>
        {t('edit')}
      </Button>
    ),
    can.submit === true && (
      <Button key="submit" type="primary" onClick={() => onOpen('submit')}>
        {t('submit')}
      </Button>
    ),
    can.withdraw === true && (
      <Button
        key="withdraw"
        loading={withdraw.isPending}
        onClick={() => ask(t('withdrawConfirm'), () => withdraw.mutate(undefined))}
      >
        {t('withdraw')}
      </Button>
    ),
    can.repeal === true && (
      <Button key="repeal" danger onClick={() => onOpen('repeal')}>
        {t('repeal')}
      </Button>
    ),
    can.remove === true && (
      <Button
        key="remove"
        danger
        loading={remove.isPending}
        onClick={() => ask(t('removeConfirm'), () => remove.mutate(undefined))}
      >
        {t('remove')}
      </Button>
    ),
  ].filter(button => button !== false)
  if (buttons.length === 0 && problem === null) return null
  return (
    <div className="edition-acts">
      {buttons}
      {problem !== null && <Refusal problem={problem} />}
    </div>
  )
}

function Route({ view, inForce }: { view: EditionProgress; inForce: string | undefined }) {
  const t = useWords(editionWords)
  const language = useLanguage()
  return (
    <section className="panel edition-part" aria-label={t('wouldDecide')}>
      <h3>{t('wouldDecide')}</h3>
      <ol className="edition-route">
        {view.route.map((step, at) => (
          <li key={`${step.clause ?? ''} ${step.people.map(person => person.id).join()}`}>
            <strong>{t('step', { step: at + 1 })}</strong>{' '}
            {step.people.length === 0
              ? t('nobody')
              : `${joinList(
                  step.people.map(person => person.name),
                  language,
                )} · ${t('needed', { people: step.people.length, needed: step.needed })}`}{' '}
            {step.clause === null ? (
              <span className="ballot-by">{t('bySetting')}</span>
            ) : (
              <ClauseChip clause={step.clause} edition={inForce === undefined ? undefined : { id: view.id, edition: inForce }} />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
