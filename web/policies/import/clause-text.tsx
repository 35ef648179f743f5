import { memo, useMemo } from 'react'
import type { Candidate } from '../../../engine/text/candidate-schema.ts'
import type { ClauseNode } from '../../../engine/text/clause-schema.ts'
import type { TextImport } from '../../../server/policies/text-import/schema.ts'
import { useWords } from '../../language/use-words.ts'
import { Nothing } from '../../ui/page.tsx'
import type { Decision, Decisions } from './decisions.ts'
import { segmentsOf } from './segments.ts'
import { usePart } from './use-part.tsx'
import { textImportWords } from './words.ts'

/** Clauses drawn at once. */
const PART = 150

type Props = {
  readonly read: TextImport
  readonly decisions: Decisions
  readonly current: string | undefined
  readonly onChoose: (id: string) => void
}
const none: readonly Candidate[] = []

function byIndex(candidates: readonly Candidate[]): ReadonlyMap<number, readonly Candidate[]> {
  const found = new Map<number, Candidate[]>()
  for (const candidate of candidates) found.set(candidate.index, [...(found.get(candidate.index) ?? []), candidate])
  return found
}

/** The clauses as a text, each with the words of its candidates marked by colour and by name. */
export function ClauseText({ read, decisions, current, onChoose }: Props) {
  const t = useWords(textImportWords)
  const byClause = useMemo(() => byIndex(read.candidates), [read])
  const chosen = read.candidates.find(c => c.id === current)?.index
  const part = usePart(read.clauses.length, chosen ?? -1, PART)
  if (read.clauses.length === 0) return <Nothing title={t('noClauses')} hint={t('noClausesHint')} />
  const before = read.text
    .slice(0, read.clauses[0]?.span.from ?? 0)
    .split('\n')
    .filter(line => line.trim() !== '' && line.trim() !== read.title)
  return (
    <section className="text-import-text panel" aria-label={t('clauses')}>
      {part.from === 0 && before.length > 0 && (
        <div className="text-import-before">
          <p className="text-import-hint">{t('beforeClauses')}</p>
          <p>{before.join('\n')}</p>
        </div>
      )}
      {read.clauses.slice(part.from, part.to).map((clause, at) => (
        <OneClause
          key={clause.number}
          clause={clause}
          offset={clause.span.from + read.text.slice(clause.span.from, clause.span.to).indexOf(clause.text)}
          candidates={byClause.get(part.from + at) ?? none}
          // Only the clause of the current candidate is drawn again when it moves.
          current={chosen === part.from + at ? current : undefined}
          made={decisions.made}
          onChoose={onChoose}
        />
      ))}
      {part.pager}
    </section>
  )
}

type OneProps = {
  readonly clause: ClauseNode
  readonly offset: number
  readonly candidates: readonly Candidate[]
  readonly current: string | undefined
  readonly made: ReadonlyMap<string, Decision>
  readonly onChoose: (id: string) => void
}

const OneClause = memo(
  function OneClause({ clause, offset, candidates, current, made, onChoose }: OneProps) {
    const t = useWords(textImportWords)
    return (
      <div className="text-import-clause" data-depth={Math.min(clause.depth, 4)} data-style={clause.style}>
        <span className="text-import-label">{clause.label}</span>
        <span className="text-import-words">
          {segmentsOf(clause.text, offset, candidates).map(({ from, text, candidate, isStart, isInDuty }) =>
            candidate === undefined ? (
              <span key={from}>{text}</span>
            ) : (
              <a
                key={from}
                {...(isStart ? { id: `mark-${candidate.id}` } : {})}
                href={`#${candidate.id}`}
                tabIndex={-1}
                className="text-import-mark"
                data-kind={candidate.value.kind}
                data-duty={isInDuty}
                data-state={made.get(candidate.id)?.state ?? 'open'}
                data-current={candidate.id === current}
                onClick={event => {
                  event.preventDefault()
                  onChoose(candidate.id)
                }}
              >
                {isStart && <small className="text-import-tag">{t(`kind.${candidate.value.kind}`)}</small>}
                {text}
              </a>
            ),
          )}
        </span>
      </div>
    )
  },
  (before, after) =>
    before.clause === after.clause &&
    before.current === after.current &&
    before.candidates === after.candidates &&
    before.candidates.every(c => before.made.get(c.id) === after.made.get(c.id)),
)
