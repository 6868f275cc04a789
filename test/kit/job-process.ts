import { workFor } from '../../src/app/jobs.ts'
import { connect } from '../../src/platform/server/db/database.ts'
import { openPost } from '../../src/platform/server/mail/post.ts'
import { caller, keptDeadlines, quickPace } from './notice-world.ts'

/** A process that does the jobs of a database until it is killed; its arguments are JSON. */
const { access, mail } = JSON.parse(process.argv[2] ?? '{}')
const database = connect(access.owner, access.app)
await workFor(
  {
    database,
    caller,
    post: openPost(mail),
    publicUrl: 'http://127.0.0.1:4780',
    sources: [keptDeadlines],
    now: () => 0,
  },
  () => undefined,
  quickPace,
)
process.stdout.write('at work\n')
