import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { Link } from 'react-router'
import { CustomerView, FoundCustomers } from '../../../server/customers/schema.ts'
import { get } from '../../api/request.ts'
import { useWords } from '../../language/use-words.ts'
import { Labelled } from '../labelled.tsx'
import { useSettled } from '../use-preview.ts'
import { intakeWords } from '../words-intake.ts'
import type { IntakeDraft } from './intake-draft.ts'

type Props = { readonly draft: IntakeDraft; readonly change: (more: Partial<IntakeDraft>) => void }

/** As the server reads a number: full-width figures of a Chinese keyboard are figures. */
const digitsIn = (phone: string): string => phone.normalize('NFKC').replace(/\D/g, '')

const customerKey = (id: string) => ['customers', id] as const

/** The customer chosen, also after a reload: `GET /api/customers/:id`. */
function useKnown(id: string | undefined): CustomerView | undefined {
  const { data } = useQuery({
    queryKey: customerKey(id ?? ''),
    queryFn: ({ signal }) => get(`/api/customers/${encodeURIComponent(id ?? '')}`, CustomerView, { signal }),
    enabled: id !== undefined,
    staleTime: 60_000,
  })
  return id === undefined ? undefined : data
}

/** Customers whose number begins so; asked from the fourth digit on: `GET /api/customers/lookup`. */
function useLookup(phone: string, enabled: boolean) {
  const digits = useSettled(digitsIn(phone), 250)
  return useQuery({
    queryKey: ['customers', 'lookup', digits],
    queryFn: ({ signal }) => get('/api/customers/lookup', FoundCustomers, { query: { phone: digits }, signal }),
    placeholderData: keepPreviousData,
    enabled: enabled && digits.length >= 4,
    staleTime: 30_000,
    retry: false,
  })
}

/** What this customer has open, and what they called about last. */
function History({ customer: { openCases, lastCases } }: { customer: CustomerView }) {
  const t = useWords(intakeWords)
  const links = (cases: CustomerView['openCases']) =>
    cases.map(one => (
      <Link key={one.id} to={`/cases/${one.id}`}>
        {one.number} {one.title}
      </Link>
    ))
  return (
    <>
      <span className="lookup-cases">
        {openCases.length === 0 ? t('noOpenCases') : t('openCases', { count: openCases.length })}
        {links(openCases.slice(0, 3))}
      </span>
      {lastCases.length > 0 && (
        <span className="lookup-cases">
          {t('lastCases')}
          {links(lastCases.slice(0, 2))}
        </span>
      )}
    </>
  )
}

function Found({ customer, onChoose }: { customer: CustomerView; onChoose: () => void }) {
  const t = useWords(intakeWords)
  return (
    <li className="lookup-row">
      <div className="lookup-words">
        <strong>{customer.name}</strong>
        <span className="case-faint">
          {[customer.contact, customer.phone, customer.machines.map(machine => machine.model).join(' ')]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <History customer={customer} />
      </div>
      <Button size="small" type="primary" ghost onClick={onChoose}>
        {t('choose')}
      </Button>
    </li>
  )
}

/** The phone as it is typed, the customers it finds, and the one chosen with their machines. */
export function CustomerLookup({ draft, change }: Props) {
  const t = useWords(intakeWords)
  const queries = useQueryClient()
  const known = useKnown(draft.customerId)
  const lookup = useLookup(draft.phone, draft.customerId === undefined)
  const choose = (customer: CustomerView) => {
    queries.setQueryData(customerKey(customer.id), customer)
    const [machine, ...more] = customer.machines
    change({
      customerId: customer.id,
      name: customer.contact || customer.name,
      phone: customer.phone,
      address: customer.address,
      ...(machine !== undefined && more.length === 0 ? { machineId: machine.id } : {}),
    })
  }
  const items = draft.customerId === undefined ? (lookup.data?.items ?? []) : []
  return (
    <>
      <Labelled className="intake-field" label={t('phone')}>
        {id => (
          <Input
            id={id}
            inputMode="tel"
            autoComplete="off"
            value={draft.phone}
            onChange={event => change({ phone: event.target.value })}
            placeholder={t('phoneHint')}
            maxLength={50}
          />
        )}
      </Labelled>
      <Labelled className="intake-field" label={known === undefined ? t('name') : t('contactName')}>
        {id => (
          <Input
            id={id}
            value={draft.name}
            autoComplete="off"
            onChange={event => change({ name: event.target.value })}
            maxLength={200}
          />
        )}
      </Labelled>
      {items.length > 0 && digitsIn(draft.phone).length >= 4 && (
        <ul className="lookup intake-wide">
          {items.slice(0, 4).map(customer => (
            <Found key={customer.id} customer={customer} onChoose={() => choose(customer)} />
          ))}
        </ul>
      )}
      {known !== undefined && (
        <div className="lookup intake-wide lookup-known">
          <div className="lookup-words">
            <span className="case-faint">{t('chosen')}</span>
            <strong>{known.name}</strong>
            <History customer={known} />
          </div>
          <Button
            size="small"
            onClick={() => {
              change({ customerId: undefined, machineId: undefined })
            }}
          >
            {t('unchoose')}
          </Button>
        </div>
      )}
      {known !== undefined && known.machines.length > 0 && (
        <fieldset className="intake-field intake-wide intake-machines">
          <legend>{t('machine')}</legend>
          {known.machines.map(machine => (
            <button
              key={machine.id}
              type="button"
              className="case-chip"
              aria-pressed={draft.machineId === machine.id}
              onClick={() => change({ machineId: draft.machineId === machine.id ? undefined : machine.id })}
            >
              {machine.model} {machine.serial}
            </button>
          ))}
        </fieldset>
      )}
      <Labelled className="intake-field intake-wide" label={t('address')}>
        {id => (
          <Input
            id={id}
            value={draft.address}
            autoComplete="off"
            onChange={event => change({ address: event.target.value })}
            maxLength={500}
          />
        )}
      </Labelled>
    </>
  )
}
