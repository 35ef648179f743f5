import type { MarkStyle } from './clause-marks.ts'

/** Words with which the text behind a heading that runs into it usually begins. */
const OPENERS =
  '本制度|本办法|本规定|本公司|为了|为|对于|对|根据|按照|依据|通过|公司|当|若|如果|如|在|由|各|将|始终|包括|涵盖|涉及|因|客户认为|处理|组织|经过|造成|定期|收集|运用|明确|应|须|不得|负责|每|凡|任何|员工|接到|建立|制定|是指|与'
const RUN_IN = new RegExp(`^([\\u3400-\\u9fff]{2,12}?)(?=(?:${OPENERS})[\\u3400-\\u9fff]{4})`)
const LONGEST = 24

/** What a clause is called: its heading where it has one, else its first words. Never empty: a clause without words is called by its number. */
export function titleOf(text: string, style: MarkStyle, number: string): string {
  const line = text.split('\n', 1)[0]!.trim()
  if (line === '') return number
  if (style === 'book' || style === 'chapter' || style === 'section') return line.slice(0, 40)
  const isHeading = line.length <= LONGEST && !/[。；;，,]/.test(line)
  if (isHeading) return line.replace(/[：:]$/, '')
  const named = /^([^。；;，,：:\n]{2,16})[：:]/.exec(line)?.[1]
  if (named !== undefined) return named
  const runIn = style === 'article' ? undefined : RUN_IN.exec(line)?.[1]
  if (runIn !== undefined && runIn.length >= 2) return runIn
  const first = /^[^。；;，,：:]+/.exec(line)?.[0] ?? line
  return first.length > LONGEST ? `${first.slice(0, LONGEST - 1)}…` : first
}
