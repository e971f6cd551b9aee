/** The workflow's page of the documents, drawn from the tables. */
import { periodWorkflow } from './period-table';
import { workflow } from './request-table';
import type { Given, Hand, Move } from './types';

const id = (state: string): string => state.replaceAll(' ', '_');

interface Line<State> {
  verb: string;
  moves: readonly Move<State>[];
  places: readonly string[];
  gives: Given;
  means: string;
}

const lines = <State>(table: Record<string, Omit<Line<State>, 'verb'>>): Line<State>[] =>
  Object.entries(table).map(([verb, row]) => ({ verb, ...row }));

function stateDiagram<State extends string>(first: State, table: readonly Line<State>[]): string[] {
  const states = [...new Set(table.flatMap((row) => row.moves.flatMap((m) => [m.from, m.to])))];
  const arrows = table.flatMap((row) =>
    row.moves
      .filter((m) => m.from !== m.to)
      .map((m) => `    ${id(m.from)} --> ${id(m.to)}: ${row.verb}${m.twoLevel === true ? ' (two levels)' : ''}`),
  );
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...states.map((state) => `    state "${state}" as ${id(state)}`),
    `    [*] --> ${id(first)}`,
    ...arrows,
    '```',
  ];
}

const hands = (moves: readonly { by: readonly Hand[] }[]): string =>
  [...new Set(moves.flatMap((m) => m.by))].join(', ');

const grid = (table: readonly Line<string>[]): string[] => [
  '| verb | what it does | from | by | where | needs |',
  '| --- | --- | --- | --- | --- | --- |',
  ...table.map(
    ({ verb, means, moves, places, gives }) =>
      `| ${verb} | ${means} | ${moves.map((m) => m.from).join(', ')} | ${hands(moves)} | ${places.join(', ')} | ${gives === 'nothing' ? '' : gives} |`,
  ),
];

/** The page, as Markdown with two state diagrams. */
export function workflowPage(): string {
  const requests = lines(workflow);
  const periods = lines(periodWorkflow);
  return [
    '# How commentary moves',
    '',
    'Drawn from the workflow tables in `src/domain/workflow`; `npx tsx test/domain/workflow/draw.ts` writes it anew.',
    '',
    '## One request',
    '',
    ...stateDiagram('requested', requests),
    '',
    'Saving a draft of a returned commentary leaves it returned, so that its reason stays in sight.',
    '',
    ...grid(requests),
    '',
    '## A whole period',
    '',
    ...stateDiagram('draft', periods),
    '',
    ...grid(periods),
    '',
  ].join('\n');
}
