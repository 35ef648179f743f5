import { Link, useParams } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Page } from '../ui/page.tsx'
import { EntryTags } from './entry-tags.tsx'
import { useEntry } from './use-library.ts'
import { libraryWords } from './words.ts'
import './library.css'

/** One case study, and the way to its case. */
export function EntryPage() {
  const t = useWords(libraryWords)
  const { id = '' } = useParams()
  const query = useEntry(id)
  const entry = query.data
  return (
    <Page title={entry?.title ?? t('title')} subtitle={<Link to="/library">{t('back')}</Link>}>
      <Loaded query={query}>
        {one => (
          <article className="panel entry">
            <EntryTags entry={one} />
            {(['problem', 'rootCause', 'experience'] as const).map(part => (
              <section key={part}>
                <h2>{t(part)}</h2>
                <p className="entry-text">{one[part]}</p>
              </section>
            ))}
            <p className="entry-by">
              {one.case !== null && (
                <>
                  {t('fromCase')} <Link to={`/cases/${one.case.id}`}>{one.case.number}</Link> ·{' '}
                </>
              )}
              {t('published', { name: one.publishedBy.name })} <Moment at={one.publishedAt} />
            </p>
          </article>
        )}
      </Loaded>
    </Page>
  )
}
