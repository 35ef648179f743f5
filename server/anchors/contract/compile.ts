import { createRequire } from 'node:module'

/** The compiler's answer as far as it is used. */
type Output = {
  readonly errors?: readonly { readonly severity: string; readonly formattedMessage: string }[]
  readonly contracts?: { readonly 'Anchors.sol'?: { readonly Anchors?: { readonly abi: unknown; readonly evm: Evm } } }
}
type Evm = { readonly bytecode: { readonly object: string }; readonly deployedBytecode: { readonly object: string } }

export type CompiledContract = {
  readonly compiler: string
  readonly abi: unknown
  readonly bytecode: string
  readonly runtime: string
}

/** Compiles the contract of a source text: its ABI, the code that deploys it and the code that then stands on the chain. For the script and the test that compare, never for the server. */
export function compileContract(source: string): CompiledContract {
  const solc = createRequire(import.meta.url)('solc') as { compile(input: string): string; version(): string }
  const settings = {
    // Chains of consortia run older rules; nothing of the newer ones is needed.
    evmVersion: 'paris',
    optimizer: { enabled: true, runs: 200 },
    // Without the hash of the source's comments the same code is the same bytes.
    metadata: { bytecodeHash: 'none', appendCBOR: false },
    outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object', 'evm.deployedBytecode.object'] } },
  }
  const input = { language: 'Solidity', sources: { 'Anchors.sol': { content: source } }, settings }
  const { errors = [], contracts } = JSON.parse(solc.compile(JSON.stringify(input))) as Output
  const contract = contracts?.['Anchors.sol']?.Anchors
  if (errors.length > 0 || contract === undefined) throw new Error(errors.map(one => one.formattedMessage).join('\n'))
  const { bytecode, deployedBytecode } = contract.evm
  return {
    compiler: solc.version(),
    abi: contract.abi,
    bytecode: `0x${bytecode.object}`,
    runtime: `0x${deployedBytecode.object}`,
  }
}
