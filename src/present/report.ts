/** The report's files, and what is still missing in it. */
import type { ChecklistRow, ReportReply } from '../usecases/replies';
import { line, oneLine } from './escape';
import { overriddenModel } from './findings';
import type { Presented } from './presented';
import { listed, momentWords } from './say';
import { fill } from './template';

const mostMissing = 20;

const formats = { word: 'Word', markdown: 'Markdown', csv: 'dataset as CSV' } as const;

const mostChecked = 10;

const checklistModel = (rows: readonly ChecklistRow[]) =>
  rows.length === 0
    ? []
    : [
        {
          rows: rows.slice(0, mostChecked).map(({ about, override }) => ({
            what: line(about.number === null ? about.title : `${about.number}: ${about.title}`),
            overridden: overriddenModel(override),
          })),
          more:
            rows.length > mostChecked
              ? [{ text: `and ${rows.length - mostChecked} more: type “check 26” for one` }]
              : [],
        },
      ];

export function reportCard(reply: ReportReply): Presented {
  const { files, missing } = reply;
  const summary = oneLine(`The exception report for ${reply.periodLabel} is ready to fetch`);
  const parts = [...new Set(files.map((f) => f.part))].sort().map((part) => `Part ${part}`);
  const over = missing.length - mostMissing;
  return {
    summary,
    card: fill('report', {
      fallback: summary,
      above: line(reply.suiteName),
      title: line(`Exception report: ${reply.periodLabel}`),
      notes: [
        { text: `Each link is for you, works once, and runs out on ${momentWords(reply.expiresAt)}.` },
        ...(parts.length === 0
          ? []
          : [
              {
                text: `Here for you: ${listed(parts)}. Part 1 is public; Part 2 is exempt and only for those who may see it.`,
              },
            ]),
        ...(missing.length === 0 ? [{ text: '✓ Nothing is missing.' }] : []),
      ],
      missing:
        missing.length === 0
          ? []
          : [
              {
                rows: missing
                  .slice(0, mostMissing)
                  .map((m) => ({ what: line(`${m.number}: ${m.title}`), why: line(m.why, 300) })),
                more: over > 0 ? [{ text: `and ${over} more` }] : [],
              },
            ],
      checklist: checklistModel(reply.checklist ?? []),
      files: files.map(({ title, part, format, url }) => ({
        title: oneLine(/part\s*\d/iu.test(title) ? title : `Part ${part}, ${formats[format]}: ${title}`, 80),
        url,
      })),
    }),
  };
}
