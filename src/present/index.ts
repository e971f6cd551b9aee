/** Replies → cards, and presses on them → what they ask for. */
import type { Reply } from '../usecases/replies';
import { actionsCard } from './actions';
import { boardCard } from './board';
import { calendarCard } from './calendar';
import { digestCard } from './digest';
import { checkCard } from './check';
import { disclosureCard, disclosuresCard, partTwoListCard } from './disclosure';
import { helpCard } from './help';
import { historyCard } from './history';
import { importDoneCard } from './import-done';
import { importPreviewCard } from './import-preview';
import { importRefusedCard } from './import-refused';
import { listCard } from './list';
import { matterCard } from './matter';
import { minutesCard } from './minutes';
import { overviewCard } from './overview';
import { peopleCard } from './people';
import type { Presented } from './presented';
import { reachCard } from './reach';
import { reportCard } from './report';
import { requestCard } from './request';
import { reviewCard } from './review';
import { saidCard } from './said';
import { statusCard } from './status';
import { whichIndicatorCard } from './which-indicator';
import { whichRequestCard } from './which-request';

export { parseAction } from './action-data';

/** The card for a reply, and its one line for notifications, which never holds a figure. */
export function present(reply: Reply): Presented {
  switch (reply.kind) {
    case 'board':
      return boardCard(reply);
    case 'request':
      return requestCard(reply);
    case 'review':
      return reviewCard(reply);
    case 'matter':
      return matterCard(reply);
    case 'history':
      return historyCard(reply);
    case 'check':
      return checkCard(reply);
    case 'actions':
      return actionsCard(reply);
    case 'which request':
      return whichRequestCard(reply);
    case 'disclosure':
      return disclosureCard(reply);
    case 'disclosures':
      return disclosuresCard(reply);
    case 'part two list':
      return partTwoListCard(reply);
    case 'minutes':
      return minutesCard(reply);
    case 'people':
      return peopleCard(reply);
    case 'digest':
      return digestCard(reply);
    case 'calendar':
      return calendarCard(reply);
    case 'reach':
      return reachCard(reply);
    case 'status':
      return statusCard(reply);
    case 'overview':
      return overviewCard(reply);
    case 'list':
      return listCard(reply);
    case 'which indicator':
      return whichIndicatorCard(reply);
    case 'import preview':
      return importPreviewCard(reply);
    case 'import done':
      return importDoneCard(reply);
    case 'import refused':
      return importRefusedCard(reply);
    case 'report':
      return reportCard(reply);
    case 'help':
      return helpCard(reply);
    case 'said':
      return saidCard(reply);
  }
}
