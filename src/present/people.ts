/** Everybody with a part in a suite. */
import type { PeopleReply } from '../usecases/replies';
import { line, oneLine } from './escape';
import type { Presented } from './presented';
import { capital, listed, many, roleWords } from './say';
import { fill } from './template';

const mostPeople = 60;

const reach = (reachable: boolean) =>
  reachable
    ? { words: '✓ Has added the bot', colour: 'good' }
    : { words: '▲ Has not added the bot', colour: 'attention' };

export function peopleCard(reply: PeopleReply): Presented {
  const summary = oneLine(`${reply.suiteName}: ${many(reply.people.length, 'person', 'people')}`);
  const over = reply.people.length - mostPeople;
  return {
    summary,
    card: fill('people', {
      fallback: summary,
      above: line(reply.suiteName),
      title: many(reply.people.length, 'person', 'people'),
      rows: reply.people.slice(0, mostPeople).map(({ name, post, email, roles, reachable }) => ({
        name: line(name, 80),
        post: line(post, 120),
        email: line(email, 120),
        roles: capital(listed(roles.map((role) => roleWords[role]))) || 'No role of their own',
        reach: reach(reachable),
      })),
      more: over > 0 ? [{ text: `and ${over} more` }] : [],
    }),
  };
}
