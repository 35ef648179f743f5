import { Input } from 'antd'
import { useDeferredValue } from 'react'
import { Link } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { EntryTags } from './entry-tags.tsx'
import { Facets } from './facets.tsx'
import { StudyState } from './study-state.tsx'
import { type LibraryFilter, useFacets, useLibrary } from './use-library.ts'
import { libraryWords } from './words.ts'

type Props = {
  readonly filter: LibraryFilter
  readonly onChange: (name: keyof LibraryFilter, value: string) => void
  readonly onClear: () => void
}

/** The studies: words, choices with their counts, and the list; everything chosen stands in the address. */
export function StudiesTab({ filter, onChange, onClear }: Props) {
  const t = useWords(libraryWords)
  const asked = { ...filter, q: useDeferredValue(filter.q ?? '') }
  const pages = useLibrary(asked)
  const facets = useFacets(asked)
  const isFiltered = Object.values(filter).some(Boolean)
  return (
    <div className="library">
      <Facets facets={facets.data} filter={filter} onChange={onChange} onClear={onClear} />
      <div className="library-list">
        <Input.Search
          className="library-search"
          allowClear
          value={filter.q ?? ''}
          onChange={event => onChange('q', event.target.value)}
          placeholder={t('search')}
          aria-label={t('search')}
        />
        <PagedList
          pages={{ ...pages, total: facets.data?.total, totalIsExact: true }}
          empty={t(isFiltered ? 'emptyFiltered' : 'empty')}
          emptyHint={t(isFiltered ? 'emptyFilteredHint' : 'emptyHint')}
        >
          <ul>
            {pages.items.map(entry => (
              <li key={entry.id} className="entry-row">
                <div className="study-head">
                  <Link to={`/library/${entry.id}`} className="entry-title">
                    {entry.title}
                  </Link>
                  {entry.state !== 'published' && <StudyState study={entry} />}
                </div>
                <p className="entry-cause">{entry.rootCause}</p>
                <EntryTags entry={entry} />
                <p className="entry-by">
                  <Moment at={entry.publishedAt} relative />
                  {entry.version > 1 && <> · {t('version', { count: entry.version })}</>}
                  {entry.helped > 0 && <> · {t('helped', { count: entry.helped })}</>}
                  {entry.reads > 0 && <> · {t('reads', { count: entry.reads })}</>}
                </p>
              </li>
            ))}
          </ul>
        </PagedList>
      </div>
    </div>
  )
}
