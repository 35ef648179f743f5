import { CheckCircleOutlined, ClockCircleOutlined, CloseCircleOutlined } from '@ant-design/icons'
import { Tag } from 'antd'
import type { Ballot } from '../../../server/policies/drafts/schema.ts'
import { useWords } from '../../language/use-words.ts'
import { Moment } from '../../ui/moment.tsx'
import { ClauseChip } from '../clause-chip.tsx'
import { editionWords } from './words.ts'

type Name = { readonly id: string; readonly edition: string }
const colours = { approved: 'success', rejected: 'error', withdrawn: 'default' } as const

/** One ballot: who submitted it and why, and per step who has voted how. */
export function BallotCard({ ballot, edition }: { ballot: Ballot; edition: Name | undefined }) {
  const t = useWords(editionWords)
  return (
    <article className="ballot">
      <header>
        <Tag color={ballot.outcome === null ? 'processing' : colours[ballot.outcome]}>
          {t(`outcome.${ballot.outcome ?? 'open'}`)}
        </Tag>
        <span>{t('by', { name: ballot.submittedBy.name })}</span>
        <Moment at={ballot.submittedAt} />
        <span>{t('effective', { from: ballot.effectiveFrom })}</span>
      </header>
      <p className="ballot-reason">{ballot.reason}</p>
      <ol>
        {ballot.steps.map((step, at) => (
          <li key={step.id}>
            <h4>
              {t('step', { step: at + 1 })} · {t('needed', { people: step.people.length, needed: step.needed })}{' '}
              {step.clause === null ? (
                <span className="ballot-by">{t('bySetting')}</span>
              ) : (
                <ClauseChip clause={step.clause} edition={edition} />
              )}
            </h4>
            <ul>
              {step.people.map(person => {
                const vote = ballot.votes.find(one => one.step === step.id && one.person.id === person.id)
                return (
                  <li key={person.id}>
                    <VoteSign decision={vote?.decision} />
                    <span className="ballot-person">{person.name}</span>
                    {vote === undefined ? (
                      <span className="ballot-by">{t(ballot.outcome === null ? 'waiting' : 'notVoted')}</span>
                    ) : (
                      <>
                        <span>{t(vote.decision)}</span> <Moment at={vote.at} />
                        {vote.reason !== null && <span className="ballot-opinion">{vote.reason}</span>}
                      </>
                    )}
                  </li>
                )
              })}
            </ul>
          </li>
        ))}
      </ol>
    </article>
  )
}

function VoteSign({ decision }: { decision: 'approve' | 'reject' | undefined }) {
  if (decision === undefined) return <ClockCircleOutlined className="vote-waiting" aria-hidden />
  return decision === 'approve' ? (
    <CheckCircleOutlined className="vote-for" aria-hidden />
  ) : (
    <CloseCircleOutlined className="vote-against" aria-hidden />
  )
}
