import { Button, Tag } from 'antd'
import { Link } from 'react-router'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import type { OpenAct } from '../cases/acts/act-target.ts'
import { Panel } from '../cases/workspace/panel.tsx'
import { useWords } from '../language/use-words.ts'
import { Day } from '../ui/moment.tsx'
import { WhyButton } from '../ui/why-button.tsx'
import { chargeWords } from './charge-words.ts'
import { ContactWays, mapOf } from './file-tabs.tsx'
import { WarrantyTag } from './machines-page.tsx'
import { useCaseMachine } from './use-file.ts'
import { fileWords } from './words-file.ts'
import './customers.css'

type Props = { readonly current: CaseWithTimeline; readonly openAct: OpenAct }
const colours = { free: 'success', charged: 'warning', contract: 'processing' } as const

/** The machine of a case, where it stands and whom to ask there, and who pays, with the reasons a click away. Nothing where the case has neither. */
export function MachinePanel({ current, openAct }: Props) {
  const t = useWords(fileWords)
  const say = useWords(chargeWords)
  const { data } = useCaseMachine(current.id)
  if (data === undefined || (data.machine === null && data.charge === null)) return null
  const { machine, charge, contacts } = data
  const map = machine?.site == null ? undefined : mapOf(machine.site)
  return (
    <Panel title={t('panel')}>
      {charge !== null && (
        <div className="machine-charge">
          <p>
            <Tag color={charge.charge === null ? 'default' : colours[charge.charge]}>
              {say(`charge.${charge.charge ?? 'open'}`)}
            </Tag>
            <WhyButton of={{ caseId: current.id, what: 'charge' }} about={t('charge')} />
          </p>
          <p className="case-faint side-wrap">
            {[
              charge.contract === null ? undefined : t('byContract', { number: charge.contract.number }),
              charge.free.length === 0 || charge.free.length === 3
                ? undefined
                : t('freeOf', { parts: charge.free.map(part => t(`part.${part}`)).join(' + ') }),
              charge.because === null ? undefined : say(`because.${charge.because}`),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
      )}
      {machine === null ? (
        <p className="case-faint">
          {t('noMachine')}
          {current.can['complete-record'] === true && (
            <Button type="link" size="small" onClick={() => openAct('complete-record')}>
              {t('chooseMachine')}
            </Button>
          )}
        </p>
      ) : (
        <>
          <p className="side-wrap">
            <Link to={`/machines/${machine.id}`}>
              <strong>{machine.model}</strong> {machine.serial}
            </Link>{' '}
            <WarrantyTag state={machine.warranty} />
            {machine.warrantyUntil !== null && (
              <span className="case-faint">
                <Day date={machine.warrantyUntil} />
              </span>
            )}
          </p>
          {machine.site !== null && (
            <p className="side-wrap">
              {machine.site.name} <span className="case-faint">{machine.site.address}</span>{' '}
              {map !== undefined && (
                <a href={map} target="_blank" rel="noreferrer">
                  {t('navigate')}
                </a>
              )}
            </p>
          )}
          {machine.site !== null && machine.site.accessNotes !== '' && (
            <p className="customer-notes">{machine.site.accessNotes}</p>
          )}
        </>
      )}
      {contacts.length > 0 && (
        <ul className="side-list">
          {contacts.slice(0, 4).map(contact => (
            <li key={contact.id}>
              {contact.name} <span className="case-faint">{contact.role}</span>{' '}
              {contact.preferred && <Tag color="success">{t('preferred')}</Tag>}
              <ContactWays contact={contact} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
