/** Commands about what stands in Part 2, and who reads it. */
import type { Ask } from '../usecases/asks';
import type { Command } from './command';

const forPeriod = String.raw`(?: (?:for|of) (?<label>[\p{L}\p{N}][\p{L}\p{N} /-]{2,40}?))?`;
const because = String.raw`(?:\s*(?:,|:|because|as)\s+(?<reason>.+))?`;
const number = String.raw`(?:indicator )?(\d{1,4})`;

type Named = Readonly<Record<string, string | undefined>>;

const labelOf = ({ label }: Named): string | null => label?.trim() ?? null;
const reasonOf = ({ reason }: Named): string => reason?.trim() ?? '';

const onFigure = (
  form: string,
  build: (number: number, named: Named) => Extract<Ask, { number: number; label: string | null }>,
): Command => ({
  form: new RegExp(form, 'iu'),
  build: (words, about, _, named) => ({ ...build(Number(words), named), ...about }),
});

const onList = (kind: 'allow part two' | 'stop part two', form: string): Command => ({
  form: new RegExp(form, 'iu'),
  build: (person, about, _, named) => ({ kind, person, label: labelOf(named), ...about }),
});

/** "disclosure 22", "classify 22 as paragraph 2 because …", "part 2 list". */
export const disclosures: readonly Command[] = [
  {
    form: new RegExp(`^disclosures?(?: (?:of )?${number})?${forPeriod}$`, 'iu'),
    build: (words, about, _, named) => ({
      kind: 'disclosure',
      number: words === '' ? null : Number(words),
      label: labelOf(named),
      ...about,
    }),
  },
  onFigure(
    `^classify ${number}${forPeriod}(?:(?: as| under| exempt)* paragraph (?<paragraph>[12]))?${because}$`,
    (n, named) => ({
      kind: 'classify',
      number: n,
      label: labelOf(named),
      paragraph: named['paragraph'] === '1' ? 1 : named['paragraph'] === '2' ? 2 : null,
      publicInterest: reasonOf(named),
    }),
  ),
  onFigure(`^keep back ${number}${forPeriod}${because}$`, (n, named) => ({
    kind: 'keep back',
    number: n,
    label: labelOf(named),
    reason: reasonOf(named),
  })),
  onFigure(`^release ${number}${forPeriod}${because}$`, (n, named) => ({
    kind: 'release',
    number: n,
    label: labelOf(named),
    reason: reasonOf(named),
  })),
  onFigure(`^agree (?:to )?(?:the )?release (?:of )?${number}${forPeriod}$`, (n, named) => ({
    kind: 'settle release',
    agree: true,
    number: n,
    label: labelOf(named),
  })),
  onFigure(`^(?:decline|refuse|withdraw) (?:the )?release (?:of )?${number}${forPeriod}$`, (n, named) => ({
    kind: 'settle release',
    agree: false,
    number: n,
    label: labelOf(named),
  })),
  {
    form: new RegExp(`^(?:the )?part (?:2|two) list${forPeriod}$`, 'iu'),
    build: (_, about, __, named) => ({ kind: 'part two list', label: labelOf(named), ...about }),
  },
  onList('allow part two', `^let (.+?) read part (?:2|two)${forPeriod}$`),
  onList('stop part two', `^stop (.+?) reading part (?:2|two)${forPeriod}$`),
];
