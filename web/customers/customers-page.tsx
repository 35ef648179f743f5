import { ImportOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useDeferredValue } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { ExcelButton } from '../ui/excel-button.tsx'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { NewCustomerDialog } from './customer-dialog.tsx'
import { useCustomers } from './use-customers.ts'
import { customerWords } from './words.ts'
import { fileWords } from './words-file.ts'
import './customers.css'

/** 客户: the list; the search and the new one stand in the address. */
export function CustomersPage() {
  const t = useWords(customerWords)
  const f = useWords(fileWords)
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const q = params.get('q') ?? ''
  const pages = useCustomers(useDeferredValue(q))
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(params)
    if (value === '') next.delete(name)
    else next.set(name, value)
    setParams(next, { replace: true })
  }
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <Link to="/customers/import">
            <Button icon={<ImportOutlined />}>{f('import')}</Button>
          </Link>
          <ExcelButton path="/api/customers.xlsx" query={{ q }} name={t('title')} />
          <Button type="primary" icon={<PlusOutlined />} onClick={() => change('new', '1')}>
            {t('add')}
          </Button>
        </>
      }
      bar={
        <Input.Search
          className="customer-search"
          allowClear
          value={q}
          onChange={event => change('q', event.target.value)}
          placeholder={t('search')}
          aria-label={t('search')}
        />
      }
    >
      <PagedList
        pages={pages}
        empty={t(q === '' ? 'empty' : 'emptyFiltered')}
        emptyHint={t(q === '' ? 'emptyHint' : 'emptyFilteredHint')}
      >
        <ul>
          {pages.items.map(customer => (
            <li key={customer.id}>
              <Link className="customer-row" to={`/customers/${customer.id}`}>
                <span className="customer-row-name">{customer.name}</span>
                <span className="customer-detail">{[customer.contact, customer.phone].filter(Boolean).join(' · ')}</span>
                <span className="customer-detail customer-address">{customer.address}</span>
                <span className="customer-counts">
                  <span data-open={customer.openCases > 0}>
                    {customer.openCases > 0 ? t('openCases', { count: customer.openCases }) : t('noOpenCases')}
                  </span>
                  <span>{t('machines', { count: customer.machines })}</span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </PagedList>
      {params.get('new') === '1' && (
        <NewCustomerDialog
          onClose={() => change('new', '')}
          onDone={customer => void navigate(`/customers/${customer.id}`, { replace: true })}
        />
      )}
    </Page>
  )
}
