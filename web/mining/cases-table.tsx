import { Tag } from 'antd'
import { Link } from 'react-router'
import { ProcessCase } from '../../server/mining/schema.ts'
import { usePages } from '../api/query.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { sayClause } from '../ui/clause.ts'
import { sayStretch } from '../ui/durations.ts'
import { Moment } from '../ui/moment.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { Steps } from './steps.tsx'
import { miningWords } from './words.ts'

type Props = {
  readonly path: string
  readonly query: Readonly<Record<string, string | number | undefined>>
  readonly isOurs: boolean
}

/** The very cases behind the numbers, the longest first; ours lead to their case. */
export function CasesTable({ path, query, isOurs }: Props) {
  const t = useWords(miningWords)
  const text = useText()
  const language = useLanguage()
  const pages = usePages({ key: ['case', 'process', path], path, item: ProcessCase, query, pageSize: 20 })
  return (
    <PagedList pages={pages} empty={t('empty')} emptyHint={t('emptyHint')}>
      <ul className="mining-cases">
        {pages.items.map(({ id, name, title, startedAt, took, steps, broken }) => (
          <li key={id ?? name}>
            <div className="mining-way-head">
              {id === null ? <b>{name}</b> : <Link to={`/cases/${id}`}>{name}</Link>}
              {isOurs && <span>{title}</span>}
              <span className="case-faint">
                {took === null ? <Tag>{t('goesOn')}</Tag> : `${t('took')} ${sayStretch(took, language)}`} ·{' '}
                <Moment at={startedAt} />
              </span>
            </div>
            <Steps names={steps.map(step => text(step.title))} />
            {broken.length > 0 && (
              <p className="mining-breaks">
                {broken.map(({ kind, step, clause }) => (
                  <Tag key={`${kind} ${text(step)}`} color="error">
                    {t(`chip.broken.${kind}`, { step: text(step) })} · {sayClause(clause, language)}
                  </Tag>
                ))}
              </p>
            )}
          </li>
        ))}
      </ul>
    </PagedList>
  )
}
