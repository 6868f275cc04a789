import { StartRefusal } from '../platform/server/cluster/start-refusal.ts'
import { showLoading } from './loading.ts'
import { openService, type Service } from './service.ts'

export interface StartOptions {
  readonly dataDir: string
  readonly edition: string
  readonly host: string
  readonly port: number
  readonly publicUrl: string | undefined
}

const line = (text = ''): void => {
  process.stdout.write(`${text}\n`)
}

/** Serves until SIGINT or SIGTERM; prints the address and the demo sign-ins. */
export async function start(options: StartOptions): Promise<void> {
  const began = performance.now()
  const publicUrl =
    options.publicUrl ?? `http://${options.host === '0.0.0.0' ? '127.0.0.1' : options.host}:${options.port}`
  const loading = showLoading()
  const service = await openService({
    dataDir: options.dataDir,
    env: process.env,
    edition: options.edition,
    onLoaded: loading.show,
    publicUrl,
    logLevel: 'warn',
    runsJobs: true,
    onNotice: (notice) => {
      line(notice.vi)
      line(notice.en)
    },
  }).finally(loading.end)
  try {
    await listen(service, options)
  } catch (error) {
    await service.close()
    throw error
  }
  service.hold.announce(publicUrl)
  welcome(service, publicUrl, performance.now() - began)
  const stop = (): void => {
    line('Đang dừng… / Stopping…')
    void service.close().then(() => process.exit(0))
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

async function listen(service: Service, options: StartOptions): Promise<void> {
  if (service.isDemonstration && !['127.0.0.1', 'localhost', '::1'].includes(options.host)) {
    throw new StartRefusal('demo-on-network', {
      vi: 'Bản có tài khoản trình diễn chỉ được mở trên máy này (127.0.0.1). Bỏ --host, hoặc dùng --edition none với thư mục dữ liệu khác.',
      en: 'An installation with demo accounts listens on this machine only (127.0.0.1). Drop --host, or use --edition none with another data folder.',
    })
  }
  await service.app.listen({ host: options.host, port: options.port }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error
    throw new StartRefusal('port-busy', {
      vi: `Cổng ${options.port} đang được chương trình khác dùng. Chọn cổng khác, ví dụ: PORT=${options.port + 1} npm start`,
      en: `Port ${options.port} is in use by another program. Choose another, for example: PORT=${options.port + 1} npm start`,
    })
  })
}

function welcome(service: Service, publicUrl: string, milliseconds: number): void {
  line()
  line(`Then Chốt: ${publicUrl}   (${(milliseconds / 1000).toFixed(1)} s)`)
  line(`Dữ liệu / data: ${service.hold.dataDir}`)
  if (service.demoAccounts.length > 0) {
    line()
    line('Tài khoản trình diễn / demo sign-ins:')
    for (const account of service.demoAccounts)
      line(`  ${account.login.padEnd(22)} ${account.password.padEnd(14)} ${account.name} / ${account.nameEn}`)
  }
  if (service.firstLink !== null) {
    line()
    line(
      'Liên kết dùng một lần cho quản trị viên đầu tiên (tên đăng nhập: quan-tri) / one-time link for the first administrator:',
    )
    line(`  ${service.firstLink}`)
  }
  line()
  line('Dừng bằng Ctrl C / stop with Ctrl C')
}
