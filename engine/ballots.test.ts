import { describe, expect, it } from 'vitest'
import type { RouteStep } from '../events/route-step.ts'
import { type GivenVote, outcomeOfVote, votesNeeded, waitingFor } from './ballots.ts'

const people = (...names: string[]) => names.map(person => ({ person, role: 'board-member' }))
const board: RouteStep = {
  id: 'board',
  mode: 'quorum',
  quorum: { of: 3, need: 2 },
  clause: '2.2',
  people: people('a', 'b', 'c', 'd', 'e'),
}
const head: RouteStep = { id: 'head', mode: 'any', clause: '2', people: people('h') }
const yes = (person: string, step = 'board'): GivenVote => ({ step, person, decision: 'approve' })
const no = (person: string, step = 'board'): GivenVote => ({ step, person, decision: 'reject' })

describe('two thirds of five', () => {
  it('are four', () => {
    expect(votesNeeded(board)).toBe(4)
  })
  it('pass with the fourth vote for it, whatever the fifth thinks', () => {
    expect(outcomeOfVote([board], 's', [yes('a'), no('b'), yes('c')], 'd', 'approve')).toBe('open')
    expect(outcomeOfVote([board], 's', [yes('a'), no('b'), yes('c'), yes('d')], 'e', 'approve')).toBe('approved')
  })
  it('cannot be reached any more after the second vote against it', () => {
    expect(outcomeOfVote([board], 's', [], 'a', 'reject')).toBe('open')
    expect(outcomeOfVote([board], 's', [yes('b'), no('a')], 'c', 'reject')).toBe('rejected')
  })
})

describe('steps', () => {
  it('are taken one after another, and only the last one carries it', () => {
    expect(waitingFor([head, board], 's', [])).toEqual({ step: 'head', people: ['h'] })
    expect(outcomeOfVote([head, board], 's', [], 'h', 'approve')).toBe('open')
    expect(waitingFor([head, board], 's', [yes('h', 'head'), yes('a')])).toEqual({ step: 'board', people: ['b', 'c', 'd', 'e'] })
  })
  it('are over once all have passed', () => {
    expect(waitingFor([head], 's', [yes('h', 'head')])).toBeUndefined()
  })
  it('never wait for whoever submitted it', () => {
    expect(waitingFor([board], 'b', [])!.people).not.toContain('b')
  })
})
