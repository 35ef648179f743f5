import { App, Modal } from 'antd'
import { z } from 'zod'
import { freeText, Id, shortText } from '../../events/define.ts'
import {
  AddOrder,
  NewProject,
  type ProjectView,
  ProjectView as ProjectViewSchema,
  StopProject,
} from '../../server/projects/schema.ts'
import { newId } from '../api/new-id.ts'
import { request } from '../api/request.ts'
import { useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { CustomerInput } from './customer-input.tsx'
import { PlanInput } from './plan-input.tsx'
import { projectWords } from './words.ts'

const { phases } = NewProject.shape
const NewForm = z.object({
  name: shortText.max(200),
  customerId: Id.optional(),
  site: z.string().max(300).optional(),
  manager: Id,
  phases,
})
const PlanForm = z.object({ manager: Id, phases, reason: freeText.max(2_000) })

type Close = { readonly onClose: () => void }

function useSaved(onClose: () => void) {
  const t = useWords(projectWords)
  const { message } = App.useApp()
  return () => {
    void message.success(t('saved'))
    onClose()
  }
}

/** 新建项目 with its first plan. */
export function NewProjectDialog({ onClose, onDone }: Close & { readonly onDone: (project: ProjectView) => void }) {
  const t = useWords(projectWords)
  return (
    <Modal open width={980} title={t('add')} onCancel={onClose} footer={null} destroyOnHidden>
      <ActForm
        schema={NewForm}
        fields={[
          { name: 'name', label: t('name'), kind: 'text', maxLength: 200 },
          { name: 'customerId', label: t('customer'), kind: 'custom', input: <CustomerInput /> },
          { name: 'site', label: t('site'), kind: 'text', maxLength: 300 },
          { name: 'manager', label: t('manager'), kind: 'person' },
          { name: 'phases', label: t('phases'), kind: 'custom', wide: true, input: <PlanInput /> },
        ]}
        initial={{
          phases: [{ id: newId(), title: '', from: '', until: '', weight: 100, costFen: 0, isKeyNode: false }],
        }}
        draft="project/new"
        submitLabel={t('save')}
        refreshes={[['projects']]}
        onSubmit={(data, intent) => request('/api/projects', { method: 'POST', body: data, schema: ProjectViewSchema, intent })}
        onDone={onDone}
        onCancel={onClose}
      />
    </Modal>
  )
}

/** 更改计划: another version, with its reason. */
export function ChangePlanDialog({ project, onClose }: Close & { readonly project: ProjectView }) {
  const t = useWords(projectWords)
  const saved = useSaved(onClose)
  return (
    <Modal open width={980} title={`${t('changePlan')} · ${project.number}`} onCancel={onClose} footer={null} destroyOnHidden>
      <ActForm
        schema={PlanForm}
        fields={[
          { name: 'manager', label: t('manager'), kind: 'person' },
          { name: 'phases', label: t('phases'), kind: 'custom', wide: true, input: <PlanInput /> },
          { name: 'reason', label: t('reason'), kind: 'multiline', rows: 2 },
        ]}
        initial={{
          manager: project.manager.id,
          phases: project.phases.map(({ id, title, from, until, weight, costFen, isKeyNode }) => ({
            ...{ id, title, from, until, weight, costFen, isKeyNode },
          })),
        }}
        draft={`project/${project.id}/plan`}
        submitLabel={t('save')}
        refreshes={[['projects']]}
        onSubmit={(data, intent) =>
          request(`/api/projects/${project.id}/plan`, { method: 'POST', body: data, schema: ProjectViewSchema, intent })
        }
        onDone={saved}
        onCancel={onClose}
      />
    </Modal>
  )
}

/** 加入派工单 by its number. */
export function AddOrderDialog({ project, phase, onClose }: Close & { readonly project: ProjectView; readonly phase: string }) {
  const t = useWords(projectWords)
  const saved = useSaved(onClose)
  return (
    <Modal open title={t('addOrder')} onCancel={onClose} footer={null} destroyOnHidden>
      <ActForm
        schema={AddOrder}
        fields={[
          { name: 'number', label: t('orderNumber'), hint: t('orderHint'), kind: 'text', maxLength: 60, wide: true },
          {
            ...{ name: 'phase', label: t('phase'), kind: 'select', wide: true },
            options: project.phases.map(one => ({ value: one.id, label: one.title })),
          },
        ]}
        initial={{ phase }}
        submitLabel={t('save')}
        refreshes={[['projects']]}
        onSubmit={(data, intent) =>
          request(`/api/projects/${project.id}/orders`, { method: 'POST', body: data, schema: ProjectViewSchema, intent })
        }
        onDone={saved}
        onCancel={onClose}
      />
    </Modal>
  )
}

/** 终止项目 with its reason. */
export function StopDialog({ project, onClose }: Close & { readonly project: ProjectView }) {
  const t = useWords(projectWords)
  const saved = useSaved(onClose)
  return (
    <Modal open title={`${t('stop')} · ${project.number}`} onCancel={onClose} footer={null} destroyOnHidden>
      <ActForm
        schema={StopProject}
        fields={[{ name: 'reason', label: t('reason'), kind: 'multiline', rows: 3 }]}
        submitLabel={t('stop')}
        refreshes={[['projects']]}
        onSubmit={(data, intent) =>
          request(`/api/projects/${project.id}/stop`, { method: 'POST', body: data, schema: ProjectViewSchema, intent })
        }
        onDone={saved}
        onCancel={onClose}
      />
    </Modal>
  )
}
