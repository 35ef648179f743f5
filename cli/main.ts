import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { OperatorError } from '../server/operator-error.ts'
import type { CliEnvironment } from './backup.ts'
import type { PolicyCommand } from './policy-io.ts'

const lines = {
  out: (line: string) => void process.stdout.write(`${line}\n`),
  err: (line: string) => void process.stderr.write(`${line}\n`),
}

type Command = (args: readonly string[], environment: CliEnvironment) => Promise<unknown>

/** A `bihuan policy` command with its surroundings; its exit code is 0, 1 or 2 (cli/policy-io.ts). */
function policy(command: PolicyCommand): Command {
  return async (args, { env, now }) => {
    const { runPolicy } = await import('./policy-io.ts')
    const { stdin, stdout, stderr } = process
    process.exitCode = await runPolicy(command, args, { stdin, stdout, stderr, env, now })
  }
}

/** Each command is loaded when it is asked for: `bihuan calendar` needs neither the server nor a database. */
const commands: Record<string, () => Promise<Command>> = {
  calendar: async () => {
    const { calendarCommand } = await import('./calendar.ts')
    return () => calendarCommand(process.stdin, process.stdout)
  },
  'policy tables': async () => {
    const { policyTablesCommand } = await import('./policy-tables.ts')
    return () => policyTablesCommand(process.stdin, process.stdout)
  },
  'policy lint': async () => policy((await import('./policy-lint.ts')).lintCommand),
  'policy explain': async () => policy((await import('./policy-explain.ts')).explainCommand),
  'policy diff': async () => policy((await import('./policy-diff.ts')).diffCommand),
  'policy where': async () => policy((await import('./policy-where.ts')).whereCommand),
  'policy export': async () => policy((await import('./policy-exchange.ts')).exportCommand),
  'policy import': async () => policy((await import('./policy-exchange.ts')).importPackCommand),
  'policy coverage': async () => policy((await import('./policy-measure.ts')).coverageCommand),
  'policy events': async () => policy((await import('./policy-events.ts')).eventsCommand),
  'policy replay': async () => policy((await import('./policy-measure.ts')).replayCommand),
  ledger: async () => {
    const { ledgerCommand } = await import('./ledger.ts')
    return () => ledgerCommand(process.stdin, process.stdout)
  },
  anchors: async () => {
    const { anchorsCommand } = await import('./anchors.ts')
    return async (args, surroundings) => {
      process.exitCode = await anchorsCommand(args, surroundings)
    }
  },
  'ledger verify-bundle': async () => {
    const { verifyBundleCommand } = await import('./verify-bundle.ts')
    return async args => {
      process.exitCode = await verifyBundleCommand(args, lines)
    }
  },
  'ledger check': async () => {
    const { checkLedgerCommand } = await import('./ledger-server.ts')
    return async (args, { env }) => {
      process.exitCode = await checkLedgerCommand(args, { ...lines, env, pause })
    }
  },
  'ledger proof': async () => {
    const { proveCommand } = await import('./ledger-server.ts')
    return async (args, { env }) => {
      process.exitCode = await proveCommand(args, { ...lines, env, pause })
    }
  },
  mining: async () => {
    const { miningCommand } = await import('./mining.ts')
    return async args => {
      process.exitCode = await miningCommand(args, process)
    }
  },
  sample: async () => {
    const { sampleCommand } = await import('./sample.ts')
    return async args => {
      process.exitCode = await sampleCommand(args, { input: process.stdin, output: process.stdout })
    }
  },
  import: async () => {
    const { importCommand } = await import('./import.ts')
    return async (args, { env, now }) => {
      process.exitCode = await importCommand(args, {
        stdout: process.stdout,
        stderr: process.stderr,
        env,
        clock: now,
        newId: () => randomUUID(),
        newSalt: () => randomBytes(18).toString('base64url'),
      })
    }
  },
  keys: async () => (await import('./keys.ts')).keysCommand,
  'files move': async () => (await import('./keys.ts')).filesMoveCommand,
  backup: async () => (await import('./backup.ts')).backupCommand,
  restore: async () => (await import('./backup.ts')).restoreCommand,
  partition: async () => (await import('./partition.ts')).partitionCommand,
  doctor: async () => {
    const { doctorCommand } = await import('./doctor.ts')
    return async (args, surroundings) => {
      process.exitCode = await doctorCommand(args, surroundings)
    }
  },
  serve: async () => {
    await import('../server/main.ts')
    return async () => undefined
  },
}

const words = process.argv.slice(2)
const name = [words.slice(0, 2).join(' '), words[0] ?? ''].find(candidate => Object.hasOwn(commands, candidate))
if (name === undefined) {
  process.stderr.write(`用法 / usage: bihuan <${Object.keys(commands).join(' | ')}>\n`)
  process.exitCode = 2
} else {
  try {
    const command = await commands[name]!()
    await command(words.slice(name.split(' ').length), {
      env: process.env,
      now: () => new Date().toISOString(),
      out: line => process.stdout.write(`${line}\n`),
    })
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}
