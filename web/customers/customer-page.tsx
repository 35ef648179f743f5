import { EditOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Tabs, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import type { CaseLine, CustomerView } from '../../server/customers/schema.ts'
import { UnmaskButton } from '../access/unmask-button.tsx'
import { serverNow } from '../api/server-time.ts'
import { CaseLevel } from '../cases/case-level.tsx'
import { useNames } from '../cases/packs.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { Day, Moment, useZone } from '../ui/moment.tsx'
import { Loaded, Page } from '../ui/page.tsx'
import { dayOf } from '../ui/wall-clock.ts'
import { EditCustomerDialog } from './customer-dialog.tsx'
import { Changes, ContactsTab, ContractsTab, SitesTab } from './file-tabs.tsx'
import { MachineDialog } from './machine-dialog.tsx'
import { useCustomer } from './use-customers.ts'
import { useFile } from './use-file.ts'
import { customerWords } from './words.ts'
import { fileWords } from './words-file.ts'
import './customers.css'

function Details({ customer }: { customer: CustomerView }) {
  const t = useWords(customerWords)
  const language = useLanguage()
  const hidden = [
    ...(customer.contact.includes('*') ? (['name'] as const) : []),
    ...(customer.phone.includes('*') ? (['phone'] as const) : []),
  ]
  return (
    <section className="panel customer-part" aria-label={t('details')}>
      <dl className="customer-facts customer-facts-wide">
        {(['code', 'contact', 'phone', 'address', 'class'] as const).map(name => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>
              {customer[name] === '' ? (
                <span className="customer-detail">{t('unknown')}</span>
              ) : name === 'phone' && !customer.phone.includes('*') ? (
                <a href={`tel:${customer.phone}`}>{customer.phone}</a>
              ) : (
                customer[name]
              )}
            </dd>
          </div>
        ))}
        {customer.preferredChannel !== null && (
          <div>
            <dt>{t('preferredChannel')}</dt>
            <dd>{sayValue('letterChannel', customer.preferredChannel, language)}</dd>
          </div>
        )}
      </dl>
      {customer.masked && hidden.length > 0 && <UnmaskButton of="customers" id={customer.id} fields={hidden} />}
    </section>
  )
}

function Machines({ customer, onAdd }: { customer: CustomerView; onAdd: () => void }) {
  const t = useWords(customerWords)
  const today = dayOf(serverNow(), useZone())
  return (
    <section className="panel customer-part" aria-label={t('machinesTitle')}>
      <h2>
        {t('machinesTitle')}
        <Button size="small" icon={<PlusOutlined />} onClick={onAdd}>
          {t('addMachine')}
        </Button>
      </h2>
      {customer.machines.length === 0 ? (
        <p className="customer-detail">{t('noMachines')}</p>
      ) : (
        <ul className="customer-lines">
          {customer.machines.map(machine => (
            <li key={machine.id}>
              <span className="customer-line">
                <Link to={`/machines/${machine.id}`}>
                  <strong>{machine.model}</strong> {machine.serial}
                </Link>
              </span>
              {machine.warrantyUntil !== null && (
                <span className="customer-detail">
                  <Tag color={machine.warrantyUntil >= today ? 'success' : 'default'}>
                    {t(machine.warrantyUntil >= today ? 'inWarranty' : 'outOfWarranty')}
                  </Tag>
                  {t('warrantyUntil')} <Day date={machine.warrantyUntil} />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Cases({ title, empty, cases }: { title: string; empty: string; cases: readonly CaseLine[] }) {
  const { names } = useNames()
  return (
    <section className="panel customer-part" aria-label={title}>
      <h2>{title}</h2>
      {cases.length === 0 ? (
        <p className="customer-detail">{empty}</p>
      ) : (
        <ul className="customer-lines">
          {cases.map(one => (
            <li key={one.id}>
              <span className="customer-line">
                <Link to={`/cases/${one.id}`}>{one.number}</Link> {one.title}
              </span>
              <CaseLevel level={one.level} confirmed names={names} kind={one.kind} />
              <span className="customer-detail">
                {[names.stage(one.kind, one.stage), one.owner?.name].filter(Boolean).join(' · ')} · <Moment at={one.openedAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const tabs = ['machines', 'sites', 'contacts', 'contracts', 'cases', 'changes'] as const

/** One customer: how to reach them, and their file: machines, sites, contacts, contracts of service, cases, and what was changed. */
export function CustomerPage() {
  const t = useWords(customerWords)
  const f = useWords(fileWords)
  const { id = '' } = useParams()
  const [params, setParams] = useSearchParams()
  const query = useCustomer(id)
  const file = useFile(id)
  const [open, setOpen] = useState<'edit' | 'machine'>()
  const customer = query.data
  const tab = tabs.find(one => one === params.get('tab')) ?? 'machines'
  const counts = {
    machines: customer?.machines.length,
    sites: file.data?.sites.length,
    contacts: file.data?.contacts.length,
    contracts: file.data?.contracts.length,
    cases: customer?.openCases.length,
    changes: undefined,
  }
  return (
    <Page
      title={customer?.name ?? t('title')}
      subtitle={<Link to="/customers">{t('back')}</Link>}
      actions={
        customer && (
          <>
            <Button icon={<EditOutlined />} onClick={() => setOpen('edit')}>
              {t('edit')}
            </Button>
            <Link to={`/cases/new?customer=${customer.id}`}>
              <Button type="primary" icon={<PlusOutlined />}>
                {t('newCase')}
              </Button>
            </Link>
          </>
        )
      }
    >
      <Loaded query={query}>
        {one => (
          <>
            <Details customer={one} />
            <Tabs
              activeKey={tab}
              onChange={next => setParams(next === 'machines' ? {} : { tab: next }, { replace: true })}
              items={tabs.map(key => ({ key, label: counts[key] === undefined ? f(key) : `${f(key)} ${counts[key]}` }))}
            />
            {tab === 'machines' && <Machines customer={one} onAdd={() => setOpen('machine')} />}
            {tab === 'cases' && (
              <div className="customer">
                <Cases title={t('openTitle')} empty={t('noOpen')} cases={one.openCases} />
                <Cases title={t('lastTitle')} empty={t('noLast')} cases={one.lastCases.filter(line => line.closed)} />
              </div>
            )}
            {tab === 'changes' && <Changes customer={one.id} />}
            {(tab === 'sites' || tab === 'contacts' || tab === 'contracts') && (
              <Loaded query={file}>
                {whole =>
                  tab === 'sites' ? (
                    <SitesTab customer={one.id} file={whole} />
                  ) : tab === 'contacts' ? (
                    <ContactsTab customer={one.id} file={whole} />
                  ) : (
                    <ContractsTab customer={one.id} file={whole} machines={one.machines} />
                  )
                }
              </Loaded>
            )}
            {open === 'edit' && <EditCustomerDialog customer={one} onClose={() => setOpen(undefined)} />}
            {open === 'machine' && <MachineDialog customer={one.id} onClose={() => setOpen(undefined)} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}
