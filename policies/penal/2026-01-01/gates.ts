import type { Pack } from '../../../engine/pack.ts'
import { both } from './bilingual.ts'
import { carriedOutSanctions } from './evidence.ts'
import { r } from './regulation.ts'

const complaint = ['complaint'] as const
const penalty = ['penalty'] as const
const rectification = ['rectification'] as const
const all = (...evidence: string[]) => evidence.map(id => ({ evidence: id }))
const record = (id: string) => ({ record: { in: [id] } })

const ofComplaint = r.gates([
  {
    id: 'handler-before-evidence',
    clause: '三(二)2',
    title: both('先指定负责人，再调查', 'A handler is named before the investigation'),
    act: 'make-record',
    when: record('evidence'),
    kinds: complaint,
    needs: all('handler-named'),
  },
  {
    id: 'evidence-before-findings',
    clause: '三(三)1',
    title: both('先收集证据、分析原因，再下结论', 'Evidence and causes before the findings'),
    act: 'investigate',
    kinds: complaint,
    needs: all('evidence-collected', 'causes-analysed'),
  },
  {
    id: 'findings-before-liability',
    clause: '三(三)3',
    title: both('按原因分析认定责任', 'Liability rests on the findings'),
    act: 'make-record',
    when: record('liability'),
    kinds: complaint,
    needs: all('investigated'),
  },
  {
    id: 'discussion-before-solution',
    clause: '三(四)1',
    title: both('方案先与有关部门商讨', 'The solution is discussed first'),
    act: 'plan',
    kinds: complaint,
    needs: all('liability-found', 'discussed'),
  },
  {
    id: 'level-before-solution',
    clause: '三(一)3',
    reading: 'who-grades',
    title: both('方案按确认的等级确定', 'A solution is decided at the confirmed level'),
    act: 'plan',
    kinds: complaint,
    needs: all('graded'),
  },
  {
    id: 'told-before-start',
    clause: '三(五)1',
    title: both('方案确定并告知客户后办理', 'The solution is approved and told before work begins'),
    act: 'start',
    kinds: complaint,
    needs: all('plan-approved', 'customer-told'),
  },
  {
    id: 'duties-before-start',
    clause: '三(六)2',
    title: both('多个部门先写明分工', 'With several departments, duties are written first'),
    act: 'start',
    kinds: complaint,
    needs: [{ evidence: 'duties-divided', ifSeen: 'several-departments' }],
  },
  {
    id: 'start-before-completion',
    clause: '三(六)1',
    title: both('按确定的方案办完', 'Completion follows the solution'),
    act: 'complete',
    kinds: complaint,
    needs: all('plan-approved', 'started'),
  },
  {
    id: 'completion-before-result',
    clause: '三(七)1',
    title: both('办完后向客户说明结果', 'The result is told after completion'),
    act: 'send-result',
    kinds: complaint,
    needs: all('completed'),
  },
  {
    id: 'confirmation-before-assessment',
    clause: '三(七)1',
    title: both('客户确认后评估效果', 'The effect is assessed after confirmation'),
    act: 'make-record',
    when: record('effect-assessment'),
    kinds: complaint,
    needs: all('confirmed'),
  },
  {
    id: 'satisfied-before-closing',
    clause: '三(七)1',
    reading: 'unreachable',
    title: both('客户满意才能办结', 'Closed only with the customer satisfied'),
    act: 'archive',
    kinds: complaint,
    needs: all('result-sent', 'confirmed'),
  },
  {
    id: 'assessed-before-closing',
    clause: '三(七)2',
    reading: 'closing',
    title: both('评估效果后办结', 'Closed after the effect is assessed'),
    act: 'archive',
    kinds: complaint,
    needs: all('effect-assessed'),
  },
])

const ofPenalty = r.gates([
  {
    id: 'two-persons-before-findings',
    clause: '一(三)3',
    reading: 'penalty-procedure',
    title: both('两名以上人员取证后下结论', 'Findings rest on the evidence of two or more'),
    act: 'investigate',
    kinds: penalty,
    needs: all('handler-named', 'two-witnesses'),
  },
  {
    id: 'findings-before-hearing',
    clause: '四',
    reading: 'penalty-procedure',
    title: both('查明事实后听取申辩', 'The party is heard on the findings'),
    act: 'make-record',
    when: record('hearing'),
    kinds: penalty,
    needs: all('investigated'),
  },
  {
    id: 'hearing-before-decision',
    clause: '四',
    reading: 'penalty-procedure',
    title: both('听取申辩后才能提请处罚', 'No penalty is put forward before the hearing'),
    act: 'submit-matter',
    kinds: penalty,
    needs: all('graded', 'two-witnesses', 'heard'),
  },
  {
    id: 'decision-before-notice',
    clause: '四',
    reading: 'penalty-procedure',
    title: both('决定后告知', 'Notice follows the decision'),
    act: 'make-record',
    when: record('penalty-notice'),
    kinds: penalty,
    needs: all('decided'),
  },
  ...[
    'self-criticism',
    'internal-notice',
    'talk',
    'deduction',
    'improvement-plan',
    'rectification-opened',
    'restriction',
    'demotion',
    'contract-ended',
    'appeal',
  ].map(
    id =>
      ({
        id: `notice-before-${id}`,
        clause: '四',
        reading: 'penalty-procedure',
        title:
          id === 'appeal'
            ? both('告知后可以申诉', 'An appeal follows the notice')
            : both('告知后执行', 'Carried out after the notice'),
        act: 'make-record',
        when: record(id),
        kinds: penalty,
        needs: all('notified'),
      }) as const,
  ),
  {
    id: 'carried-out-before-closing',
    clause: '四',
    title: both('执行完毕、申诉答复后结案', 'Closed when carried out and any appeal is answered'),
    act: 'close-matter',
    when: { outcome: { in: ['done'] } },
    kinds: penalty,
    needs: [
      { evidence: 'notified' },
      { evidence: 'appeal-decided', ifSeen: 'appealed' },
      ...carriedOutSanctions.map(id => ({ evidence: `${id}-done`, ifSeen: `${id}-ordered` })),
    ],
  },
])

const ofRectification = r.gates([
  {
    id: 'level-before-measures',
    clause: '四(一)3',
    reading: 'rectification-approval',
    title: both('写明等级，才知道由谁审核', 'The level says who approves'),
    act: 'plan',
    kinds: rectification,
    needs: all('graded'),
  },
  {
    id: 'approval-before-measures',
    clause: '四(一)3',
    reading: 'rectification-approval',
    title: both('审核通过后实施', 'Carried out after approval'),
    act: 'start',
    kinds: rectification,
    needs: all('plan-approved'),
  },
  {
    id: 'measures-before-completion',
    clause: '五(二)1',
    title: both('实施后完成', 'Completion follows the measures'),
    act: 'complete',
    kinds: rectification,
    needs: all('plan-approved', 'started'),
  },
  {
    id: 'completion-before-effect',
    clause: '五(四)1',
    title: both('完成后评估效果', 'The effect is assessed after completion'),
    act: 'make-record',
    when: record('effect-check'),
    kinds: rectification,
    needs: all('completed'),
  },
  {
    id: 'effect-before-restart',
    clause: '四(一)4',
    title: both('评估合格、投诉率明显下降才恢复业务', 'Business is restored once assessed and the rate is clearly down'),
    act: 'make-record',
    when: record('restoration'),
    kinds: rectification,
    needs: all('effective', 'rate-down'),
  },
  {
    id: 'effect-before-closing',
    clause: '五(四)2',
    title: both('有效、已恢复、漏洞已补才结束', 'Closed when effective, restored and the gap mended'),
    act: 'close-matter',
    when: { outcome: { in: ['done'] } },
    kinds: rectification,
    needs: [
      { evidence: 'effective' },
      { evidence: 'restored', ifSeen: 'still-restricted' },
      { evidence: 'gap-mended', ifSeen: 'gap-found' },
    ],
  },
])

export const gates: Pack['gates'] = [...ofComplaint, ...ofPenalty, ...ofRectification]
