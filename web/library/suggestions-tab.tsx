import { Button, Tag } from 'antd'
import { Link, useNavigate } from 'react-router'
import { useText, useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { useSuggestions } from './use-library.ts'
import { libraryWords } from './words.ts'

const colours = { none: 'default', draft: 'processing', review: 'processing', returned: 'warning', rejected: 'error' } as const

/** Closed cases that should become a study, each with the reasons and how far it is. */
export function SuggestionsTab() {
  const t = useWords(libraryWords)
  const text = useText()
  const navigate = useNavigate()
  const pages = useSuggestions(true)
  return (
    <>
      <p className="entry-faint library-hint">{t('suggestHint')}</p>
      <PagedList pages={pages} empty={t('suggestEmpty')} emptyHint={t('suggestEmptyHint')}>
        <ul>
          {pages.items.map(({ case: one, because, draft }) => (
            <li key={one.id} className="entry-row suggestion">
              <div>
                <Link to={`/cases/${one.id}`} className="entry-title">
                  {one.number} {one.title}
                </Link>
                <p className="entry-tags">
                  {because.map(reason => (
                    <Tag key={reason.kind} variant="filled">
                      {text(reason.text)}
                    </Tag>
                  ))}
                  {draft !== 'none' && <Tag color={colours[draft]}>{t(`draft.${draft}`)}</Tag>}
                </p>
                <p className="entry-by">
                  {one.level !== null && <>{text(one.level.title)} · </>}
                  {t('closedAt')} <Moment at={one.closedAt} />
                </p>
              </div>
              <Button
                type={draft === 'none' ? 'primary' : 'default'}
                onClick={() => void navigate(`/library/drafts/${one.id}`)}
                aria-label={`${t(draft === 'none' ? 'write' : draft === 'review' ? 'look' : 'continue')} ${one.number}`}
              >
                {t(draft === 'none' ? 'write' : draft === 'review' ? 'look' : 'continue')}
              </Button>
            </li>
          ))}
        </ul>
      </PagedList>
    </>
  )
}
