import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import { useWords } from '../language/use-words.ts'
import { FieldSection } from './field-section.tsx'
import { telOf } from './map-links.ts'
import { fieldWords } from './words.ts'

/** 客户与联系人: whom to ask for, with numbers to tap. */
export function ContactSection({ current }: { current: CaseWithTimeline }) {
  const t = useWords(fieldWords)
  const { contact, customer } = current
  const lines = [
    { label: t('customer'), value: customer?.name },
    { label: t('contact'), value: contact.name },
    { label: t('phone'), value: contact.phone, href: contact.phone === undefined ? undefined : telOf(contact.phone) },
    {
      label: t('customerPhone'),
      value: customer?.phone === contact.phone ? undefined : customer?.phone,
      href: customer === null || customer.phone === '' ? undefined : telOf(customer.phone),
    },
    { label: t('address'), value: contact.address ?? customer?.address },
  ].filter(line => line.value !== undefined && line.value !== '')
  if (lines.length === 0) return null
  return (
    <FieldSection title={t('contactTitle')} aside={customer?.name}>
      <dl className="field-lines">
        {lines.map(({ label, value, href }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{href === undefined ? value : <a href={href}>{value}</a>}</dd>
          </div>
        ))}
      </dl>
    </FieldSection>
  )
}
