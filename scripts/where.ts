import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { shipped } from '../cli/policy-io.ts'
import { clausesWhere } from '../cli/where-clauses.ts'
import { shortDuration } from '../engine/lint/short-duration.ts'

// `npm run where 8(2)` or `npm run where 30 分钟`: which clause, which rules follow it, and in which files they stand.
const root = fileURLToPath(new URL('..', import.meta.url))
const query = process.argv.slice(2).join(' ').trim()
if (query === '') {
  console.error('用法 / usage: npm run where -- <条款号或词 / clause number or words>')
  process.exit(2)
}

const folders = ['policies', 'events', 'engine', 'server', 'web', 'docs']
const lines = folders.flatMap(folder =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(path => /\.(tsx?|md)$/.test(path))
    .flatMap(path =>
      readFileSync(join(root, folder, path), 'utf8')
        .split('\n')
        .map((text, i) => ({ at: `${folder}/${path}:${i + 1}`, text })),
    ),
)
const bare = query.replace(/\s+/g, '').toLowerCase()
const has = (text: string) => text.replace(/\s+/g, '').toLowerCase().includes(bare)

const clauses = clausesWhere(shipped, query)
for (const { pack, number, clause, rules } of clauses) {
  console.log(`\n《${pack.title.zh}》第 ${number} 条 ${clause.title.zh}\n  ${clause.gist.zh}`)
  for (const rule of rules) {
    const line = lines.find(l => l.at.startsWith(`policies/${pack.id}`) && l.text.includes(`'${rule.id}'`))
    console.log(`  · ${rule.title.zh}${rule.within ? `  ${shortDuration(rule.within, 'zh')}` : ''}  ${line?.at ?? ''}`)
  }
}
const found = lines.filter(l => has(l.text)).slice(0, 40)
if (found.length > 0) console.log('\n文件 / files')
for (const { at, text } of found) console.log(`  ${at}  ${text.trim().slice(0, 140)}`)
if (clauses.length === 0 && found.length === 0) {
  console.log('没有找到。/ nothing found.')
  process.exit(1)
}
