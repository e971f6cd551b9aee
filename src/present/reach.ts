/** Who cannot be written to yet, and what to do about it. */
import type { ReachReply } from '../usecases/replies';
import { line, oneLine } from './escape';
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

const selfWords = (installLink: string | null): string =>
  installLink === null
    ? 'Ask them to open Apps in Teams, look for Scrutineer under “Built for your org” and press Add.'
    : `Send them this link and ask them to press Add: ${installLink}`;

const titleOf = ({ missing }: ReachReply): string =>
  missing.length === 0 ? 'Everybody can be reached' : `${many(missing.length, 'person', 'people')} I cannot reach yet`;

/** The same for the command line. */
export const reachLines = (reply: ReachReply): string[] => [
  `${titleOf(reply)}; I can write to ${many(reply.reachable, 'person', 'people')}.`,
  ...reply.missing.map(({ name, post, email, why }) => `  ${oneLine(`${name} (${post}), ${email}: ${why}`, 500)}`),
  ...(reply.missing.length === 0 ? [] : [selfWords(reply.installLink), 'Or the Teams administrator, for everybody:']),
  ...(reply.missing.length === 0 ? [] : administratorSteps.map((step) => `  ${step}`)),
];

export function reachCard(reply: ReachReply): Presented {
  const { missing, reachable, installLink } = reply;
  const title = titleOf(reply);
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
                self: line(selfWords(installLink)),
                administrator: administratorSteps.map((text, i) => ({ text: `${i + 1}\\. ${text}` })),
              },
            ],
    }),
  };
}
