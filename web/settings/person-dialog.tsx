import { Modal } from 'antd'
import { z } from 'zod'
import { departmentRoles, Role, roles } from '../../events/roles.ts'
import { PASSWORD_MAX, PASSWORD_MIN } from '../../server/auth/schema.ts'
import type { PersonRow } from '../../server/organisation/schema.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { addPerson, changePerson, staffKeys } from './use-settings.ts'
import { settingWords } from './words.ts'

/** What the form holds: posts as a list of roles; those of a department are in the person's own. */
const PersonForm = z.object({
  name: z.string().trim().min(1).max(100),
  title: z.string().trim().max(100).default(''),
  department: z.string().min(1),
  email: z.email().max(200).optional(),
  phone: z.string().trim().max(50).optional(),
  roles: z.array(Role).max(30).default([]),
  password: z.string().min(PASSWORD_MIN).max(PASSWORD_MAX).optional(),
})

const isDepartmentRole = (role: Role) => departmentRoles.includes(role)

type Props = {
  readonly person?: PersonRow
  /** A post that the form proposes besides those held. */
  readonly adding?: Role
  /** The department that the form proposes for somebody new. */
  readonly department?: string
  readonly onClose: () => void
}

/** Adds a person with posts and a first password, or changes one. */
export function PersonDialog({ person, adding, department, onClose }: Props) {
  const t = useWords(settingWords)
  const shared = useWords(shellWords)
  const language = useLanguage()
  const initial =
    person === undefined
      ? { roles: adding === undefined ? [] : [adding], ...(department === undefined ? {} : { department }) }
      : {
          name: person.name,
          title: person.title,
          ...(person.department === null ? {} : { department: person.department.id }),
          ...(person.phone ? { phone: person.phone } : {}),
          roles: [
            ...new Set([
              ...person.roles.flatMap(({ role }) => Role.safeParse(role).data ?? []),
              ...(adding === undefined ? [] : [adding]),
            ]),
          ],
        }
  const send = async (data: z.output<typeof PersonForm>, intent: string): Promise<unknown> => {
    const { roles: chosen, email, password, ...rest } = data
    const posts = chosen.map(role => {
      // A post in another department stays there.
      const held = person?.roles.find(one => one.role === role)?.department?.id
      return { role, ...(isDepartmentRole(role) ? { department: held ?? rest.department } : {}) }
    })
    return person === undefined
      ? addPerson({ ...rest, posts, email, password }, intent)
      : changePerson(person.id, { ...rest, posts }, intent)
  }
  return (
    <Modal
      open
      title={person === undefined ? t('addPerson') : `${t('editPerson')} ${person.name}`}
      footer={null}
      onCancel={onClose}
      width={600}
      destroyOnHidden
    >
      <ActForm
        schema={PersonForm}
        initial={initial}
        fields={[
          { name: 'name', label: t('name'), kind: 'text', maxLength: 100 },
          { name: 'title', label: t('jobTitle'), kind: 'text', maxLength: 100 },
          { name: 'department', label: t('department'), kind: 'department' },
          { name: 'phone', label: t('phone'), kind: 'text', maxLength: 50 },
          {
            name: 'roles',
            label: t('roles'),
            kind: 'multi-select',
            wide: true,
            hint: t('rolesHint'),
            options: roles.map(value => ({ value, label: sayValue('role', value, language) })),
          },
          ...(person === undefined
            ? ([
                { name: 'email', label: t('email'), kind: 'text', hint: t('emailHint') },
                {
                  name: 'password',
                  label: t('initialPassword'),
                  kind: 'text',
                  hint: t('initialPasswordHint', { count: PASSWORD_MIN }),
                },
              ] as const)
            : []),
        ]}
        submitLabel={shared('save')}
        onSubmit={send}
        onDone={onClose}
        onCancel={onClose}
        refreshes={staffKeys}
      />
    </Modal>
  )
}
