import { Select, Tag } from 'antd'
import { useSearchParams } from 'react-router'
import { changeEntities } from '../../server/organisation/change-entities-schema.ts'
import type { ChangeRow } from '../../server/organisation/chart-schema.ts'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { ChangeFields } from './change-fields.tsx'
import { useChanges } from './organisation-data.ts'
import { organisationWords } from './words.ts'

function Change({ row }: { row: ChangeRow }) {
  const t = useWords(organisationWords)
  const about =
    row.person !== null && row.person.name !== row.about && row.about !== '' ? `${row.person.name} · ${row.about}` : row.about
  return (
    <li className="organisation-change">
      <div>
        <Tag>{t(`entity.${row.entity}`)}</Tag> <span>{about}</span>{' '}
        <span className="organisation-quiet">{t(`change.${row.kind}`)}</span>
      </div>
      <ChangeFields change={row} />
      <div className="organisation-quiet">
        {row.actor.name} · <Moment at={row.at} />
        {row.reason !== '' && ` · ${row.reason}`}
      </div>
    </li>
  )
}

/** Changes of master data, of everything or of one person, the newest first. */
export function ChangeList({ entity, person }: { entity?: string; person?: string }) {
  const t = useWords(organisationWords)
  const pages = useChanges({ entity, person })
  return (
    <PagedList pages={pages} empty={t('noChanges')}>
      <ul>
        {pages.items.map(row => (
          <Change key={row.id} row={row} />
        ))}
      </ul>
    </PagedList>
  )
}

/** 变更记录: who changed what of the organisation, when, from what to what. */
export function ChangesSection() {
  const t = useWords(organisationWords)
  const [params, setParams] = useSearchParams()
  const entity = changeEntities.find(e => e === params.get('entity'))
  return (
    <>
      <div className="organisation-bar">
        <Select
          className="organisation-search"
          aria-label={t('allEntities')}
          value={entity ?? ''}
          onChange={(value: string) => setParams(value === '' ? {} : { entity: value })}
          options={[
            { value: '', label: t('allEntities') },
            ...changeEntities.map(value => ({ value: value as string, label: t(`entity.${value}`) })),
          ]}
        />
      </div>
      <ChangeList {...(entity === undefined ? {} : { entity })} />
    </>
  )
}
