import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, InputNumber } from 'antd'
import type { ProjectPhase } from '../../engine/projects.ts'
import { newId } from '../api/new-id.ts'
import { useWords } from '../language/use-words.ts'
import { DayInput } from '../ui/moment-input.tsx'
import { MoneyInput } from '../ui/money-input.tsx'
import { projectWords } from './words.ts'

type Props = { readonly value?: readonly ProjectPhase[]; readonly onChange?: (phases: ProjectPhase[]) => void }

/** A new phase begins where the one before ends, and takes what is left of the weight. */
function another(phases: readonly ProjectPhase[]): ProjectPhase {
  const last = phases.at(-1)
  const left = Math.max(0, 100 - phases.reduce((sum, phase) => sum + phase.weight, 0))
  return { id: newId(), title: '', from: last?.until ?? '', until: last?.until ?? '', weight: left, costFen: 0, isKeyNode: false }
}

/** The phases of a plan in their order; the weights so far stand below, since they have to sum to 100. */
export function PlanInput({ value = [], onChange }: Props) {
  const t = useWords(projectWords)
  const put = (id: string, change: Partial<ProjectPhase>) =>
    onChange?.(value.map(phase => (phase.id === id ? { ...phase, ...change } : phase)))
  const sum = Math.round(value.reduce((all, phase) => all + phase.weight * 100, 0)) / 100
  return (
    <div className="project-plan">
      {value.map((phase, at) => (
        <div key={phase.id} className="project-plan-row">
          <Input
            aria-label={`${t('phaseTitle')} ${at + 1}`}
            placeholder={t('phaseTitle')}
            maxLength={100}
            value={phase.title}
            onChange={event => put(phase.id, { title: event.target.value })}
          />
          <span className="project-plan-days">
            <DayInput placeholder={t('from')} value={phase.from || null} onChange={day => put(phase.id, { from: day ?? '' })} />
            <DayInput
              placeholder={t('until')}
              value={phase.until || null}
              onChange={day => put(phase.id, { until: day ?? '' })}
            />
          </span>
          <InputNumber
            aria-label={`${phase.title} ${t('weight')}`}
            min={0}
            max={100}
            step={5}
            prefix={t('weight')}
            value={phase.weight}
            onChange={weight => put(phase.id, { weight: weight ?? 0 })}
          />
          <MoneyInput
            aria-label={`${phase.title} ${t('cost')}`}
            placeholder={t('cost')}
            value={phase.costFen}
            onChange={costFen => put(phase.id, { costFen: costFen ?? 0 })}
          />
          <Checkbox checked={phase.isKeyNode} onChange={event => put(phase.id, { isKeyNode: event.target.checked })}>
            {t('keyNode')}
          </Checkbox>
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={`${t('remove')} ${phase.title}`}
            disabled={value.length === 1}
            onClick={() => onChange?.(value.filter(one => one.id !== phase.id))}
          />
        </div>
      ))}
      <div className="project-plan-foot">
        <Button type="dashed" icon={<PlusOutlined />} onClick={() => onChange?.([...value, another(value)])}>
          {t('addPhase')}
        </Button>
        <span className={sum === 100 ? 'project-faint' : 'project-bad'}>
          {sum === 100 ? '✓' : '✗'} {t('weight')} {sum} / 100
        </span>
      </div>
    </div>
  )
}
