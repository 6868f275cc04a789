/** How safe and how large the private server is. */
export interface Settings {
  readonly socketDir: string
  readonly major: number
  /** False only where losing everything in a power cut is fine: tests. */
  readonly isDurable: boolean
}

/** The arguments of `postgres`: no TCP port, a small idle footprint, everything else as PostgreSQL ships it. */
export const serverArguments = ({ socketDir, major, isDurable }: Settings): string[] => {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: `"${socketDir.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    max_connections: '60',
    shared_buffers: '48MB',
    // The share of so small a cache would be 1.5 MB: a great import would write, and wait for the disk, ten times as often.
    wal_buffers: '8MB',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_destination: 'stderr',
    logging_collector: 'off',
    jit: 'off',
    fsync: isDurable ? 'on' : 'off',
    synchronous_commit: isDurable ? 'on' : 'off',
    full_page_writes: isDurable ? 'on' : 'off',
    // Three reader processes less in an idle house; reads come from the system's cache anyway.
    ...(major >= 18 ? { io_method: 'sync' } : {}),
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
