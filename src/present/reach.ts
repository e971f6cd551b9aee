/** Who cannot be written to yet, and what to do about it. */
import type { ReachReply } from '../usecases/replies';
import { line } from './escape';
import { orNone } from './figure';
import type { Presented } from './presented';
import { many } from './say';
import { fill } from './template';

const mostPeople = 40;

/** In the words of the Teams admin centre, where an administrator does this for everybody at once. */
const administratorSteps = [
  'Teams admin centre → Teams apps → Manage apps: find Scrutineer and allow it.',
  'Teams apps → Setup policies: add Scrutineer to “Installed apps” of the policy these people have.',
  'It arrives within a day; what waits for them goes out as soon as it is there.',
];

export function reachCard(reply: ReachReply): Presented {
  const { missing, reachable, installLink } = reply;
  const title =
    missing.length === 0
      ? 'Everybody can be reached'
      : `${many(missing.length, 'person', 'people')} I cannot reach yet`;
  const over = missing.length - mostPeople;
  return {
    summary: title,
    card: fill('reach', {
      fallback: title,
      above: line(reply.suiteName),
      title,
      notes: orNone(`I can write to ${many(reachable, 'person', 'people')}.`),
      rows: missing.slice(0, mostPeople).map(({ name, post, email, why }) => ({
        name: line(name, 80),
        detail: line([post, email].filter((part) => part !== '').join(' · '), 240),
        why: line(why, 300),
      })),
      more: orNone(over > 0 ? `and ${over} more: type “people” for everybody.` : ''),
      steps:
        missing.length === 0
          ? []
          : [
              {
                self:
                  installLink === null
                    ? 'Ask them to open Apps in Teams, look for Scrutineer and press Add.'
                    : `Send them this link and ask them to press Add: ${line(installLink)}`,
                administrator: administratorSteps.map((text, i) => ({ text: `${i + 1}\\. ${text}` })),
              },
            ],
    }),
  };
}
