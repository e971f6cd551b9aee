/** What the check found, grouped, the worst first; and what a commentary was sent with all the same. */
import type { CheckView, FindingView, OverrideView, RequestReply } from '../usecases/replies';
import { line, oneLine, paragraphs, piece } from './escape';
import { many } from './say';
import { byWords, pressOf } from './writing';

type Severity = FindingView['severity'];

const headings: Record<Severity, { heading: string; colour: string }> = {
  stop: { heading: '▲ To be put right', colour: 'attention' },
  'should fix': { heading: '◆ Worth putting right', colour: 'warning' },
  consider: { heading: '○ Suggestions', colour: 'default' },
};

/** Findings read at once, and those shown on asking; the rest are counted. */
const mostAtOnce = 5;
const mostInAll = 15;
/** Longest words of a finding, and of its sentence on either side, in UTF-16 units. */
const mostWords = 160;
const mostAround = 120;

const rowOf = ({ marked, sentence, suggestion }: FindingView) => ({
  sentence: line(sentence, 300),
  quotes:
    marked === null
      ? []
      : [
          {
            before: `“${clipped(marked.before, 'start')}`,
            words: piece(marked.words, mostWords),
            after: `${clipped(marked.after, 'end')}”`,
          },
        ],
  suggestions: suggestion === '' ? [] : [{ text: `→ ${line(suggestion, 300)}` }],
});

/** The part of a sentence next to the words that are marked. */
function clipped(text: string, away: 'start' | 'end'): string {
  const words = piece(text, text.length);
  if (words.length <= mostAround) return words;
  return away === 'start'
    ? `…${words.slice(-mostAround).replace(/^\S*/u, '')}`
    : `${words.slice(0, mostAround).replace(/\S*$/u, '').trimEnd()} …`;
}

const groupsOf = (findings: readonly FindingView[]) =>
  (['stop', 'should fix', 'consider'] as const).flatMap((severity) => {
    const rows = findings.filter((finding) => finding.severity === severity).map(rowOf);
    return rows.length === 0 ? [] : [{ ...headings[severity], rows }];
  });

/** Findings below a heading; nothing where there are none. */
export function findingsModel(title: string, findings: readonly FindingView[], note = '') {
  if (findings.length === 0) return [];
  const shown = findings.slice(0, mostAtOnce);
  const more = findings.slice(mostAtOnce, mostInAll);
  const beyond = findings.length - mostInAll;
  return [
    {
      title,
      notes: note === '' ? [] : [{ text: note }],
      groups: groupsOf(shown),
      more:
        more.length === 0
          ? []
          : [
              {
                button: `Show ${findings.length - shown.length} more`,
                groups: groupsOf(more),
                beyond: beyond > 0 ? [{ text: `and ${beyond} more, shown once some of these are put right.` }] : [],
              },
            ],
    },
  ];
}

const checkNote = 'The check reads words and figures. It does not know whether they are true, and it can be wrong.';

/** What a writer's card holds of the check: the findings, what the next presses prove, and the way to send it all the same. */
export function checkModel(reply: Pick<RequestReply, 'requestId' | 'revision' | 'token' | 'editable' | 'check'>) {
  const check: CheckView | null = reply.editable ? (reply.check ?? null) : null;
  const press = pressOf(reply);
  const proof = check === null ? press : { ...press, seen: check.findings.map(({ key }) => key).slice(0, 200) };
  return {
    findings: check === null ? [] : findingsModel('What the check found', check.findings, checkNote),
    submitting: check?.sending === 'as it is' ? proof : press,
    sendAnyway: check?.sending === 'with a reason' ? [{ data: proof, reason: oneLine(check.reason, 1_000) }] : [],
  };
}

const mostOverridden = 12;

/** Why it was sent all the same, for those who check it and for the history. */
export function overriddenModel(override: OverrideView | null | undefined) {
  if (override === null || override === undefined) return [];
  const { by, at, reason, findings } = override;
  const over = findings.length - mostOverridden;
  return [
    {
      by: byWords(by, at),
      lines: paragraphs(reason, 1_000),
      intro: `The check had found ${many(findings.length, 'point')}:`,
      rows: findings.slice(0, mostOverridden).map(({ title, words, sentence }) => ({
        sentence: `${oneLine(title, 60)}: ${oneLine(sentence, 250)}`,
        // Most sentences quote the words themselves.
        words: words === '' || sentence.includes(words) ? ' ' : ` “${piece(words, 100)}”`,
      })),
      more: over > 0 ? [{ text: `and ${over} more` }] : [],
    },
  ];
}
