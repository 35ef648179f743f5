import { pino } from 'pino'
import { readConfig } from './config.ts'
import { demoEmail, demoPassword } from './demo/create-demo.ts'
import { demoStaff } from './demo/staff.ts'
import { OperatorError } from './operator-error.ts'
import { type Running, start } from './start.ts'

// The only place that reads the wall clock for the server: everything else is given the moment.
const clock = () => new Date().toISOString()

try {
  const config = readConfig(process.env)
  const log = pino({ level: config.logLevel })
  const running = await start(config, { clock, log })
  process.stdout.write(welcome(running))
  let isStopping = false
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    await running.stop()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
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
    for (const person of demoStaff) if (person.hint) lines.push(`    ${demoEmail(person.login).padEnd(32)} ${person.name}  ${person.title} · ${person.hint.zh}`)
    lines.push('')
  }
  return `${lines.join('\n')}\n`
}
