import { ImportOutlined } from '@ant-design/icons'
import { Button, Input, Select, Tag } from 'antd'
import { useDeferredValue } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { MachineRow } from '../../server/customers/machine-schema.ts'
import { useWords } from '../language/use-words.ts'
import { Day } from '../ui/moment.tsx'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { useMachines, useModels } from './use-file.ts'
import { fileWords } from './words-file.ts'
import './customers.css'

const colours = { in: 'success', out: 'default', unknown: 'warning' } as const

/** Whether a warranty runs, as a word. */
export function WarrantyTag({ state }: { readonly state: MachineRow['warranty'] }) {
  const t = useWords(fileWords)
  return <Tag color={colours[state]}>{t(`warranty.${state}`)}</Tag>
}

function Row({ machine }: { readonly machine: MachineRow }) {
  const t = useWords(fileWords)
  return (
    <li>
      <Link className="machine-row" to={`/machines/${machine.id}`}>
        <span>
          <strong>{machine.serial}</strong> {machine.model}
          {machine.name !== '' && <span className="customer-detail"> {machine.name}</span>}
          {machine.retired && <Tag>{t('retired')}</Tag>}
        </span>
        <span className="customer-detail">{[machine.customer.name, machine.site].filter(Boolean).join(' · ')}</span>
        <span className="customer-detail">
          <WarrantyTag state={machine.warranty} />
          {machine.warrantyUntil !== null && <Day date={machine.warrantyUntil} />}
          {machine.contract !== null && <span> · {t('covered', { number: machine.contract })}</span>}
        </span>
        <span className="customer-counts">
          {machine.failures > 0 && <span>{t('failures', { count: machine.failures })}</span>}
          {machine.openCases > 0 && <span data-open="true">{t('openCases', { count: machine.openCases })}</span>}
        </span>
      </Link>
    </li>
  )
}

/** 设备: all of them, by number, model, customer, warranty and failures; the filter stands in the address. */
export function MachinesPage() {
  const t = useWords(fileWords)
  const [params, setParams] = useSearchParams()
  const of = (name: string) => params.get(name) ?? ''
  const q = of('q')
  const filter = { model: of('model'), warranty: of('warranty'), endsWithin: of('endsWithin'), failures: of('failures') }
  const pages = useMachines({ q: useDeferredValue(q), ...filter })
  const models = useModels().data?.items ?? []
  const change = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(params)
    if (value === undefined || value === '') next.delete(name)
    else next.set(name, value)
    setParams(next, { replace: true })
  }
  const select = (name: keyof typeof filter, any: string, options: { value: string; label: string }[], isSearched = false) => (
    <Select
      aria-label={any}
      value={filter[name] === '' ? '' : filter[name]}
      onChange={value => change(name, value)}
      options={[{ value: '', label: any }, ...options]}
      showSearch={isSearched}
      popupMatchSelectWidth={false}
      className="machine-filter"
    />
  )
  return (
    <Page
      title={t('machinesTitle')}
      actions={
        <Link to="/customers/import?table=machines">
          <Button icon={<ImportOutlined />}>{t('import')}</Button>
        </Link>
      }
      bar={
        <div className="machine-filters">
          <Input.Search
            className="customer-search"
            allowClear
            value={q}
            onChange={event => change('q', event.target.value)}
            placeholder={t('machineSearch')}
            aria-label={t('machineSearch')}
          />
          {select(
            'model',
            t('allModels'),
            models.map(value => ({ value, label: value })),
            true,
          )}
          {select(
            'warranty',
            t('allWarranties'),
            (['in', 'out', 'unknown'] as const).map(value => ({ value, label: t(`warranty.${value}`) })),
          )}
          {select(
            'endsWithin',
            t('endsAny'),
            ['30', '90', '180'].map(value => ({ value, label: t('endsWithin', { days: value }) })),
          )}
          {select(
            'failures',
            t('failuresAny'),
            [1, 3, 5].map(count => ({ value: String(count), label: t('failuresAtLeast', { count }) })),
          )}
        </div>
      }
    >
      <PagedList pages={pages} empty={t('noMachines')} emptyHint={t('noMachinesHint')}>
        <ul>
          {pages.items.map(machine => (
            <Row key={machine.id} machine={machine} />
          ))}
        </ul>
      </PagedList>
    </Page>
  )
}
