import { useQuery } from '@tanstack/react-query'
import { Alert, Checkbox, Select, Tag } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { type Classes, DisposalRow, Proposal, ProposeDisposal } from '../../server/archive/schema.ts'
import type { DisposableClass } from '../../server/archive/settings-schema.ts'
import { get, post } from '../api/request.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { Loaded, Nothing } from '../ui/page.tsx'
import { KeepSumView } from './keep-sum.tsx'
import { touched } from './use-archive.ts'
import { archiveWords } from './words.ts'

const Form = ProposeDisposal.pick({ reason: true })

/** What of a class is past its time and free, each with its sum; what of it is chosen is proposed. */
export function ProposeForm({ classes }: { readonly classes: Classes }) {
  const t = useWords(archiveWords)
  const text = useText()
  const [of, setOf] = useState<DisposableClass>('service-file')
  const query = useQuery({
    queryKey: ['archive', 'proposal', of],
    queryFn: ({ signal }) => get('/api/archive/proposal', Proposal, { query: { class: of }, signal }),
  })
  return (
    <>
      <Select<DisposableClass>
        aria-label={t('proposeClass')}
        className="archive-wide"
        value={of}
        onChange={setOf}
        options={classes.items
          .filter(one => one.disposable)
          .map(one => ({ value: one.id as DisposableClass, label: text(one.title) }))}
      />
      <Loaded query={query}>{proposal => <Chosen key={of} of={of} proposal={proposal} />}</Loaded>
    </>
  )
}

function Chosen({ of, proposal }: { readonly of: DisposableClass; readonly proposal: Proposal }) {
  const t = useWords(archiveWords)
  const go = useNavigate()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(proposal.items.map(one => one.subject)))
  const toggle = (subject: string, isOn: boolean) =>
    setChosen(now => new Set(isOn ? [...now, subject] : [...now].filter(one => one !== subject)))
  return (
    <>
      {proposal.noTimeSet && <Alert type="info" showIcon title={t('noTimeSet')} />}
      {proposal.items.length === 0 && !proposal.noTimeSet && <Nothing title={t('nothingToGo')} />}
      {proposal.items.length > 0 && (
        <>
          <p>
            <Checkbox
              checked={chosen.size === proposal.items.length}
              indeterminate={chosen.size > 0 && chosen.size < proposal.items.length}
              onChange={event => setChosen(new Set(event.target.checked ? proposal.items.map(one => one.subject) : []))}
            >
              {t('selectAll')}
            </Checkbox>{' '}
            {t('canGo', { count: `${proposal.items.length}` })} · {t('chosen', { count: `${chosen.size}` })}
          </p>
          <ul className="archive-list">
            {proposal.items.map(one => (
              <li key={one.subject} className="archive-row">
                <Checkbox checked={chosen.has(one.subject)} onChange={event => toggle(one.subject, event.target.checked)}>
                  {one.label}
                </Checkbox>
                {one.papers > 0 && of !== 'paper' && <Tag>{t('papersOf', { count: `${one.papers}` })}</Tag>}
                <KeepSumView sum={one.sum} isDue={false} />
              </li>
            ))}
          </ul>
          {proposal.more && <p className="archive-faint">{t('moreThere')}</p>}
          <Alert type="warning" showIcon title={t('irreversible')} />
          <ActForm
            schema={Form}
            fields={[{ name: 'reason', label: t('reason'), kind: 'multiline', rows: 2, maxLength: 2_000 }]}
            submitLabel={t('submit')}
            refreshes={touched}
            onSubmit={({ reason }, intent) =>
              post('/api/archive/disposals', { class: of, reason, subjects: [...chosen] }, DisposalRow, intent)
            }
            onDone={row => void go(`/archive/disposals/${row.id}`)}
          />
        </>
      )}
      {proposal.blocked.length > 0 && (
        <details className="archive-sum">
          <summary>{t('blockedCount', { count: `${proposal.blocked.length}` })}</summary>
          <ul>
            {proposal.blocked.map(one => (
              <li key={one.subject}>
                {one.label}: {one.blockers.map(blocker => t(`blocker.${blocker}`)).join(' · ')}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
