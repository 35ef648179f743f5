import { Button, Select } from 'antd'
import { useState } from 'react'
import { type FacetName, facetNames, type LibraryFacets } from '../../server/library/schema.ts'
import { optionsOf } from '../cases/say-value.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import type { LibraryFilter } from './use-library.ts'
import { libraryWords } from './words.ts'

type Props = {
  readonly facets: LibraryFacets | undefined
  readonly filter: LibraryFilter
  readonly onChange: (name: keyof LibraryFilter, value: string) => void
  readonly onClear: () => void
}
/** So many choices of one facet are seen at once; the rest on demand. */
const SEEN = 6

/** The choices that would narrow the list, each with how many studies it leaves; a code counts with everything below it. */
export function Facets({ facets, filter, onChange, onClear }: Props) {
  const t = useWords(libraryWords)
  const language = useLanguage()
  const isFiltered = Object.entries(filter).some(([name, value]) => name !== 'q' && value !== undefined && value !== '')
  return (
    <aside className="facets" aria-label={t('filters')}>
      {facetNames.map(name => (
        <FacetGroup
          key={name}
          name={name}
          all={facets?.[name] ?? []}
          chosen={filter[name]}
          onChange={value => onChange(name, value)}
        />
      ))}
      <div className="facet">
        <label className="facet-title" htmlFor="facet-class">
          {t('cause')}
        </label>
        <Select
          id="facet-class"
          size="small"
          className="wide-input"
          allowClear
          value={filter.cause || null}
          onChange={value => onChange('cause', value ?? '')}
          options={optionsOf('causeClass', language)}
          placeholder={t('cause')}
        />
      </div>
      <div className="facet">
        <label className="facet-title" htmlFor="facet-state">
          {t('states')}
        </label>
        <Select
          id="facet-state"
          size="small"
          className="wide-input"
          value={filter.state || 'current'}
          onChange={value => onChange('state', value === 'current' ? '' : value)}
          options={[
            { value: 'current', label: t('current') },
            { value: 'before-review', label: t('beforeReview') },
            { value: 'unreviewed', label: t('unreviewed') },
            { value: 'withdrawn', label: t('isWithdrawn') },
          ]}
        />
      </div>
      {isFiltered && (
        <Button size="small" onClick={onClear}>
          {t('clear')}
        </Button>
      )}
    </aside>
  )
}

function FacetGroup({
  name,
  all,
  chosen,
  onChange,
}: {
  name: FacetName
  all: LibraryFacets[FacetName]
  chosen: string | undefined
  onChange: (value: string) => void
}) {
  const t = useWords(libraryWords)
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  if (all.length === 0) return null
  const depthOf = (value: string): number => {
    const parent = all.find(one => one.value === value)?.parent ?? null
    return parent === null || !all.some(one => one.value === parent) ? 0 : 1 + depthOf(parent)
  }
  const shown = isOpen ? all : all.filter((one, at) => at < SEEN || one.value === chosen)
  return (
    <fieldset className="facet">
      <legend className="facet-title">{t(name)}</legend>
      {shown.map(one => (
        <button
          key={one.value}
          type="button"
          className="facet-choice"
          aria-pressed={one.value === chosen}
          style={{ paddingInlineStart: 8 + 12 * depthOf(one.value) }}
          onClick={() => onChange(one.value === chosen ? '' : one.value)}
        >
          <span>{text(one.title)}</span>
          <span className="facet-count">{one.count}</span>
        </button>
      ))}
      {all.length > SEEN && (
        <Button type="link" size="small" onClick={() => setOpen(!isOpen)}>
          {isOpen ? '−' : `+${all.length - shown.length}`}
        </Button>
      )}
    </fieldset>
  )
}
