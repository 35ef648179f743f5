import { setFlagsFromString } from 'node:v8'
import { readConfig } from './config.ts'
import { demoPassword, demoPeople } from './demo/companies.ts'
import { createLog } from './operations/log.ts'
import { OperatorError } from './operator-error.ts'
import { type Running, start } from './start.ts'

// On a machine with much memory V8 lets what is dead pile up to twice what lives before it looks (decision 0075). Here, for whoever starts the
// program in another way than ours has the same.
setFlagsFromString('--heap-growing-percent=30')

// The only place that reads the wall clock for the server: everything else is given the moment.
const clock = () => new Date().toISOString()

// A signal during the first start waits until the demo company is whole; a second one ends the process at once.
let running: Running | undefined
let isStopping = false
const stop = async () => {
  if (isStopping) process.exit(1)
  isStopping = true
  if (running === undefined) return
  await running.stop()
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)

try {
  const config = readConfig(process.env)
  running = await start(config, { clock, log: createLog({ level: config.logLevel }) })
  if (isStopping) {
    await running.stop()
    process.exit(0)
  }
  process.stdout.write(welcome(running))
} catch (error) {
  if (error instanceof OperatorError) process.stderr.write(`${error.message}\n`)
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exit(1)
}

/** What the console says once the server answers: the address, and how to get in. */
function welcome({ url, setupToken, isDemo }: Running): string {
  const lines = ['', `  闭环 Bihuan  ${url}`, '']
  if (setupToken !== undefined) lines.push(`  首次使用：打开 ${url}/setup ，口令 / first run, token: ${setupToken}`, '')
  else if (isDemo) {
    lines.push(`  演示账号（仅限本机），密码 / demo logins (this computer only), password: ${demoPassword}`)
    for (const { company, people } of demoPeople) {
      lines.push('', `  ${company.name}（${company.packs.map(pack => `《${pack.title.zh}》`).join('')}）`)
      for (const { email, name, title, hint } of people) lines.push(`    ${email.padEnd(32)} ${name}  ${title} · ${hint.zh}`)
    }
    lines.push('')
  }
  return `${lines.join('\n')}\n`
}
