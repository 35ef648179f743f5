import { EditOutlined, EnvironmentOutlined, HistoryOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import type { CustomerContact, CustomerFile, FileChangeRow, ServiceContract, Site } from '../../server/customers/file-schema.ts'
import type { Machine } from '../../server/customers/schema.ts'
import { UnmaskButton } from '../access/unmask-button.tsx'
import { type Say, useWords } from '../language/use-words.ts'
import { Day, Moment } from '../ui/moment.tsx'
import { Nothing } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { ContactDialog } from './contact-dialog.tsx'
import { ContractDialog } from './contract-dialog.tsx'
import { SiteDialog } from './site-dialog.tsx'
import { useChanges } from './use-file.ts'
import { fileWords } from './words-file.ts'

type Of<T> = { readonly customer: string; readonly file: CustomerFile } & T
/** Which dialog is open: none, for a new entry, or for this one. */
function useDialog<T>() {
  const [open, setOpen] = useState<{ readonly entry?: T }>()
  return { open, add: () => setOpen({}), edit: (entry: T) => setOpen({ entry }), close: () => setOpen(undefined) }
}

function List({
  add,
  onAdd,
  count,
  empty,
  hint,
  children,
}: {
  readonly add: string
  readonly onAdd: () => void
  readonly count: number
  readonly empty: string
  readonly hint: string
  readonly children: ReactNode
}) {
  return (
    <section className="panel customer-part">
      <div className="customer-adds">
        <Button icon={<PlusOutlined />} onClick={onAdd}>
          {add}
        </Button>
      </div>
      {count === 0 ? <Nothing title={empty} hint={hint} /> : <ul className="customer-lines">{children}</ul>}
    </section>
  )
}

/** Where a site lies on a map that every phone can open: by coordinates, else by its address. */
export function mapOf({
  latitude,
  longitude,
  address,
  name,
}: Pick<Site, 'latitude' | 'longitude' | 'address' | 'name'>): string | undefined {
  if (latitude !== null && longitude !== null)
    return `https://uri.amap.com/marker?position=${longitude},${latitude}&name=${encodeURIComponent(name)}`
  return address === '' ? undefined : `https://uri.amap.com/search?keyword=${encodeURIComponent(address)}`
}

/** 地点 of a customer. */
export function SitesTab({ customer, file }: Of<object>) {
  const t = useWords(fileWords)
  const dialog = useDialog<Site>()
  return (
    <>
      <List add={t('addSite')} onAdd={dialog.add} count={file.sites.length} empty={t('noSites')} hint={t('noSitesHint')}>
        {file.sites.map(site => {
          const map = mapOf(site)
          return (
            <li key={site.id}>
              <div className="customer-line">
                <strong>{site.name}</strong> {site.region !== null && <Tag>{site.region.name}</Tag>}
                {site.endedOn !== null && <Tag>{t('ended')}</Tag>}
                <div className="customer-detail">{site.address}</div>
                {site.accessNotes !== '' && <div className="customer-notes">{site.accessNotes}</div>}
              </div>
              {map !== undefined && (
                <a href={map} target="_blank" rel="noreferrer">
                  <EnvironmentOutlined aria-hidden /> {t('navigate')}
                </a>
              )}
              <Button
                size="small"
                type="text"
                icon={<EditOutlined />}
                aria-label={`${t('editSite')} ${site.name}`}
                onClick={() => dialog.edit(site)}
              />
            </li>
          )
        })}
      </List>
      {dialog.open && <SiteDialog customer={customer} site={dialog.open.entry} onClose={dialog.close} />}
    </>
  )
}

/** 联系人 of a customer and its sites. */
export function ContactsTab({ customer, file }: Of<object>) {
  const t = useWords(fileWords)
  const dialog = useDialog<CustomerContact>()
  const [history, setHistory] = useState<string>()
  return (
    <>
      {file.masked && file.contacts.some(one => one.phone.includes('*')) && (
        <div className="customer-adds">
          <UnmaskButton of="customers" id={customer} fields={['name', 'phone']} />
        </div>
      )}
      <List
        add={t('addContact')}
        onAdd={dialog.add}
        count={file.contacts.length}
        empty={t('noContacts')}
        hint={t('noContactsHint')}
      >
        {file.contacts.map(contact => (
          <li key={contact.id}>
            <div className="customer-line">
              <strong>{contact.name}</strong> <span className="customer-detail">{contact.role}</span>{' '}
              {contact.preferred && <Tag color="success">{t('preferred')}</Tag>}
              {contact.endedOn !== null && <Tag>{t('left')}</Tag>}
              <div className="customer-detail">{contact.site?.name ?? t('wholeCustomer')}</div>
              {history === contact.id && <Changes customer={customer} entity={contact.id} />}
            </div>
            <ContactWays contact={contact} />
            {contact.changes > 0 && (
              <Button
                size="small"
                type="link"
                icon={<HistoryOutlined />}
                aria-expanded={history === contact.id}
                onClick={() => setHistory(history === contact.id ? undefined : contact.id)}
              >
                {t('corrected', { count: contact.changes })}
              </Button>
            )}
            <Button
              size="small"
              type="text"
              icon={<EditOutlined />}
              aria-label={`${t('editContact')} ${contact.name}`}
              onClick={() => dialog.edit(contact)}
            />
          </li>
        ))}
      </List>
      {dialog.open && <ContactDialog customer={customer} sites={file.sites} contact={dialog.open.entry} onClose={dialog.close} />}
    </>
  )
}

/** Phone and e-mail of a contact, to tap where they are shown whole. */
export function ContactWays({ contact }: { readonly contact: Pick<CustomerContact, 'phone' | 'email'> }) {
  const link = (scheme: string, value: string) =>
    value === '' ? null : value.includes('*') ? <span>{value}</span> : <a href={`${scheme}:${value}`}>{value}</a>
  return (
    <span className="customer-ways">
      {link('tel', contact.phone)}
      {link('mailto', contact.email)}
    </span>
  )
}

const colours = { coming: 'processing', running: 'success', over: 'default' } as const

/** A contract of service in one line: number, kind, what it covers, until when. */
export function ContractLine({ contract }: { readonly contract: ServiceContract }) {
  const t = useWords(fileWords)
  return (
    <div className="customer-line">
      <strong>{contract.number}</strong> <span>{t(`kind.${contract.kind}`)}</span>{' '}
      <Tag color={colours[contract.state]}>{t(`contract.${contract.state}`)}</Tag>
      <div className="customer-detail">
        {t('contractSpan', { from: contract.from, last: addCalendarDays(contract.until, -1) })}
        {' · '}
        {contract.covers.length === 0 ? t('coversNothing') : contract.covers.map(part => t(`part.${part}`)).join(' + ')}
        {' · '}
        {contract.allMachines ? t('allMachines') : t('someMachines', { count: contract.machines.length })}
      </div>
      {contract.note !== '' && <div className="customer-notes">{contract.note}</div>}
    </div>
  )
}

/** 服务合同 of a customer. */
export function ContractsTab({ customer, file, machines }: Of<{ readonly machines: readonly Machine[] }>) {
  const t = useWords(fileWords)
  const dialog = useDialog<ServiceContract>()
  return (
    <>
      <List
        add={t('addContract')}
        onAdd={dialog.add}
        count={file.contracts.length}
        empty={t('noContracts')}
        hint={t('noContractsHint')}
      >
        {file.contracts.map(contract => (
          <li key={contract.id}>
            <ContractLine contract={contract} />
            <span className="customer-ways">
              {contract.machines.slice(0, 6).map(one => (
                <Link key={one.id} to={`/machines/${one.id}`}>
                  {one.serial}
                </Link>
              ))}
            </span>
            <Button
              size="small"
              type="text"
              icon={<EditOutlined />}
              aria-label={`${t('editContract')} ${contract.number}`}
              onClick={() => dialog.edit(contract)}
            />
          </li>
        ))}
      </List>
      {dialog.open && (
        <ContractDialog customer={customer} machines={machines} contract={dialog.open.entry} onClose={dialog.close} />
      )}
    </>
  )
}

/** What was changed in a customer's file, or in one entry of it: before, after, who, when, why. */
export function Changes({ customer, entity }: { readonly customer: string; readonly entity?: string }) {
  const t = useWords(fileWords)
  const pages = useChanges(customer, entity)
  return (
    <PagedList pages={pages} empty={t('noChanges')}>
      <ul className="customer-lines customer-changes">
        {pages.items.map(row => (
          <ChangeRow key={row.id} row={row} isAlone={entity !== undefined} />
        ))}
      </ul>
    </PagedList>
  )
}

function ChangeRow({ row, isAlone }: { readonly row: FileChangeRow; readonly isAlone: boolean }) {
  const t = useWords(fileWords)
  return (
    <li>
      <div className="customer-line">
        {!isAlone && (
          <>
            <Tag>{t(`entity.${row.entity}`)}</Tag>
            <strong>{row.name}</strong>{' '}
          </>
        )}
        {row.changes.map(change => (
          <div key={change.field}>
            <span className="customer-detail">{t(`field.${change.field}` as 'field.name')}</span>{' '}
            {change.before !== '' && <del>{say(change.before, t)}</del>}{' '}
            <span>{change.after === '' ? t('nothing') : say(change.after, t)}</span>
          </div>
        ))}
        {row.reason !== '' && (
          <div className="customer-notes">
            {t('because')} · {row.reason}
          </div>
        )}
      </div>
      <span className="customer-detail">
        {t('changedBy', { name: row.by.name })} · <Moment at={row.at} />
      </span>
    </li>
  )
}

/** Words of ours that stand in a change as the database has them. */
function say(text: string, t: Say<(typeof fileWords)['zh']>): ReactNode {
  if (text === 'true') return t('yes')
  if (text === 'false') return t('no')
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return <Day date={text} />
  const kind = ['extension', 'maintenance', 'turnkey', 'pay-per-visit'].includes(text)
  if (kind) return t(`kind.${text}` as 'kind.extension')
  const parts = text.split(', ')
  if (parts.every(part => ['parts', 'labour', 'travel'].includes(part)))
    return parts.map(part => t(`part.${part}` as 'part.parts')).join(' + ')
  return text
}
