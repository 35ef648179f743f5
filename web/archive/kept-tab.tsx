import { Segmented, Select, Tag } from 'antd'
import { Link } from 'react-router'
import type { Classes } from '../../server/archive/schema.ts'
import { DisposableClass } from '../../server/archive/settings-schema.ts'
import { useText, useWords } from '../language/use-words.ts'
import { PagedList } from '../ui/paged-list.tsx'
import { KeepSumView } from './keep-sum.tsx'
import { useKept } from './use-archive.ts'
import { archiveWords } from './words.ts'

const shows = ['all', 'due', 'year', 'held'] as const
type Props = {
  readonly classes: Classes
  readonly show: string | null
  readonly of: string | null
  readonly change: (more: Readonly<Record<string, string | undefined>>) => void
}

/** 保管: closed files in the order in which their keeping ends. */
export function KeptTab({ classes, show: asked, of, change }: Props) {
  const t = useWords(archiveWords)
  const text = useText()
  const show = shows.find(one => one === asked) ?? 'all'
  const chosen = DisposableClass.safeParse(of).data
  const pages = useKept({ show, ...(chosen === undefined ? {} : { class: chosen }) })
  const titleOf = (id: string) => text(classes.items.find(one => one.id === id)?.title ?? { zh: id })
  return (
    <>
      <div className="archive-bar">
        <Segmented
          aria-label={t('show')}
          value={show}
          onChange={value => change({ show: value === 'all' ? undefined : value })}
          options={shows.map(value => ({ value, label: t(`show.${value}`) }))}
        />
        <Select
          aria-label={t('class')}
          className="archive-pick"
          value={chosen ?? ''}
          onChange={value => change({ class: value === '' ? undefined : value })}
          options={[
            { value: '', label: t('anyClass') },
            ...classes.items
              .filter(one => one.disposable && one.id.endsWith('-file'))
              .map(one => ({ value: one.id, label: text(one.title) })),
          ]}
        />
      </div>
      <PagedList pages={pages} empty={t('noneKept')} emptyHint={t('noneKeptHint')}>
        <ul>
          {pages.items.map(row => (
            <li key={row.id} className="archive-row">
              <div>
                <Link to={`/cases/${row.id}`}>{row.number}</Link> {row.title}
                <div className="archive-faint">{titleOf(row.class)}</div>
              </div>
              <div className="archive-side">
                {row.holds.map(hold => (
                  <Tag key={hold.id} color="warning">
                    {t('held')} {hold.number}
                  </Tag>
                ))}
                <KeepSumView sum={row.sum} isDue={row.isDue} />
              </div>
            </li>
          ))}
        </ul>
      </PagedList>
    </>
  )
}
