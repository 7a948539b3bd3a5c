import { totalmem } from 'node:os'
import { socketPort } from './socket-folder'

// For a small machine and short statements.
const defaults = {
  max_connections: '60',
  random_page_cost: '1.1',
  jit: 'off',
  // Parallel workers share memory through /dev/shm, of which a container has 64 MB.
  max_parallel_workers_per_gather: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Few lines, and no statements or values of users: the API reports failed statements itself.
  log_min_messages: 'warning',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}

/** What initdb finds out to be possible, and never goes beyond. */
const usualBufferMegabytes = 128
const mostBufferMegabytes = 4_096

/**
 * An eighth of the memory, which this process and others need too: what doesn't fit is copied from the system's cache
 * again and again. In a workspace of a million tasks, 128 MB made moves and searches a quarter slower than in a
 * small one. Memory is taken as it is used.
 */
function buffers(): Record<string, string> {
  const bytes = Math.min(process.constrainedMemory() || Number.POSITIVE_INFINITY, totalmem())
  const megabytes = Math.min(Math.floor(bytes / 8 / 1_048_576), mostBufferMegabytes)
  return megabytes > usualBufferMegabytes ? { shared_buffers: `${megabytes}MB` } : {}
}

const forTests = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

export function postgresArguments(
  dataDir: string,
  socketFolder: string,
  { ephemeral, settings }: { ephemeral: boolean; settings: Record<string, string> },
): string[] {
  const all = {
    ...defaults,
    ...(ephemeral ? forTests : buffers()),
    ...settings,
    // With password-less local logins the socket's folder is the only gate: never a TCP port.
    listen_addresses: '',
    port: String(socketPort),
    unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"`,
  }
  return [
    '-D',
    dataDir,
    ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
}
