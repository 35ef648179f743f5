import { PhoneOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Modal, Tag } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { ChangePartnerBody, NewPartnerBody, type PartnerRow } from '../../server/organisation/staff-schema.ts'
import { useMe } from '../api/me.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Nothing } from '../ui/page.tsx'
import { addPartner, addPerson, changePartner, keeps, organisationKeys, usePartners } from './organisation-data.ts'
import { organisationWords } from './words.ts'

const PartnerPerson = z.object({
  name: z.string().trim().min(1).max(100),
  title: z.string().trim().max(100).default(''),
  role: z.enum(['partner', 'installer']),
  phone: z.string().trim().max(50).optional(),
  email: z.email().max(200).optional(),
  password: z.string().min(10).max(200).optional(),
})
type Open = { what: 'new' } | { what: 'edit' | 'person'; company: PartnerRow }

function Dialog({ open, onClose }: { open: Open; onClose: () => void }) {
  const t = useWords(organisationWords)
  const shared = useWords(shellWords)
  const language = useLanguage()
  const common = { submitLabel: shared('save'), onDone: onClose, onCancel: onClose, refreshes: organisationKeys }
  const fields = [
    { name: 'name', label: t('partnerName'), kind: 'text', maxLength: 200, wide: true },
    { name: 'contact', label: t('contact'), kind: 'text', maxLength: 100 },
    { name: 'phone', label: t('phone'), kind: 'text', maxLength: 50 },
    { name: 'since', label: t('since'), kind: 'moment' },
    { name: 'until', label: t('until'), kind: 'moment', hint: t('partnerUntilHint') },
  ] as const
  const title =
    open.what === 'new'
      ? t('addPartner')
      : `${t(open.what === 'edit' ? 'editPartner' : 'addPartnerPerson')} · ${open.company.name}`
  return (
    <Modal open title={title} footer={null} onCancel={onClose} width={560} destroyOnHidden>
      {open.what === 'new' && <ActForm schema={NewPartnerBody} fields={[...fields]} onSubmit={addPartner} {...common} />}
      {open.what === 'edit' && (
        <ActForm
          schema={ChangePartnerBody}
          initial={{
            ...{ name: open.company.name, contact: open.company.contact, phone: open.company.phone, since: open.company.since },
            ...(open.company.until === null ? {} : { until: open.company.until }),
          }}
          fields={[...fields]}
          onSubmit={(input, intent) => changePartner(open.company.id, { ...input, until: input.until ?? null }, intent)}
          {...common}
        />
      )}
      {open.what === 'person' && (
        <ActForm
          schema={PartnerPerson}
          fields={[
            { name: 'name', label: t('personName'), kind: 'text', maxLength: 100 },
            { name: 'title', label: t('jobTitle'), kind: 'text', maxLength: 100 },
            {
              name: 'role',
              label: t('post'),
              kind: 'choice',
              options: (['partner', 'installer'] as const).map(value => ({ value, label: sayValue('role', value, language) })),
            },
            { name: 'phone', label: t('phone'), kind: 'text', maxLength: 50 },
            { name: 'email', label: t('email'), kind: 'text' },
            { name: 'password', label: t('password'), kind: 'text' },
          ]}
          onSubmit={({ role, ...person }, intent) =>
            addPerson({ ...person, partnerOf: open.company.id, posts: [{ role }] }, intent)
          }
          {...common}
        />
      )}
    </Modal>
  )
}

/** 合作单位: outsourced companies with their contracts and people. */
export function PartnersSection() {
  const t = useWords(organisationWords)
  const language = useLanguage()
  const me = useMe()
  const query = usePartners()
  const [open, setOpen] = useState<Open>()
  return (
    <>
      <div className="organisation-bar">
        <p className="organisation-quiet">{t('partnerHint')}</p>
        {keeps(me) && (
          <span className="organisation-adds">
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen({ what: 'new' })}>
              {t('addPartner')}
            </Button>
          </span>
        )}
      </div>
      <Loaded query={query}>
        {companies => (
          <>
            {companies.length === 0 && <Nothing title={t('noPartners')} />}
            {companies.map(company => (
              <section key={company.id} className="panel organisation-panel" aria-label={company.name}>
                <div className="organisation-head">
                  <h2>
                    {company.name}{' '}
                    <Tag color={company.inForce ? 'success' : 'default'}>{t(company.inForce ? 'inForce' : 'expired')}</Tag>
                  </h2>
                  {keeps(me) && (
                    <span className="organisation-adds">
                      <Button size="small" onClick={() => setOpen({ what: 'edit', company })}>
                        {t('editPartner')}
                      </Button>
                      <Button size="small" icon={<PlusOutlined />} onClick={() => setOpen({ what: 'person', company })}>
                        {t('addPartnerPerson')}
                      </Button>
                    </span>
                  )}
                </div>
                <p className="organisation-quiet">
                  {t('contract')} <Moment at={company.since} /> –{' '}
                  {company.until === null ? t('ongoing') : <Moment at={company.until} />}
                  {company.contact !== '' && ` · ${t('contact')} ${company.contact}`}
                  {company.phone !== '' && ` · ${company.phone}`}
                </p>
                <ul>
                  {company.people.map(p => (
                    <li key={p.id} className="organisation-spell" data-past={!p.active}>
                      <span>
                        {p.name} <span className="organisation-quiet">{p.title}</span>
                      </span>
                      {p.roles.map(role => (
                        <Tag key={role}>{sayValue('role', role, language)}</Tag>
                      ))}
                      {!p.active && <Tag>{t('closedAccount')}</Tag>}
                      {p.phone !== null && (
                        <a
                          className="organisation-call"
                          href={`tel:${p.phone.replace(/[^+\d]/g, '')}`}
                          aria-label={t('call', { name: p.name, phone: p.phone })}
                        >
                          <PhoneOutlined aria-hidden /> {p.phone}
                        </a>
                      )}
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </>
        )}
      </Loaded>
      {open !== undefined && <Dialog open={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}
