import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Refusal, refusals, refuse, refuseAct, refuseInput } from './errors.ts'
import { toProblem } from './problem.ts'
import type { RefusalEntry } from './refusals/refusal-words.ts'

const all = Object.entries<RefusalEntry>(refusals).sort(([one], [other]) => (one < other ? -1 : 1))

test('docs/errors.md lists every refusal, and no other; `npx vitest run server/errors.test.ts -u` writes it anew', async () => {
  const rows = all.map(([code, { status, zh, en }]) => `| \`${code}\` | ${status} | ${zh.title} | ${zh.mend} | ${en.title} |`)
  await expect(`${INTRODUCTION}${rows.join('\n')}\n`).toMatchFileSnapshot('../docs/errors.md')
})

const INTRODUCTION = `# 拒绝与错误 / Refusals

服务器拒绝请求时，以 \`application/problem+json\`（RFC 9457）返回：\`type title status detail code clause reading mend fields missing problems instance\`。
\`code\` 是下表之一；\`clause\` 为拒绝所依据的条款，\`reading\` 为所依据的口径，\`missing\` 为尚缺的材料，\`fields\` 为各字段的问题，\`problems\` 为大件内容（如制度包）中的各处问题及改法，\`instance\` 为请求编号。
语言随 \`Accept-Language\`。\`/api/auth/*\` 中未列入下表的代码（如 \`INVALID_CODE\`）是 better-auth 自己的。

本表由 \`server/errors.test.ts\` 与 \`server/refusals/\` 核对：两者不一致时测试失败，\`npx vitest run server/errors.test.ts -u\` 重写本表。

| 代码 | 状态 | 含义 | 怎么办 | Meaning |
|---|---|---|---|---|
`

describe.each(all)('%s', (code, { status, zh, en }) => {
  test('has a code, a status that fits, and words in both languages', () => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)?$/)
    expect([400, 401, 403, 404, 409, 410, 413, 415, 416, 422, 423, 429, 500, 503]).toContain(status)
    for (const words of [zh.title, zh.mend]) expect(words).toMatch(/[\u4e00-\u9fff]/)
    for (const words of [en.title, en.mend]) expect(words).toMatch(/^[ -~’–…]+$/)
    expect([zh.mend, en.mend].every(words => /[。.]$/.test(words))).toBe(true)
  })
})

test('whatever the engine refuses is in the list', async () => {
  const sources = ['permissions', 'standing', 'measure-refusals', 'action-refusals']
  const read = (name: string) => readFile(new URL(`../engine/${name}.ts`, import.meta.url), 'utf8')
  const source = (await Promise.all(sources.map(read))).join('\n')
  const codes = [...source.matchAll(/(?:code: |refused\()'([\w.-]+)'/g)].map(match => match[1]!)
  expect(codes.length).toBeGreaterThan(8)
  expect(codes.filter(code => !(code in refusals))).toEqual([])
})

test('a refusal becomes a problem in the language asked for', () => {
  const refusal = refuseAct({
    code: 'gate.missing',
    because: { zh: '结案：还缺 用户回执', en: 'Closing: still missing the receipt' },
    clause: 'A12',
    reading: 'A12-1',
    missing: [{ evidence: 'receipt', title: { zh: '用户回执' }, clause: 'A11' }],
  })
  expect(refusal).toBeInstanceOf(Refusal)
  expect(toProblem(refusal, 'zh', '7')).toEqual({
    type: 'urn:bihuan:refusal:gate.missing',
    title: '进入下一步的条件尚未具备',
    status: 409,
    code: 'gate.missing',
    detail: '结案：还缺 用户回执',
    clause: 'A12',
    reading: 'A12-1',
    mend: '请先补齐所列材料。',
    missing: [{ evidence: 'receipt', title: '用户回执', clause: 'A11' }],
    instance: 'urn:bihuan:request:7',
  })
  expect(toProblem(refusal, 'en', '7')).toMatchObject({
    title: refusals['gate.missing'].en.title,
    detail: 'Closing: still missing the receipt',
  })
})

test('input is refused field by field, from where it lies', () => {
  const { error } = z.object({ level: z.enum(['major', 'minor']), note: z.string() }).safeParse({ level: 'huge' })
  expect(toProblem(refuseInput(error!, ['data']), 'zh', '7').fields).toEqual({
    'data.level': '只能是：major、minor',
    'data.note': '必填',
  })
})

test('a refusal without extras says only what its code says', () => {
  expect(Object.keys(toProblem(refuse('case.closed'), 'zh', '7')).sort()).toEqual([
    'code',
    'instance',
    'mend',
    'status',
    'title',
    'type',
  ])
})
