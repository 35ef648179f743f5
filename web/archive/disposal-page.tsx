import { FilePdfOutlined } from '@ant-design/icons'
import { Alert, App, Button, Drawer, Input, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { DisposalItemPage, DisposalRow, decideForm, GiveReason } from '../../server/archive/schema.ts'
import { usePages } from '../api/query.ts'
import { post } from '../api/request.ts'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { stateColours } from './disposals-tab.tsx'
import { KeepSumView } from './keep-sum.tsx'
import { touched, useClasses, useDisposal } from './use-archive.ts'
import { archiveWords } from './words.ts'
import './archive.css'

const Item = DisposalItemPage.shape.items.element

/** 销毁清册: its items with their sums, who decides, what came of each, and the certificate. */
export function DisposalPage() {
  const t = useWords(archiveWords)
  const { id = '' } = useParams()
  const query = useDisposal(id)
  return (
    <Page
      title={query.data === undefined ? t('disposal') : `${t('disposal')} ${query.data.number}`}
      subtitle={<Link to="/archive?tab=disposals">{t('back')}</Link>}
    >
      <Loaded query={query}>{row => <Shown row={row} />}</Loaded>
    </Page>
  )
}

function Shown({ row }: { readonly row: DisposalRow }) {
  const t = useWords(archiveWords)
  const text = useText()
  const classes = useClasses()
  const [doing, setDoing] = useState<'decide' | 'withdraw'>()
  const pages = usePages({
    key: ['archive', 'disposal', row.id, 'items', row.state],
    path: `/api/archive/disposals/${encodeURIComponent(row.id)}/items`,
    item: Item,
  })
  const language = useLanguage()
  const names = (people: readonly { name: string }[]) =>
    joinList(
      people.map(one => one.name),
      language,
    )
  return (
    <>
      <section className="panel archive-head">
        <div>
          <Tag color={stateColours[row.state]}>{t(`state.${row.state}`)}</Tag>
          {text(classes.data?.items.find(one => one.id === row.class)?.title ?? { zh: row.class })} ·{' '}
          {t('items', { count: `${row.items}` })}
          <p className="archive-words">{row.reason}</p>
          <div className="archive-faint">
            {t('proposedBy', { name: row.proposedBy.name })} <Moment at={row.proposedAt} />
            {row.decidedBy.length > 0 && (
              <>
                {' · '}
                {t('decidedBy', { names: names(row.decidedBy) })} {row.settledAt !== null && <Moment at={row.settledAt} />}
              </>
            )}
            {row.state === 'proposed' && <> · {t('waitsFor', { names: names(row.deciders) })}</>}
          </div>
          {(row.state === 'done' || row.state === 'running') && (
            <p role="status">{t('doneOf', { done: `${row.done}`, spared: `${row.spared}` })}</p>
          )}
          {row.state === 'running' && row.papersLeft > 0 && (
            <Alert
              type="warning"
              showIcon
              className="archive-alert"
              title={t('papersLeft', { count: `${row.papersLeft}` })}
              action={<Link to="/archive/papers">{t('seePapers')}</Link>}
            />
          )}
        </div>
        <div className="archive-side">
          {row.can.decide && (
            <Button type="primary" onClick={() => setDoing('decide')}>
              {t('decide')}
            </Button>
          )}
          {row.can.withdraw && <Button onClick={() => setDoing('withdraw')}>{t('withdraw')}</Button>}
          {row.certificateHash !== null && (
            <Button
              icon={<FilePdfOutlined />}
              href={`/api/archive/disposals/${encodeURIComponent(row.id)}/certificate.pdf`}
              target="_blank"
            >
              {t('certificate')}
            </Button>
          )}
        </div>
      </section>
      <PagedList pages={pages} empty={t('nothingToGo')}>
        <ul>
          {pages.items.map(item => (
            <li key={item.position} className="archive-row">
              <div>
                {item.position}. {item.case === null ? item.label : <Link to={`/cases/${item.case}`}>{item.label}</Link>}{' '}
                {item.papers > 0 && <Tag>{t('papersOf', { count: `${item.papers}` })}</Tag>}
                <KeepSumView sum={item.sum} isDue={false} />
              </div>
              <div className="archive-side">
                {item.sparedBecause !== null && <span>{t(`blocker.${item.sparedBecause}`)}</span>}
                <Tag color={item.state === 'done' ? 'success' : item.state === 'spared' ? 'warning' : 'default'}>
                  {t(`item.${item.state}`)}
                </Tag>
              </div>
            </li>
          ))}
        </ul>
      </PagedList>
      <Drawer
        open={doing !== undefined}
        onClose={() => setDoing(undefined)}
        title={doing === undefined ? '' : t(doing)}
        size={480}
        destroyOnHidden
      >
        {doing === 'decide' && <DecideForm row={row} onDone={() => setDoing(undefined)} />}
        {doing === 'withdraw' && (
          <ActForm
            schema={GiveReason}
            fields={[{ name: 'reason', label: t('reason'), kind: 'multiline', rows: 2, maxLength: 2_000 }]}
            submitLabel={t('withdraw')}
            refreshes={touched}
            onSubmit={(data, intent) =>
              post(`/api/archive/disposals/${encodeURIComponent(row.id)}/withdraw`, data, DisposalRow, intent)
            }
            onDone={() => setDoing(undefined)}
          />
        )}
      </Drawer>
    </>
  )
}

/** Consent wants the number typed: what goes cannot come back. */
function DecideForm({ row, onDone }: { readonly row: DisposalRow; readonly onDone: () => void }) {
  const t = useWords(archiveWords)
  const { message } = App.useApp()
  const [typed, setTyped] = useState('')
  return (
    <>
      <p>{t('irreversible')}</p>
      <label className="archive-confirm" htmlFor="disposal-number">
        {t('confirmNumber')} {row.number}
        <Input
          id="disposal-number"
          value={typed}
          onChange={event => setTyped(event.target.value)}
          status={typed !== '' && typed !== row.number ? 'error' : ''}
        />
      </label>
      <ActForm
        schema={decideForm}
        fields={[
          {
            ...{ name: 'decision', label: t('decide'), kind: 'choice' },
            options: [
              { value: 'approve', label: t('approve'), disabled: typed !== row.number },
              { value: 'reject', label: t('reject') },
            ],
          },
          { name: 'comment', label: t('comment'), kind: 'multiline', rows: 2, maxLength: 2_000 },
        ]}
        submitLabel={t('decide')}
        refreshes={touched}
        onSubmit={(data, intent) =>
          post(`/api/archive/disposals/${encodeURIComponent(row.id)}/decide`, data, DisposalRow, intent)
        }
        onDone={() => {
          void message.success(t('saved'))
          onDone()
        }}
      />
    </>
  )
}
