import { Select, Tag } from 'antd'
import { useSearchParams } from 'react-router'
import type { ComparedEditions, EditionStanding } from '../../../server/policies/drafts/schema.ts'
import { useText, useWords } from '../../language/use-words.ts'
import { Loaded, Nothing } from '../../ui/page.tsx'
import { ClauseChip } from '../clause-chip.tsx'
import { type Name, useComparison } from './use-editions.ts'
import { diffWords, type Stretch } from './word-diff.ts'
import { editionWords } from './words.ts'

type Change = ComparedEditions['changes'][number]
const colours = { added: 'success', removed: 'error', changed: 'processing' } as const
const clauseParts = new Set(['edition', 'clauses', 'readings'])

/** This edition beside another of its regulation: clause by clause and rule by rule, changed words marked. The other one stands in the address. */
export function ComparePanel({ name, others }: { name: EditionStanding; others: readonly EditionStanding[] }) {
  const t = useWords(editionWords)
  const [params, setParams] = useSearchParams()
  const asked = params.get('with')
  const earlier = others.find(one => one.edition < name.edition)
  const other =
    others.find(one => one.edition === asked) ?? others.find(one => one.edition === name.basedOn) ?? earlier ?? others[0]
  if (other === undefined)
    return (
      <div className="panel">
        <Nothing title={t('compareNone')} hint={t('compareNoneHint')} />
      </div>
    )
  return (
    <div className="compare">
      <div>
        {t('compareWith')}{' '}
        <Select
          aria-label={t('compareWith')}
          value={other.edition}
          onChange={edition => {
            const next = new URLSearchParams(params)
            next.set('with', edition)
            setParams(next, { replace: true })
          }}
          options={others.map(one => ({ value: one.edition, label: one.edition }))}
        />
      </div>
      <Differences name={name} other={other.edition} />
    </div>
  )
}

function Differences({ name, other }: { name: Name; other: string }) {
  const t = useWords(editionWords)
  const query = useComparison(name, other)
  return (
    <Loaded query={query}>
      {({ changes, same }) => (
        <>
          <p className="edition-hint">
            {changes.length === 0 ? t('compareSame') : t('compareCount', { changed: changes.length, same })}
          </p>
          <Part title={t('clausesPart')} changes={changes.filter(c => clauseParts.has(c.part))} name={name} other={other} />
          <Part title={t('rulesPart')} changes={changes.filter(c => !clauseParts.has(c.part))} name={name} other={other} />
        </>
      )}
    </Loaded>
  )
}

type PartProps = { readonly title: string; readonly changes: readonly Change[]; readonly name: Name; readonly other: string }
function Part({ title, changes, name, other }: PartProps) {
  if (changes.length === 0) return null
  return (
    <section className="compare-part" aria-label={title}>
      <h3>{title}</h3>
      {changes.map(change => (
        <Difference key={change.part + change.id} change={change} name={name} other={other} />
      ))}
    </section>
  )
}

function Difference({ change, name, other }: { change: Change; name: Name; other: string }) {
  const t = useWords(editionWords)
  const text = useText()
  const where = { id: name.id, edition: change.change === 'removed' ? other : name.edition }
  return (
    <article className="panel compare-item">
      <h4>
        <Tag color={colours[change.change]}>{t(`change.${change.change}`)}</Tag>
        <span className="compare-kind">{text(change.partTitle)}</span>
        <span>{text(change.title)}</span>
        {change.clause !== undefined && <ClauseChip clause={change.clause} edition={where} />}
      </h4>
      {change.change === 'changed' ? (
        <Fields change={change} name={name} other={other} />
      ) : (
        <details>
          <summary>{t('showFields')}</summary>
          <dl className="compare-whole">
            {change.fields.map(field => {
              const value = field.after ?? field.before
              return (
                value !== null && (
                  <div key={field.field}>
                    <dt>{text(field.title)}</dt>
                    <dd>{text(value)}</dd>
                  </div>
                )
              )
            })}
          </dl>
        </details>
      )}
    </article>
  )
}

function Fields({ change, name, other }: { change: Change; name: Name; other: string }) {
  const t = useWords(editionWords)
  const text = useText()
  return (
    <div className="compare-fields">
      <div className="compare-row compare-head" aria-hidden>
        <span />
        <span>{t('before', { edition: other })}</span>
        <span>{t('after', { edition: name.edition })}</span>
      </div>
      {change.fields.map(field => {
        const marked = diffWords(field.before === null ? '' : text(field.before), field.after === null ? '' : text(field.after))
        return (
          <div key={field.field} className="compare-row">
            <span className="compare-field">{text(field.title)}</span>
            <span className="compare-side" data-side="before">
              <span className="compare-which">{t('before', { edition: other })}</span>
              {field.before === null ? (
                <span className="compare-none">{t('absent')}</span>
              ) : (
                <Words stretches={marked.before} as="del" />
              )}
            </span>
            <span className="compare-side" data-side="after">
              <span className="compare-which">{t('after', { edition: name.edition })}</span>
              {field.after === null ? (
                <span className="compare-none">{t('absent')}</span>
              ) : (
                <Words stretches={marked.after} as="ins" />
              )}
            </span>
          </div>
        )
      })}
    </div>
  )
}

/** `del` and `ins` are struck and underlined, and read out as such: not by colour alone. */
function Words({ stretches, as: Mark }: { stretches: readonly Stretch[]; as: 'del' | 'ins' }) {
  const keyed = stretches.map((stretch, at) => ({ ...stretch, key: `${at}${stretch.text}` }))
  return (
    <span>
      {keyed.map(stretch =>
        stretch.changed ? <Mark key={stretch.key}>{stretch.text}</Mark> : <span key={stretch.key}>{stretch.text}</span>,
      )}
    </span>
  )
}
