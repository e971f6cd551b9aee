/** Commands about what the committee resolved, asked and wants done. */
import { readDay } from '../domain/read-day';
import type { Command } from './command';

const on = String.raw`(?: (?:on|about) (?:indicator )?(?<number>\d{1,4}))?`;
const forPeriod = String.raw`(?: for (?<label>[\p{L}\p{N}][\p{L}\p{N} /-]{2,40}?))?`;

type Named = Readonly<Record<string, string | undefined>>;

const numberOf = ({ number }: Named): number | null => (number === undefined ? null : Number(number));
const labelOf = ({ label }: Named): string | null => label?.trim() ?? null;
const words = (text: string | undefined): string => text?.trim() ?? '';

const said = (form: string, what: 'resolution' | 'recommendation'): Command => ({
  form: new RegExp(form, 'iu'),
  build: (_, about, __, named) => ({
    kind: 'record minute',
    what,
    number: numberOf(named),
    text: words(named['text']),
    askedBy: '',
    answer: '',
    label: labelOf(named),
    ...about,
  }),
});

/** "resolved: That the report be noted", "question on 26 from Cllr Lindley: Why …? Answer: …", "meeting action on 26: …". */
export const meetings: readonly Command[] = [
  {
    form: new RegExp(`^(?:the )?minutes${forPeriod}$`, 'iu'),
    build: (_, about, __, named) => ({ kind: 'minutes', label: labelOf(named), ...about }),
  },
  said(`^resolved${on}${forPeriod}: (?<text>.+)$`, 'resolution'),
  said(`^recommended(?: to the executive)?${on}${forPeriod}: (?<text>.+)$`, 'recommendation'),
  {
    form: new RegExp(
      `^question${on}${forPeriod} from (?<who>[^:]{2,120}): (?<text>.+?)(?:\\s+answer: (?<answer>.+))?$`,
      'iu',
    ),
    build: (_, about, __, named) => ({
      kind: 'record minute',
      what: 'question',
      number: numberOf(named),
      text: words(named['text']),
      askedBy: words(named['who']),
      answer: words(named['answer']),
      label: labelOf(named),
      ...about,
    }),
  },
  {
    form: new RegExp(
      `^meeting action${on}${forPeriod}: (?<what>[^;]+); (?<owner>[^;]+?)(?:; (?:by )?(?<date>[^;]+))?$`,
      'iu',
    ),
    build: (_, about, __, named) => {
      const due = named['date'] === undefined ? null : readDay(named['date'].trim());
      return named['date'] !== undefined && due === null
        ? null
        : {
            kind: 'record action',
            number: numberOf(named),
            what: words(named['what']),
            owner: words(named['owner']),
            due,
            label: labelOf(named),
            ...about,
          };
    },
  },
  {
    form: new RegExp(`^strike minute (\\d{1,4})${forPeriod}(?:\\s*(?:,|:|because)\\s+(?<reason>.+))?$`, 'iu'),
    build: (entry, about, _, named) => ({
      kind: 'strike minute',
      entry: Number(entry),
      reason: words(named['reason']),
      label: labelOf(named),
      ...about,
    }),
  },
];
