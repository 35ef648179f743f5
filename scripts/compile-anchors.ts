import { readFileSync, writeFileSync } from 'node:fs'
import { compileContract } from '../server/anchors/contract/compile.ts'

// Writes what the server deploys and asks (server/anchors/contract/anchors.json) from the contract's source; a test compiles it again and compares.
const folder = new URL('../server/anchors/contract/', import.meta.url)
const compiled = compileContract(readFileSync(new URL('Anchors.sol', folder), 'utf8'))
writeFileSync(new URL('anchors.json', folder), `${JSON.stringify(compiled, null, 2)}\n`)
process.stdout.write(`${compiled.compiler}: ${compiled.bytecode.length / 2 - 1} bytes\n`)
