/**
 * What the bot answers, as data. Every figure in here has passed disclosure for the person and place it
 * is for, so no room that shows a reply ever holds a withheld figure.
 */
import type { ListReply, OverviewReply, StatusReply, WhichIndicatorReply } from './ask';
import type {
  RequestReply,
  MatterReply,
  ReviewReply,
  HistoryReply,
  ActionsReply,
  CheckReply,
  WhichRequestReply,
} from './commentary';
import type { BoardReply, ImportPreviewReply, ImportDoneReply, ImportRefusedReply, ReportReply } from './period';
import type { DisclosureReply, DisclosuresReply, PartTwoListReply } from './disclosure';
import type { MinutesReply } from './meeting';
import type { CalendarReply, DigestReply, ReachReply } from './schedule';
import type { PeopleReply, HelpReply, SaidReply } from './who';

export type * from './views';
export type * from './commentary';
export type * from './period';
export type * from './ask';
export type * from './delivery';
export type * from './disclosure';
export type * from './meeting';
export type * from './who';
export type * from './schedule';

export type Reply =
  | MatterReply
  | HistoryReply
  | ActionsReply
  | CheckReply
  | WhichRequestReply
  | PeopleReply
  | MinutesReply
  | DigestReply
  | CalendarReply
  | ReachReply
  | DisclosureReply
  | DisclosuresReply
  | PartTwoListReply
  | BoardReply
  | RequestReply
  | ReviewReply
  | StatusReply
  | OverviewReply
  | ListReply
  | WhichIndicatorReply
  | ImportPreviewReply
  | ImportDoneReply
  | ImportRefusedReply
  | ReportReply
  | HelpReply
  | SaidReply;
