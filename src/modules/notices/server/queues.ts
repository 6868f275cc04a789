import type { Transaction } from '../../../platform/server/db/database.ts'
import { enqueue } from '../../../platform/server/jobs/enqueue.ts'
import { queue } from '../../../platform/server/jobs/queue.ts'

export const refreshQueue = queue('notices.refresh', true)
export const digestQueue = queue('notices.digest', true)
export const mailQueue = queue<{ readonly mailingId: string }>('notices.mail')
export const confirmQueue = queue<{ readonly addressId: string }>('notices.confirm')

export const noticeQueues = [refreshQueue, digestQueue, mailQueue, confirmQueue]

/** Has the deadlines read anew soon after this transaction: for acts that set, meet or return one. */
export const deadlinesChanged = (tx: Transaction): Promise<void> => enqueue(tx, refreshQueue, {})
