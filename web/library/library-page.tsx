import { Input, Select } from 'antd'
import { useDeferredValue } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useCurrentPacks } from '../cases/packs.ts'
import { optionsOf } from '../cases/say-value.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { ExcelButton } from '../ui/excel-button.tsx'
import { Moment } from '../ui/moment.tsx'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { EntryTags } from './entry-tags.tsx'
import { useLibrary } from './use-library.ts'
import { libraryWords } from './words.ts'
import './library.css'

/** 案例库: search, category and cause in the address. */
export function LibraryPage() {
  const t = useWords(libraryWords)
  const text = useText()
  const language = useLanguage()
  const packs = useCurrentPacks()
  const [params, setParams] = useSearchParams()
  const filter = { q: params.get('q') ?? '', category: params.get('category') ?? '', cause: params.get('cause') ?? '' }
  const q = useDeferredValue(filter.q)
  const pages = useLibrary({ ...filter, q })
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(params)
    if (value === '') next.delete(name)
    else next.set(name, value)
    setParams(next, { replace: true })
  }
  const isFiltered = Object.values(filter).some(Boolean)
  const categories = [...new Map(packs.flatMap(pack => pack.categories).map(one => [one.id, one.title]))].map(
    ([value, title]) => ({ value, label: text(title) }),
  )
  return (
    <Page
      title={t('title')}
      actions={
        <ExcelButton
          path="/api/library.xlsx"
          query={Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''))}
          name={t('title')}
        />
      }
      bar={
        <div className="library-bar">
          <Input.Search
            className="library-search"
            allowClear
            value={filter.q}
            onChange={event => change('q', event.target.value)}
            placeholder={t('search')}
            aria-label={t('search')}
          />
          <Select
            aria-label={t('category')}
            value={filter.category}
            onChange={value => change('category', value)}
            options={[{ value: '', label: t('category') }, ...categories]}
          />
          <Select
            aria-label={t('cause')}
            value={filter.cause}
            onChange={value => change('cause', value)}
            options={[{ value: '', label: t('cause') }, ...optionsOf('causeClass', language)]}
          />
        </div>
      }
    >
      <PagedList
        pages={pages}
        empty={t(isFiltered ? 'emptyFiltered' : 'empty')}
        emptyHint={t(isFiltered ? 'emptyFilteredHint' : 'emptyHint')}
      >
        <ul>
          {pages.items.map(entry => (
            <li key={entry.id} className="entry-row">
              <Link to={`/library/${entry.id}`} className="entry-title">
                {entry.title}
              </Link>
              <EntryTags entry={entry} />
              <p className="entry-cause">{entry.rootCause}</p>
              <p className="entry-by">
                {t('published', { name: entry.publishedBy.name })} <Moment at={entry.publishedAt} relative />
              </p>
            </li>
          ))}
        </ul>
      </PagedList>
    </Page>
  )
}
