import type { Endpoint } from './endpoint.ts'

/** What a module's commands get: the API for the length of one command. */
export interface CommandApi {
  /** @param file for an endpoint that takes one */
  json(endpoint: Endpoint, input: Record<string, unknown>, file?: Uint8Array): Promise<unknown>
  bytes(endpoint: Endpoint, input: Record<string, unknown>): Promise<Uint8Array>
}

/** Options every command has. `edition` runs on a temporary cluster that is removed at the end. */
export interface CommonOptions {
  readonly json?: boolean
  readonly data?: string
  readonly edition?: string
}

/** Runs a command over the API; its answer is printed as JSON or by `plain`, and sets the exit code (1: refused or findings). */
export type RunCommand = <Answer>(
  options: CommonOptions,
  work: (api: CommandApi) => Promise<Answer>,
  plain: (answer: Answer) => string,
  exitCode?: (answer: Answer) => 0 | 1,
) => Promise<void>
