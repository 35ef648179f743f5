import { App, Button, Drawer, Segmented, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { type Classes, Done, GiveReason, type Hold } from '../../server/archive/schema.ts'
import { post } from '../api/request.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { Day, Moment } from '../ui/moment.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { HoldForm } from './hold-form.tsx'
import { touched, useHolds } from './use-archive.ts'
import { archiveWords } from './words.ts'

const states = ['standing', 'lifted'] as const
type Props = {
  readonly classes: Classes
  readonly state: string | null
  readonly change: (more: Readonly<Record<string, string | undefined>>) => void
}

/** 保全: what is held, why, by whom; placed here, lifted by somebody else. */
export function HoldsTab({ classes, state: asked, change }: Props) {
  const t = useWords(archiveWords)
  const [isPlacing, setPlacing] = useState(false)
  const state = states.find(one => one === asked) ?? 'standing'
  const pages = useHolds({ state })
  return (
    <>
      <div className="archive-bar">
        <Segmented
          aria-label={t('show')}
          value={state}
          onChange={value => change({ state: value === 'standing' ? undefined : value })}
          options={states.map(value => ({ value, label: t(value) }))}
        />
        {classes.can.hold && (
          <Button type="primary" onClick={() => setPlacing(true)}>
            {t('placeHold')}
          </Button>
        )}
      </div>
      <PagedList pages={pages} empty={t('noneHeld')} emptyHint={t('noneHeldHint')}>
        <ul>
          {pages.items.map(hold => (
            <HoldRow key={hold.id} hold={hold} classes={classes} />
          ))}
        </ul>
      </PagedList>
      <Drawer open={isPlacing} onClose={() => setPlacing(false)} title={t('placeHold')} size={480} destroyOnHidden>
        <HoldForm classes={classes} onDone={() => setPlacing(false)} />
      </Drawer>
    </>
  )
}

function HoldRow({ hold, classes }: { readonly hold: Hold; readonly classes: Classes }) {
  const t = useWords(archiveWords)
  const text = useText()
  const { message } = App.useApp()
  const [isLifting, setLifting] = useState(false)
  const title = classes.items.find(one => one.id === hold.class)?.title
  return (
    <li className="archive-row">
      <div>
        <strong>{hold.number}</strong> <Tag>{t(`hold.${hold.kind}`)}</Tag>
        {hold.subject !== null &&
          (hold.kind === 'case' && hold.subject.id !== null ? (
            <Link to={`/cases/${hold.subject.id}`}>{hold.subject.name}</Link>
          ) : (
            hold.subject.name
          ))}
        {title !== undefined && text(title)}
        {hold.from !== null && hold.to !== null && (
          <>
            <Day date={hold.from} /> – <Day date={hold.to} />
          </>
        )}
        <p className="archive-words">
          {hold.reason} {hold.reference !== '' && <span className="archive-faint">{hold.reference}</span>}
        </p>
        <div className="archive-faint">
          {t('placedBy', { name: hold.placedBy.name })} <Moment at={hold.placedAt} />
          {hold.lifted !== null && (
            <>
              {' · '}
              {t('liftedBy', { name: hold.lifted.by.name, reason: hold.lifted.reason })} <Moment at={hold.lifted.at} />
            </>
          )}
        </div>
      </div>
      <div className="archive-side">{hold.canLift && <Button onClick={() => setLifting(true)}>{t('lift')}</Button>}</div>
      <Drawer
        open={isLifting}
        onClose={() => setLifting(false)}
        title={`${t('liftTitle')} ${hold.number}`}
        size={480}
        destroyOnHidden
      >
        <ActForm
          schema={GiveReason}
          fields={[{ name: 'reason', label: t('reason'), kind: 'multiline', rows: 3, maxLength: 2_000 }]}
          submitLabel={t('lift')}
          refreshes={touched}
          onSubmit={(data, intent) => post(`/api/archive/holds/${encodeURIComponent(hold.id)}/lift`, data, Done, intent)}
          onDone={() => {
            void message.success(t('saved'))
            setLifting(false)
          }}
        />
      </Drawer>
    </li>
  )
}
