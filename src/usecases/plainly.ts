/** Replies that have no card of their own yet, in plain words: nothing in them is lost, only their buttons. */
import { longDate } from '../domain/figures';
import type { CommentaryText } from '../domain/glossary';
import { inWords } from './matter';
import type { HistoryReply, MatterReply, Reply, WorkflowReply } from './replies';

const inOrder = ({ cause, impact, actions, forecast }: CommentaryText): string =>
  [
    cause,
    impact,
    ...actions.map((a) => `${a.what} (${a.owner}${a.due === null ? '' : `, by ${longDate(a.due)}`})`),
    forecast,
  ]
    .filter((part) => part.trim() !== '')
    .join('\n\n');

const historyLines = (reply: HistoryReply): string[] => [
  `${inWords(reply.about)}, ${reply.periodLabel}`,
  ...reply.versions.map((v) => `Version ${v.version}, ${v.step} by ${v.author}:\n\n${inOrder(v.text)}`),
  ...reply.kept.map((k) => `Kept aside, as it came too late:\n\n${inOrder(k.text)}`),
];

const matterLines = (reply: MatterReply): string[] => [
  ...(reply.notice === null ? [] : [reply.notice.sentence]),
  `“${reply.subject}”, reported by ${reply.owner.name} as a ${reply.matter}, due on ${longDate(reply.deadline)}.`,
  inOrder(reply.text),
];

function linesOf(reply: WorkflowReply): string[] {
  switch (reply.kind) {
    case 'history':
      return historyLines(reply);
    case 'matter':
      return matterLines(reply);
    case 'actions':
      return reply.rows.length === 0
        ? ['No action has been promised.']
        : reply.rows.map(
            ({ about, action }) =>
              `${action.number}. ${action.what}, ${action.owner}${action.due === null ? '' : `, by ${longDate(action.due)}`}: ${action.state} (${inWords(about)}).`,
          );
    case 'which request':
      return [
        'Which of these is it for?',
        ...reply.choices.map((c) => `${inWords(c)}, due on ${longDate(c.deadline)}`),
      ];
    case 'people':
      return reply.people.map(
        (p) => `${p.name}, ${p.post}: ${p.roles.join(', ')}${p.reachable ? '' : ' (has not added me yet)'}`,
      );
  }
}

const isWorkflow = (reply: Reply | WorkflowReply): reply is WorkflowReply =>
  ['history', 'matter', 'actions', 'which request', 'people'].includes(reply.kind);

export const plainly = (reply: Reply | WorkflowReply): Reply =>
  isWorkflow(reply)
    ? {
        kind: 'said',
        tone: 'plain',
        sentence: linesOf(reply)
          .filter((line) => line !== '')
          .join('\n\n'),
      }
    : reply;
