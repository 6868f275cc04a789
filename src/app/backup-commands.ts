import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import type { Text } from '../platform/domain/text.ts'
import type { BackupContents } from '../platform/server/backup/read-backup.ts'
import { writeBackup } from '../platform/server/backup/write-backup.ts'
import { dataFolderPath } from '../platform/server/cluster/data-folder.ts'
import { backupPlan } from './backup-plan.ts'
import { openBackupOf } from './backup-source.ts'
import { showProgress } from './progress.ts'
import { restoreInto } from './restore-into.ts'

interface Options {
  readonly json?: boolean
  readonly data?: string
}

/** `bytes` and `sha256` are those of the file. */
interface Answer {
  readonly file: string
  readonly tables: readonly { readonly name: string; readonly rows: number }[]
  readonly rows: number
  readonly bytes: number
  readonly sha256: string
  /** Everything known at or before this instant is in the file. */
  readonly knownAt: string
  /** Tables and files of the installation that the backup does not hold. */
  readonly notIncluded: readonly string[]
}

/** `backup FILE` and `restore FILE`. */
export function backupCommands(program: Command): void {
  program
    .command('backup')
    .description('sao lưu mọi dữ liệu vào một tệp / back everything up into one file')
    .argument('<file>')
    .option('--force', 'thay tệp đã có / replace an existing file')
    .option('--json')
    .option('--data <dir>')
    .action((file: string, options: Options & { force?: boolean }) => backUp(file, options))
  program
    .command('restore')
    .description('khôi phục một tệp sao lưu vào thư mục dữ liệu mới / restore a backup into a new data folder')
    .argument('<file>')
    .option('--json')
    .option('--data <dir>')
    .action((file: string, options: Options) => restore(file, options))
}

const say = (notice: Text): void => void process.stderr.write(`${notice.vi}\n${notice.en}\n`)
const folderOf = (options: Options): string => resolve(options.data ?? dataFolderPath(process.env))

async function backUp(file: string, options: Options & { force?: boolean }): Promise<void> {
  const progress = showProgress()
  const undo: (() => Promise<void>)[] = []
  try {
    const contents = await writeBackup(
      { file, product: backupPlan.product, isForced: options.force === true },
      async () => {
        const run = await openBackupOf(folderOf(options), say)
        undo.push(run.close)
        return run.bytes
      },
      progress.show,
    )
    progress.end()
    print(options, answerFrom(file, contents, folderOf(options)), backedUp)
  } finally {
    progress.end()
    for (const step of undo) await step()
  }
}

async function restore(file: string, options: Options): Promise<void> {
  const progress = showProgress()
  try {
    const contents = await restoreInto(folderOf(options), resolve(file), say, progress.show)
    progress.end()
    print(options, answerFrom(file, contents, folderOf(options)), restored)
  } finally {
    progress.end()
  }
}

const accountsFile = 'demo-accounts.json'

function answerFrom(file: string, contents: BackupContents, dataDir: string): Answer {
  const { header, tables, bytes, sha256 } = contents
  return {
    file: resolve(file),
    tables: tables.map(({ name, rows }) => ({ name, rows })),
    rows: tables.reduce((sum, table) => sum + table.rows, 0),
    bytes,
    sha256,
    knownAt: header.knownAt,
    notIncluded: [
      ...header.excluded,
      ...header.strangers,
      ...(existsSync(join(dataDir, accountsFile)) ? [accountsFile] : []),
    ],
  }
}

function print(options: Options, answer: Answer, plain: (answer: Answer) => readonly Text[]): void {
  const texts = plain(answer)
  const lines = [...texts.map((text) => text.vi), '', ...texts.map((text) => text.en)]
  process.stdout.write(options.json ? `${JSON.stringify(answer, null, 2)}\n` : `${lines.join('\n')}\n`)
}

const holdsAccounts = (answer: Answer): boolean => answer.notIncluded.includes(accountsFile)

const backedUp = (answer: Answer): readonly Text[] => [
  {
    vi: `Đã sao lưu ${answer.rows} dòng của ${answer.tables.length} bảng, biết đến ${answer.knownAt}, và đọc lại để kiểm tra: ${answer.file} (${answer.bytes} byte, sha256 ${answer.sha256}).`,
    en: `Backed up ${answer.rows} rows of ${answer.tables.length} tables, known at ${answer.knownAt}, and read back to check: ${answer.file} (${answer.bytes} bytes, sha256 ${answer.sha256}).`,
  },
  {
    vi: `Không có trong tệp: ${answer.notIncluded.join(', ')}. Tệp không được mã hóa; hãy giữ nó như giữ thư mục dữ liệu.`,
    en: `Not in the file: ${answer.notIncluded.join(', ')}. The file is not encrypted; guard it like the data folder.`,
  },
  ...(holdsAccounts(answer)
    ? [
        {
          vi: `${accountsFile} không thuộc bản sao lưu: mật khẩu trình diễn vẫn đúng sau khi khôi phục, nhưng lúc mở máy chủ sẽ không in ra nữa. Hãy giữ tệp ấy riêng nếu còn cần.`,
          en: `${accountsFile} is not part of the backup: the demo passwords stay valid after a restore, but the start no longer prints them. Keep that file apart if you still need it.`,
        },
      ]
    : []),
]

const restored = (answer: Answer): readonly Text[] => [
  {
    vi: `Đã khôi phục ${answer.rows} dòng của ${answer.tables.length} bảng từ ${answer.file}, đọc lại và so từng bảng: trùng khớp. Số liệu biết đến ${answer.knownAt}.`,
    en: `Restored ${answer.rows} rows of ${answer.tables.length} tables from ${answer.file}, read back and compared table by table: equal. Figures are known at ${answer.knownAt}.`,
  },
  {
    vi: 'Mọi người đăng nhập lại bằng mật khẩu cũ; lời mời chưa dùng cần được gửi lại.',
    en: 'Everybody signs in anew with the password they had; invitations not used yet are to be sent again.',
  },
  ...(holdsAccounts(answer)
    ? [
        {
          vi: `${accountsFile} đang nằm trong thư mục dữ liệu không thuộc bản sao lưu này: mật khẩu trong đó có thể không đúng.`,
          en: `${accountsFile} lies in the data folder and does not belong to this backup: its passwords may not be valid.`,
        },
      ]
    : []),
]
