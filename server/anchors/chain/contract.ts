import { createContract, events } from 'micro-eth-signer/abi.js'
import compiled from '../contract/anchors.json' with { type: 'json' }

/** The contract as it is asked; a test holds it to what the compiler says. */
export const abi = [
  {
    anonymous: false,
    inputs: [
      { indexed: true, internalType: 'bytes32', name: 'hash', type: 'bytes32' },
      { indexed: true, internalType: 'address', name: 'sender', type: 'address' },
      { indexed: false, internalType: 'uint256', name: 'time', type: 'uint256' },
    ],
    name: 'Anchored',
    type: 'event',
  },
  {
    inputs: [{ internalType: 'bytes32', name: 'hash', type: 'bytes32' }],
    name: 'anchor',
    outputs: [],
    stateMutability: 'nonpayable',
    type: 'function',
  },
  {
    inputs: [{ internalType: 'bytes32', name: '', type: 'bytes32' }],
    name: 'firstBlock',
    outputs: [{ internalType: 'uint256', name: '', type: 'uint256' }],
    stateMutability: 'view',
    type: 'function',
  },
] as const

/** What is sent to make the contract. */
export const deployment = compiled.bytecode
/** What then stands at its address. */
export const runtime = compiled.runtime

const contract = createContract(abi)
const anchored = events(abi).Anchored

/** The input of the transaction that anchors a hash of 32 bytes. */
export const anchorInput = (hash: Uint8Array): string => hex(contract.anchor.encodeInput(hash))

/** The topics of the event by which a hash was anchored by this sender. */
export const topicsOf = (hash: Uint8Array, sender: string): (string | null)[] => anchored.topics({ hash, sender, time: null })

/** Bytes as JSON-RPC writes them. */
export const hex = (bytes: Uint8Array): string => `0x${Buffer.from(bytes).toString('hex')}`
