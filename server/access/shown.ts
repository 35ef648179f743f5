import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { CaseState } from '../../engine/state.ts'
import type { Ctx } from '../context.ts'
import type { Contact } from '../database/case-tables.ts'
import { partsNow } from '../events/flush-case-people.ts'
import { mask, maskName, maskPhone, type SensitiveKind } from './mask.ts'

type Viewer = Pick<Ctx, 'org' | 'actor' | 'sight'>

/** Whether customers' contacts are shown to this viewer in part only: they are in full to the posts that the company names, and to whoever has the case in hand. */
export function isMasked({ sight }: Viewer, isMine: unknown): boolean {
  return !sight.unmasked && isMine !== true
}

/** Whether the viewer has this case in hand now: as handler, reporter, member of its team, or owner of a duty. */
export function worksOn({ actor }: Viewer, state: CaseState): boolean {
  return partsNow(state).get(actor.person) === 'works'
}

/** A contact's name as this viewer sees it. */
export function shownName<T extends string | undefined>(ctx: Viewer, name: T, isMine: unknown): T {
  return (name === undefined || !isMasked(ctx, isMine) ? name : maskName(name)) as T
}

/** A contact's number as this viewer sees it. */
export function shownPhone<T extends string | undefined>(ctx: Viewer, phone: T, isMine: unknown): T {
  return (phone === undefined || !isMasked(ctx, isMine) ? phone : maskPhone(phone)) as T
}

/** The contact of a case; a name that is the customer's own is shown as that is. */
export function shownContact(ctx: Viewer, contact: Contact, isMine: unknown, customer?: string | undefined): Contact {
  if (!isMasked(ctx, isMine)) return contact
  const { name, phone, ...rest } = contact
  return {
    ...(name === undefined ? {} : { name: name === customer ? name : maskName(name) }),
    ...(phone === undefined ? {} : { phone: maskPhone(phone) }),
    ...rest,
  }
}

/** Which fields of the records of all regulations hold what is shown in part: `record/field`. */
function sensitiveTexts({ rules }: Pick<Ctx, 'rules'>): ReadonlyMap<string, SensitiveKind> {
  return new Map(
    rules.editions.flatMap(e =>
      (e.pack.records ?? []).flatMap(record =>
        record.fields.flatMap(f => {
          if (f.kind === 'rows')
            return f.columns.flatMap(c =>
              'sensitive' in c && c.sensitive !== undefined ? [[`${record.id}/${f.id}.${c.id}`, c.sensitive] as const] : [],
            )
          return 'sensitive' in f && f.sensitive !== undefined ? [[`${record.id}/${f.id}`, f.sensitive] as const] : []
        }),
      ),
    ),
  )
}

/** Which fields of the forms of all regulations are filled from a contact or a signature. */
function contactsOfForms({ rules }: Pick<Ctx, 'rules'>): ReadonlySet<string> {
  return new Set(
    rules.editions.flatMap(e =>
      e.pack.forms.flatMap(form => form.fields.flatMap(f => (isContact(f.from) ? [`${form.id}/${f.id}`] : []))),
    ),
  )
}

/** Whether a form's field is filled from what is shown in part. */
export const isContact = (from: string | undefined): boolean => /#(contact|signer|signature)$/.test(from ?? '')

const hidden = '＊＊＊'
type Cover = (name: string, text: string) => string
const coverTexts = (texts: unknown, cover: Cover): unknown =>
  typeof texts !== 'object' || texts === null
    ? texts
    : Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, coverText(name, text, cover)]))
/** A text, or the texts of rows: a column is called `shares.name`. */
function coverText(name: string, text: unknown, cover: Cover): unknown {
  if (typeof text === 'string') return cover(name, text)
  return Array.isArray(text) ? text.map(row => coverTexts(row, (column, said) => cover(`${name}.${column}`, said))) : text
}

/**
 * The sealed fields of an event as this viewer sees them: contacts, who signed and how, and what regulations mark as sensitive, in part. Free text
 * is shown as it was written: nobody looks for numbers in it.
 */
export function shownSealed(
  ctx: Viewer & Pick<Ctx, 'rules'>,
  event: { readonly data: Readonly<Record<string, unknown>> },
  fields: Readonly<Record<string, unknown>>,
  isMine: unknown,
  customer?: string | undefined,
): Record<string, unknown> {
  if (!isMasked(ctx, isMine)) return { ...fields }
  const { contact, signer, signature: _signature, texts, values, ...rest } = fields
  const records = texts === undefined ? undefined : sensitiveTexts(ctx)
  const forms = values === undefined ? undefined : contactsOfForms(ctx)
  return {
    ...rest,
    ...(contact === undefined ? {} : { contact: shownContact(ctx, contact as Contact, isMine, customer) }),
    ...(typeof signer === 'string' ? { signer: maskName(signer) } : {}),
    ...(texts === undefined
      ? {}
      : {
          texts: coverTexts(texts, (name, text) => {
            const kind = records?.get(`${String(event.data.record)}/${name}`)
            return kind === undefined ? text : mask(kind, text)
          }),
        }),
    ...(values === undefined
      ? {}
      : {
          values: coverTexts(values, (name, text) =>
            name === 'signer' || name.startsWith('contact')
              ? hidden
              : forms?.has(`${String(event.data.form)}/${name}`) === true && text !== customer
                ? hidden
                : text,
          ),
        }),
  }
}

/** Whether the viewer has a case of a customer in hand, over the id of the customer: then they call them, and see how. */
export function worksForCustomer({ org, actor, sight }: Viewer, id: string): RawBuilder<SqlBool> {
  if (sight.unmasked) return sql<SqlBool>`true`
  return sql<SqlBool>`exists (select from cases c join case_people p on p.org_id = c.org_id and p.case_id = c.id
    where c.org_id = ${org} and c.customer_id = ${sql.ref(id)} and p.party_id = ${actor.person} and p.part = 'works')`
}
