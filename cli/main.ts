type Command = (stdin: NodeJS.ReadableStream, stdout: NodeJS.WritableStream) => Promise<unknown>

/** Each command is loaded when it is asked for: `bihuan calendar` needs neither the server nor a database. */
const commands: Record<string, () => Promise<Command>> = {
  calendar: async () => (await import('./calendar.ts')).calendarCommand,
  'policy tables': async () => (await import('./policy-tables.ts')).policyTablesCommand,
}

const [first = '', second = ''] = process.argv.slice(2)
const load = commands[`${first} ${second}`] ?? commands[first]
if (load) {
  const command = await load()
  await command(process.stdin, process.stdout)
} else {
  process.stderr.write(`用法 / usage: bihuan <${Object.keys(commands).join(' | ')}>\n`)
  process.exitCode = 2
}

export {}
