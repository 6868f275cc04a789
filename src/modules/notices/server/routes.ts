import { type Route, route } from '../../../platform/server/http/context.ts'
import * as contract from '../contract.ts'
import { failedJobsHere, giveUpBy, retryBy } from './failures.ts'
import { countsHere, noticesHere } from './queries.ts'
import {
  confirmBy,
  endCalendarBy,
  preferBy,
  removeAddressBy,
  renewCalendarBy,
  seeBy,
  setAddressBy,
  settingsHere,
} from './settings.ts'

export const noticeRoutes: readonly Route[] = [
  route(contract.listNotices, noticesHere),
  route(contract.countNotices, (context) => countsHere(context)),
  route(contract.seeNotices, seeBy),
  route(contract.readNoticeSettings, (context) => settingsHere(context)),
  route(contract.confirmNoticeAddress, confirmBy),
  route(contract.setNoticeAddress, setAddressBy),
  route(contract.removeNoticeAddress, (context) => removeAddressBy(context)),
  route(contract.preferNotices, preferBy),
  route(contract.renewCalendar, (context) => renewCalendarBy(context)),
  route(contract.endCalendar, (context) => endCalendarBy(context)),
  route(contract.listFailedJobs, (context) => failedJobsHere(context)),
  route(contract.retryJob, retryBy),
  route(contract.giveUpJob, giveUpBy),
]
