import { inLanguage } from '../../events/in-language.ts'
import { eventDefinition } from '../../events/registry.ts'
import type { Language, Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import type { HeldGroup } from './schema.ts'
import { casesAbout, contactsAbout, type Subject } from './subject.ts'

/** One kind of thing that is held about a person, as a machine reads it. */
export type Gathered = { readonly id: string; readonly title: Text; readonly rows: readonly Readonly<Record<string, unknown>>[] }

const words = (zh: string, en: string): Text => ({ zh, en })
const noCase = '' // keeps `in ()` legal where there is none

/** All that is held about a person and that the reader may see, by where it stands; `hidden` counts cases that they may not. */
export async function gather(ctx: Ctx, subject: Subject): Promise<{ groups: Gathered[]; hidden: number }> {
  const { tx, org } = ctx
  const { seen, hidden } = await casesAbout(ctx, subject)
  const ids = [noCase, ...seen.map(one => one.id)]
  const sealed = await tx
    .selectFrom('sealed_fields')
    .innerJoin('events', join =>
      join.onRef('events.org_id', '=', 'sealed_fields.org_id').onRef('events.id', '=', 'sealed_fields.event_id'),
    )
    .select(['events.stream_id as case', 'events.type', 'events.at', 'sealed_fields.field', 'sealed_fields.value'])
    .where('events.org_id', '=', org)
    .where('events.stream_id', 'in', ids)
    .orderBy('events.at')
    .execute()
  const signatures = await tx
    .selectFrom('signatures')
    .select(['case_id as case', 'paper', 'signer', 'signer_title', 'signer_phone', 'signed_at'])
    .where('org_id', '=', org)
    .where('case_id', 'in', ids)
    .execute()
  const messages = await tx
    .selectFrom('messages')
    .select(['case_id as case', 'channel', 'address', 'words', 'created_at'])
    .where('org_id', '=', org)
    .where('case_id', 'in', ids)
    .execute()
  const files = await tx
    .selectFrom('files')
    .select(['case_id as case', 'name', 'size', 'sha256', 'uploaded_at'])
    .where('org_id', '=', org)
    .where('case_id', 'in', ids)
    .execute()
  const answers = await tx
    .selectFrom('survey_answers')
    .select(['case_id as case', 'survey_id as survey', 'answers', 'satisfied', 'answered_at'])
    .where('org_id', '=', org)
    .where(eb => eb.or([eb('case_id', 'in', ids), ...(subject.about === 'customer' ? [eb('customer_id', '=', subject.id)] : [])]))
    .execute()
  const groups: Gathered[] = [
    ...(await ownRecord(ctx, subject)),
    {
      id: 'contacts',
      title: words('联系人', 'Contacts'),
      rows: (await contactsAbout(ctx, subject)).map(({ org_id: _org, phone_digits: _digits, ...row }) => row),
    },
    {
      ...{ id: 'cases', title: words('案件', 'Cases') },
      rows: seen.map(({ state: _state, ...row }) => row),
    },
    { id: 'records', title: words('案件中的记录', 'Records in cases'), rows: sealed },
    { id: 'signatures', title: words('签名', 'Signatures'), rows: signatures },
    { id: 'messages', title: words('发出的消息', 'Messages sent'), rows: messages },
    { id: 'files', title: words('文件', 'Files'), rows: files },
    { id: 'answers', title: words('满意度答案', 'Survey answers'), rows: answers },
  ]
  return { groups: groups.filter(group => group.rows.length > 0), hidden }
}

async function ownRecord({ tx, org }: Ctx, subject: Subject): Promise<Gathered[]> {
  if (subject.about === 'contact') return []
  if (subject.about === 'customer') {
    const customer = await tx
      .selectFrom('customers')
      .select(['id', 'name', 'contact', 'phone', 'email', 'address', 'created_at'])
      .where('org_id', '=', org)
      .where('id', '=', subject.id)
      .execute()
    const sites = await tx
      .selectFrom('sites')
      .select(['name', 'address', 'access_notes'])
      .where('org_id', '=', org)
      .where('customer_id', '=', subject.id)
      .execute()
    const machines = await tx
      .selectFrom('machines')
      .select(['model', 'serial', 'installed_on', 'warranty_until'])
      .where('org_id', '=', org)
      .where('customer_id', '=', subject.id)
      .execute()
    const contracts = await tx
      .selectFrom('service_contracts')
      .select(['number', 'kind', 'starts_on', 'ends_on', 'note'])
      .where('org_id', '=', org)
      .where('customer_id', '=', subject.id)
      .execute()
    const changes = await tx
      .selectFrom('customer_file_changes')
      .select(['entity', 'changes', 'changed_at'])
      .where('org_id', '=', org)
      .where('customer_id', '=', subject.id)
      .execute()
    return [
      { id: 'customer', title: words('客户资料', 'Customer record'), rows: customer },
      { id: 'sites', title: words('场地', 'Sites'), rows: sites },
      { id: 'machines', title: words('设备', 'Machines'), rows: machines },
      { id: 'contracts', title: words('服务合同', 'Service contracts'), rows: contracts },
      { id: 'changes', title: words('资料变更', 'Changes of the record'), rows: changes },
    ]
  }
  const person = await tx
    .selectFrom('people')
    .select(['name', 'title', 'email', 'phone', 'staff_no', 'is_active', 'created_at'])
    .where('org_id', '=', org)
    .where('id', '=', subject.id)
    .execute()
  const posts = await tx
    .selectFrom('posts')
    .select(['role', 'since', 'until'])
    .where('org_id', '=', org)
    .where('person_id', '=', subject.id)
    .execute()
  const leave = await tx
    .selectFrom('absences')
    .select(['kind', 'since', 'until', 'note'])
    .where('org_id', '=', org)
    .where('person_id', '=', subject.id)
    .execute()
  const held = await tx
    .selectFrom('certificates')
    .select(['kind', 'number', 'issued_by', 'valid_from', 'valid_until'])
    .where('org_id', '=', org)
    .where('person_id', '=', subject.id)
    .execute()
  const penalties = await tx
    .selectFrom('penalties')
    .select(['violation', 'grade', 'act_on', 'stage'])
    .where('org_id', '=', org)
    .where('subject_id', '=', subject.id)
    .execute()
  const rewards = await tx
    .selectFrom('rewards')
    .select(['stage', 'amount_fen', 'approved_at'])
    .where('org_id', '=', org)
    .where('subject_id', '=', subject.id)
    .execute()
  return [
    { id: 'person', title: words('员工资料', 'Staff record'), rows: person },
    { id: 'posts', title: words('岗位', 'Posts'), rows: posts },
    { id: 'leave', title: words('请假', 'Leave'), rows: leave },
    { id: 'certificates', title: words('证书', 'Certificates'), rows: held },
    { id: 'penalties', title: words('处罚', 'Penalties'), rows: penalties },
    { id: 'rewards', title: words('奖励', 'Rewards'), rows: rewards },
  ]
}

const labels = [
  'number',
  'name',
  'paper',
  'type',
  'kind',
  'role',
  'model',
  'entity',
  'violation',
  'answered_at',
  'created_at',
] as const

/** The same as a preview: how many of each, and what the first ones are called; an event by its title. */
export const previewOf = (groups: readonly Gathered[], language: Language): HeldGroup[] =>
  groups.map(({ id, title, rows }) => ({
    ...{ id, title, count: rows.length },
    examples: [...new Set(rows.map(row => labelOf(row, language)))].slice(0, 5),
  }))

function labelOf(row: Readonly<Record<string, unknown>>, language: Language): string {
  const label = labels.find(one => row[one] !== undefined && row[one] !== null && row[one] !== '')
  if (label === undefined) return ''
  const event = label === 'type' ? eventDefinition(String(row.type))?.title : undefined
  return event === undefined ? String(row[label]) : inLanguage(event, language)
}
