import { EditOutlined, EnvironmentOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Segmented, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import type { MachineView } from '../../server/customers/machine-schema.ts'
import { useNames } from '../cases/packs.ts'
import { useText, useWords } from '../language/use-words.ts'
import { Day, Moment } from '../ui/moment.tsx'
import { Loaded, Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { chargeWords } from './charge-words.ts'
import { mapOf } from './file-tabs.tsx'
import { EditMachineDialog } from './machine-dialog.tsx'
import { StructureSection } from './structure-section.tsx'
import { useMachine, useMachineCases } from './use-file.ts'
import { WarrantySection } from './warranty-section.tsx'
import { fileWords } from './words-file.ts'
import './customers.css'

/** Visits to a machine, or all of its cases: which of them stands in the address. */
function History({ machine }: { readonly machine: MachineView }) {
  const t = useWords(fileWords)
  const say = useWords(chargeWords)
  const [params, setParams] = useSearchParams()
  const all = params.get('cases') === 'all'
  const pages = useMachineCases(machine.id, !all)
  const { names } = useNames()
  return (
    <section className="customer-part panel" aria-label={t(all ? 'allCases' : 'visits')}>
      <h2>
        <Segmented
          aria-label={t('cases')}
          value={all ? 'all' : 'visits'}
          onChange={value => setParams(value === 'all' ? { cases: 'all' } : {}, { replace: true })}
          options={[
            { value: 'visits', label: t('visits') },
            { value: 'all', label: t('allCases') },
          ]}
        />
      </h2>
      <PagedList pages={pages} empty={t(all ? 'noCases' : 'noVisits')}>
        <ul className="customer-lines">
          {pages.items.map(one => (
            <li key={one.id}>
              <span className="customer-line">
                <Link to={`/cases/${one.id}`}>{one.number}</Link> {one.title}
              </span>
              {one.charge !== null && (
                <Tag color={one.charge === 'charged' ? 'warning' : 'default'}>{say(`charge.${one.charge}`)}</Tag>
              )}
              <span className="customer-detail">
                {[names.stage(one.kind, one.stage), one.handler].filter(Boolean).join(' · ')} · <Moment at={one.openedAt} />
              </span>
            </li>
          ))}
        </ul>
      </PagedList>
    </section>
  )
}

function Failures({ machine }: { readonly machine: MachineView }) {
  const t = useWords(fileWords)
  const text = useText()
  return (
    <section className="panel customer-part" aria-label={t('failureTitle')}>
      <h2>{t('failureTitle')}</h2>
      {machine.failures.length === 0 ? (
        <p className="customer-detail">{t('noFailures')}</p>
      ) : (
        <ul className="customer-lines">
          {machine.failures.map(one => (
            <li key={one.id}>
              <span className="customer-line">
                {one.says.map(said => text(said.value)).join(' · ')}{' '}
                {one.failures > 1 && <Tag>{t('times', { count: one.failures })}</Tag>}
              </span>
              <span className="customer-detail">
                <Link to={`/cases/${one.case.id}`}>{one.case.number}</Link> · <Day date={one.on} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Documents({ machine }: { readonly machine: MachineView }) {
  const t = useWords(fileWords)
  return (
    <section className="panel customer-part" aria-label={t('documents')}>
      <h2>{t('documents')}</h2>
      {machine.documents.length === 0 ? (
        <p className="customer-detail">{t('noDocuments')}</p>
      ) : (
        <ul className="customer-lines">
          {machine.documents.map(file => (
            <li key={file.id}>
              <a className="customer-line" href={`/api/files/${file.id}`} target="_blank" rel="noreferrer">
                {file.name}
              </a>
              <span className="customer-detail">
                <Link to={`/cases/${file.case.id}`}>{file.case.number}</Link> · <Moment at={file.uploadedAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** 设备服务档案: whose and where a machine is, warranty and contracts, what is built in, every visit and failure. */
export function MachinePage() {
  const t = useWords(fileWords)
  const { id = '' } = useParams()
  const query = useMachine(id)
  const [isEditing, setEditing] = useState(false)
  const machine = query.data
  const map = machine?.site == null ? undefined : mapOf(machine.site)
  return (
    <Page
      title={machine === undefined ? t('machineFile') : `${machine.model} ${machine.serial}`}
      subtitle={
        machine === undefined ? undefined : (
          <>
            <Link to={`/customers/${machine.customer.id}`}>{machine.customer.name}</Link>
            {machine.site !== null && <> · {machine.site.name}</>}
            {map !== undefined && (
              <>
                {' '}
                <a href={map} target="_blank" rel="noreferrer">
                  <EnvironmentOutlined aria-hidden /> {t('navigate')}
                </a>
              </>
            )}
            {machine.name !== '' && <> · {machine.name}</>} {machine.retiredOn !== null && <Tag>{t('retired')}</Tag>}
          </>
        )
      }
      actions={
        machine && (
          <>
            <Button icon={<EditOutlined />} onClick={() => setEditing(true)}>
              {t('editMachine')}
            </Button>
            <Link to={`/cases/new?customer=${machine.customer.id}&machine=${machine.id}`}>
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
          <div className="customer">
            <WarrantySection machine={one} />
            <StructureSection machine={one} />
            <History machine={one} />
            <Failures machine={one} />
            <Documents machine={one} />
            {isEditing && <EditMachineDialog machine={one} onClose={() => setEditing(false)} />}
          </div>
        )}
      </Loaded>
    </Page>
  )
}
