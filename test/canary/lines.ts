/** What can be typed, made from the product's own table of commands: nothing here knows a command by name. */
import { parseCommand } from '../../src/teams/commands';

/**
 * Every form a typed line is compared with, seen while a line that is none of them is read.
 * A new command is in the list as soon as it is in the table.
 */
export function formsInTheTable(): RegExp[] {
  const seen = new Set<RegExp>();
  const exec = Object.getOwnPropertyDescriptor(RegExp.prototype, 'exec');
  const real = exec?.value as (this: RegExp, text: string) => RegExpExecArray | null;
  Object.defineProperty(RegExp.prototype, 'exec', {
    ...exec,
    value(this: RegExp, text: string) {
      if (this.source.startsWith('^') && this.source.endsWith('$')) seen.add(this);
      return real.call(this, text);
    },
  });
  try {
    parseCommand('zzz zzz', { conversationId: 'c', place: 'personal chat', reference: {} });
  } finally {
    Object.defineProperty(RegExp.prototype, 'exec', exec ?? {});
  }
  return [...seen].filter((form) => /[a-z]{2}/u.test(form.source));
}

/** Part of a line: words as they are, or a gap to be filled. */
type Piece = string | { gap: string; digits: boolean };
type Line = readonly Piece[];

/** Alternatives beside each other rather than multiplied: each is used once, and no more lines than needed. */
function beside(left: readonly Line[], right: readonly Line[]): Line[] {
  const count = Math.max(left.length, right.length);
  return Array.from({ length: count }, (_, i) => [
    ...(left[i % left.length] ?? []),
    ...(right[i % right.length] ?? []),
  ]);
}

/** Reads as much of the language of expressions as a table of commands uses. @throws where it uses more */
class Reading {
  private at = 0;

  constructor(private readonly source: string) {}

  lines(): Line[] {
    const lines = this.alternatives();
    if (this.at < this.source.length) throw new Error(`cannot read ${this.source} from ${this.at}`);
    return lines;
  }

  private alternatives(): Line[] {
    const all = [...this.sequence()];
    while (this.take('|')) all.push(...this.sequence());
    return all;
  }

  private sequence(): Line[] {
    let lines: Line[] = [[]];
    while (this.at < this.source.length && !'|)'.includes(this.source[this.at] ?? '')) {
      const atom = this.atom();
      lines = beside(lines, this.repeated(atom));
    }
    return lines;
  }

  private repeated(atom: Line[]): Line[] {
    const [mark] = /^(?:[?*+]|\{[\d,]+\})\??/u.exec(this.source.slice(this.at)) ?? [];
    if (mark === undefined) return atom;
    this.at += mark.length;
    return /^[?*]/u.test(mark) ? [[], ...atom] : atom;
  }

  private atom(): Line[] {
    if (this.take('(')) return this.group();
    if (this.take('[')) return this.anyOf();
    const char = this.source[this.at] ?? '';
    this.at += 1;
    if (char === '^' || char === '$') return [[]];
    if (char === '.') return [[{ gap: '', digits: false }]];
    if (char !== '\\') return [[char]];
    const escaped = this.source[this.at] ?? '';
    this.at += 1;
    if (escaped === 's') return [[' ']];
    if (escaped === 'd') return [[{ gap: '', digits: true }]];
    if (escaped === 'b') return [[]];
    if (/[wSDW]/u.test(escaped)) return [[{ gap: '', digits: false }]];
    if (escaped === 'p') {
      this.at = this.source.indexOf('}', this.at) + 1;
      return [[{ gap: '', digits: false }]];
    }
    return [[escaped]];
  }

  private group(): Line[] {
    const [opening = ''] = /^\?(?::|<\w+>)/u.exec(this.source.slice(this.at)) ?? [];
    this.at += opening.length;
    const inside = this.alternatives();
    if (!this.take(')')) throw new Error(`cannot read ${this.source} at ${this.at}`);
    if (opening === '?:') return inside;
    // A group that is kept and holds a gap is one gap, by its name where it has one.
    const name = opening.slice(2, -1);
    return inside.map((line) => {
      const gap = line.find((p) => typeof p !== 'string');
      return gap === undefined ? line : [{ gap: name, digits: line.every((p) => typeof p === 'string' || p.digits) }];
    });
  }

  private anyOf(): Line[] {
    const end = this.source.indexOf(']', this.at + 1);
    const inside = this.source.slice(this.at, end);
    this.at = end + 1;
    // Anything but these: a gap like any other.
    if (inside.startsWith('^')) return [[{ gap: '', digits: false }]];
    const wide = /\\[dpwS]|\w-\w/u.test(inside);
    return [[wide ? { gap: '', digits: /^(?:\\d|0-9)[^p]*$/u.test(inside) } : (inside[0] ?? '')]];
  }

  private take(char: string): boolean {
    if (this.source[this.at] !== char) return false;
    this.at += 1;
    return true;
  }
}

/** What may be put into gaps: by the gap's name, and for those without one numbers or words. */
export interface Fillers {
  numbers: readonly string[];
  words: readonly string[];
  named: Readonly<Record<string, readonly string[]>>;
}

/** Two gaps side by side are one: "\d{1,2}\w{0,2}" is a number. */
const joined = (line: Line): Line =>
  line.filter((piece, i) => typeof piece === 'string' || i === 0 || typeof line[i - 1] === 'string');

/** The shortest thing a form takes, where it takes something without a gap: "actions". */
export function bareLineOf(form: RegExp): string | null {
  const bare = new Reading(form.source).lines().find((line) => line.every((piece) => typeof piece === 'string'));
  return bare?.join('').replace(/\s+/gu, ' ').trim() ?? null;
}

/** Lines of every form, each alternative used and each filler put into every main gap. */
export function linesOf(form: RegExp, fillers: Fillers): string[] {
  const shapes = new Reading(form.source).lines().map(joined);
  const most = Math.max(fillers.numbers.length, fillers.words.length);
  const hasGap = shapes.some((shape) => shape.some((p) => typeof p !== 'string'));
  const lines = Array.from({ length: hasGap ? Math.max(most, shapes.length) : shapes.length }, (_, i) =>
    (shapes[i % shapes.length] ?? [])
      .map((piece) => {
        if (typeof piece === 'string') return piece;
        const choice = fillers.named[piece.gap] ?? (piece.digits ? fillers.numbers : fillers.words);
        return choice[Math.floor(i / shapes.length + (i % shapes.length)) % choice.length] ?? '';
      })
      .join('')
      .replace(/\s+/gu, ' ')
      .trim(),
  );
  return [...new Set(lines)];
}
