import { DeleteOutlined } from '@ant-design/icons'
import { Button, InputNumber, Select } from 'antd'
import type { RequiredCertificate } from '../../server/assignment/schema.ts'
import type { SettingsView } from '../../server/settings/schema.ts'
import { useWords } from '../language/use-words.ts'
import { assignmentWords, modelSeparators } from './assignment-words.ts'
import { SettingPanel } from './setting-panel.tsx'

type Group = { readonly label: string; readonly options: { value: string; label: string }[] }
type Props = {
  readonly view: SettingsView
  readonly required: readonly RequiredCertificate[]
  readonly setRequired: (required: RequiredCertificate[]) => void
  readonly noticeDays: number
  readonly setNoticeDays: (days: number) => void
  /** Categories and their subtypes, by regulation. */
  readonly options: readonly Group[]
  readonly isReadOnly: boolean
}

/** 持证要求: which work needs which certificates, and how long before its end one counts as ending. */
export function CertificatesPanel({ view, required, setRequired, noticeDays, setNoticeDays, options, isReadOnly }: Props) {
  const a = useWords(assignmentWords)
  const all = options.flatMap(group => group.options)
  const nameOf = (category: string) => all.find(one => one.value === category)?.label ?? category
  return (
    <SettingPanel
      title={a('certificates')}
      hint={a('certificatesHint')}
      of={{ view, names: ['assignment.certificates', 'assignment.certificateNoticeDays'] }}
    >
      <ul className="assignment-people">
        {required.map(one => (
          <li key={one.category} className="assignment-person">
            <span className="assignment-name">{nameOf(one.category)}</span>
            <Select<string[]>
              mode="tags"
              aria-label={a('requiredOf', { category: nameOf(one.category) })}
              placeholder={a('kindsOf')}
              value={[...one.kinds]}
              onChange={kinds => setRequired(required.map(other => (other === one ? { ...other, kinds } : other)))}
              disabled={isReadOnly}
              tokenSeparators={[...modelSeparators]}
            />
            {!isReadOnly && (
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={a('removeRequired', { category: nameOf(one.category) })}
                onClick={() => setRequired(required.filter(other => other !== one))}
              />
            )}
          </li>
        ))}
      </ul>
      {!isReadOnly && (
        <Select<string | null>
          className="setting-wide"
          aria-label={a('addRequired')}
          placeholder={a('addRequired')}
          value={null}
          showSearch={{ optionFilterProp: 'label' }}
          options={options.map(group => ({ ...group }))}
          onChange={category => {
            if (category !== null && !required.some(one => one.category === category))
              setRequired([...required, { category, kinds: [] }])
          }}
        />
      )}
      <InputNumber
        aria-label={a('noticeDays')}
        prefix={a('noticeDays')}
        suffix={a('daysUnit')}
        min={1}
        max={366}
        value={noticeDays}
        disabled={isReadOnly}
        onChange={days => days !== null && setNoticeDays(days)}
      />
    </SettingPanel>
  )
}
