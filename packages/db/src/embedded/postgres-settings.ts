import { socketPort } from './socket-folder'

// For a small machine and short statements. shared_buffers is left to initdb, which found out what the machine allows.
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

const forTests = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

export function postgresArguments(
  dataDir: string,
  socketFolder: string,
  { ephemeral, settings }: { ephemeral: boolean; settings: Record<string, string> },
): string[] {
  const all = {
    ...defaults,
    ...(ephemeral ? forTests : {}),
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
