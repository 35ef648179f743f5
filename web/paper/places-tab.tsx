import { PlusOutlined } from '@ant-design/icons'
import { Button, Drawer, Tag } from 'antd'
import { useState } from 'react'
import { AskCustodians, ChangePlace, NewPlace, PlaceList, type PlaceRow } from '../../server/paper/schema.ts'
import type { Lock } from '../../server/paper/words-schema.ts'
import { post } from '../api/request.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { put } from '../parts/put.ts'
import { ActForm } from '../ui/act-form.tsx'
import { sayClauseOf } from '../ui/clause.ts'
import { Loaded, Nothing } from '../ui/page.tsx'
import { LockInput, useLockWords } from './inputs.tsx'
import { RequestAlert } from './request-alert.tsx'
import { paperKeys, usePlaces } from './use-paper.ts'
import { paperWords } from './words.ts'

type Doing = { readonly what: 'new' } | { readonly what: 'change' | 'custodians'; readonly place: PlaceRow }
const lockOf = ({ by, id }: PlaceRow['first']): Lock => (by === 'person' ? { person: id } : ({ role: id } as Lock))

/** 存放地点: rooms, cabinets and boxes, with who holds each lock. */
export function PlacesTab() {
  const t = useWords(paperWords)
  const text = useText()
  const language = useLanguage()
  const query = usePlaces()
  const [doing, setDoing] = useState<Doing>()
  const title =
    doing === undefined ? '' : t(doing.what === 'new' ? 'newPlace' : doing.what === 'change' ? 'changePlace' : 'act.custodians')
  return (
    <Loaded query={query}>
      {({ items, canAdd, demand }) => (
        <>
          <div className="paper-bar">
            <span className="paper-facts">
              {demand.clause !== null && demand.regulation !== null
                ? t('twoByClause', { clause: sayClauseOf(demand.clause, text(demand.regulation), language) })
                : t('oneIsEnough')}
            </span>
            {canAdd && (
              <Button type="primary" icon={<PlusOutlined />} onClick={() => setDoing({ what: 'new' })}>
                {t('newPlace')}
              </Button>
            )}
          </div>
          {items.length === 0 ? (
            <Nothing title={t('noPlaces')} hint={t('noPlacesHint')} />
          ) : (
            <ul className="panel paper-places">
              {items.map(place => (
                <PlaceItem key={place.id} place={place} onDo={what => setDoing({ what, place })} />
              ))}
            </ul>
          )}
          <Drawer open={doing !== undefined} onClose={() => setDoing(undefined)} title={title} size={560} destroyOnHidden>
            {doing !== undefined && <PlaceForm doing={doing} demanded={demand.custodians} onDone={() => setDoing(undefined)} />}
          </Drawer>
        </>
      )}
    </Loaded>
  )
}

function PlaceItem({ place, onDo }: { readonly place: PlaceRow; readonly onDo: (what: 'change' | 'custodians') => void }) {
  const t = useWords(paperWords)
  const lock = useLockWords()
  return (
    <li className="paper-row">
      <div>
        <strong>{place.name}</strong> {!place.isActive && <Tag>{t('closed')}</Tag>}
        <div className="paper-facts">
          <span>{t('lockLine', { which: t('first'), who: lock(place.first) })}</span>
          <span>{place.second === null ? t('oneLock') : t('lockLine', { which: t('second'), who: lock(place.second) })}</span>
          <span>{t('papersThere', { count: place.papers })}</span>
        </div>
        {place.request !== null && <RequestAlert request={place.request} />}
      </div>
      <div className="paper-side">
        {place.can.custodians && place.isActive && <Button onClick={() => onDo('custodians')}>{t('act.custodians')}</Button>}
        {place.can.change && <Button onClick={() => onDo('change')}>{t('changePlace')}</Button>}
      </div>
    </li>
  )
}

function PlaceForm({
  doing,
  demanded,
  onDone,
}: {
  readonly doing: Doing
  readonly demanded: number
  readonly onDone: () => void
}) {
  const t = useWords(paperWords)
  const common = { refreshes: paperKeys, onDone }
  const name = [
    { name: 'room', label: t('room'), kind: 'text', maxLength: 60 },
    { name: 'cabinet', label: t('cabinet'), kind: 'text', maxLength: 60 },
    { name: 'box', label: t('box'), kind: 'text', maxLength: 60 },
  ] as const
  const locks = [
    { name: 'first', label: t('first'), kind: 'custom', input: <LockInput label={t('first')} />, wide: true },
    {
      name: 'second',
      label: t('second'),
      kind: 'custom',
      wide: true,
      required: demanded === 2,
      input: <LockInput label={t('second')} />,
    },
  ] as const
  if (doing.what === 'new')
    return (
      <ActForm
        {...common}
        schema={NewPlace}
        initial={{ second: null }}
        fields={[...name, ...locks]}
        submitLabel={t('newPlace')}
        onSubmit={(data, intent) => post('/api/archive/paper-places', data, PlaceList, intent)}
      />
    )
  const { place } = doing
  const url = `/api/archive/paper-places/${encodeURIComponent(place.id)}`
  if (doing.what === 'change')
    return (
      <ActForm
        {...common}
        schema={ChangePlace}
        initial={{ room: place.room, cabinet: place.cabinet, box: place.box, isActive: place.isActive }}
        fields={[...name, { name: 'isActive', label: t('state'), kind: 'checkbox', text: t('inUse') }]}
        submitLabel={t('changePlace')}
        onSubmit={(data, intent) => put(url, data, PlaceList, intent)}
      />
    )
  return (
    <ActForm
      {...common}
      schema={AskCustodians}
      initial={{ first: lockOf(place.first), second: place.second === null ? null : lockOf(place.second) }}
      fields={[...locks, { name: 'reason', label: t('reason'), kind: 'multiline', rows: 3, maxLength: 2_000 }]}
      submitLabel={t('act.custodians')}
      onSubmit={(data, intent) => post(`${url}/custodians`, data, PlaceList, intent)}
    />
  )
}
