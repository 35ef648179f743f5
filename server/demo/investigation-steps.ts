import type { Duration } from '../../events/duration.ts'
import { made } from './record-steps.ts'
import { type Step, step } from './steps.ts'

type Factor = 'people' | 'machine' | 'material' | 'method' | 'environment' | 'measurement'
type Bone = readonly [factor: Factor, cause: string, finding: 'holds' | 'ruled-out' | 'open', depth?: 0 | 1]
/** What an investigation turned up: bones and whys in words, codes of the company's trees. */
export type Found = {
  readonly bones: readonly Bone[]
  readonly whys: readonly string[]
  readonly cause?: string
  readonly failure?: string
  readonly part?: string
  /** A sample went to a laboratory outside. */
  readonly laboratory?: string
}

/** What is known of any complaint whose story says no more. */
const usual = (cause: string): Found => ({
  bones: [
    ['method', '检查项不全，没有写明由谁复核', 'holds'],
    ['people', '班次交接没有口头确认', 'ruled-out'],
  ],
  whys: [cause, '流程没有写明由谁复核'],
})

/** Evidence filed, a sample handed to a laboratory, and the causes traced to it (penal 三(三)1, 2). */
export function investigatedBy(
  story: { readonly cause: string; readonly causeClass: string; readonly found?: Found },
  hours: (quick: number) => Duration,
): Step[] {
  const found = story.found ?? usual(story.cause)
  const { cause, failure, part, laboratory } = found
  return [
    made(
      hours(2),
      'handler',
      'evidence',
      now => ({
        pieces: [
          { kind: 'service-record', collectedAt: now.before(40) },
          { kind: laboratory === undefined ? 'correspondence' : 'sample', collectedAt: now.before(20) },
        ],
      }),
      {
        pieces: [
          { shows: `服务记录与客户所述一致：${story.cause}`, from: '服务档案' },
          laboratory === undefined
            ? { shows: '与客户的微信和电话记录，时间、经过清楚', from: '客户' }
            : { shows: '客户处取回的实物一件，已封签', from: '客户现场' },
        ],
      },
    ),
    ...(laboratory === undefined
      ? []
      : [
          step({ minutes: 30 }, 'handler', 'hand-over-evidence', now => ({
            pieces: [2],
            from: now.me,
            toOutside: laboratory,
            place: '收发室',
            handedAt: now.before(0),
            note: '封签完好，双方签字',
          })),
        ]),
    made(
      hours(3),
      'handler',
      'cause-analysis',
      {
        cause: story.causeClass,
        fishbone: found.bones.map(([factor, , finding, depth = 0]) => ({
          factor,
          finding,
          depth,
          ...(finding === 'holds' ? { evidence: [1] } : {}),
        })),
        whys: found.whys.map((_, at) => ({ evidence: at === 0 ? [1] : [1, 2] })),
        ...(cause === undefined ? {} : { causeCode: cause }),
        ...(failure === undefined ? {} : { failureCode: failure }),
        ...(part === undefined ? {} : { partCode: part }),
      },
      { fishbone: found.bones.map(([, text]) => ({ cause: text })), whys: found.whys.map(because => ({ because })) },
    ),
  ]
}
