/** Why a file was not loaded: every fault by sheet and cell, so that it can be put right. */
import type { FileFault } from '../domain/intake-rows';
import type { ImportRefusedReply } from '../usecases/replies';
import { line, oneLine } from './escape';
import type { Presented } from './presented';
import { many } from './say';
import { fill } from './template';

const mostFaults = 12;

/** "Outturns, cell D12"; "Outturns"; "The file". */
export function whereOf({ sheet, cell }: FileFault): string {
  if (sheet === null) return cell === null ? 'The file' : `Cell ${cell}`;
  return cell === null ? `Sheet “${sheet}”` : `Sheet “${sheet}”, cell ${cell}`;
}

export function importRefusedCard(reply: ImportRefusedReply): Presented {
  const { faults } = reply;
  const over = faults.length - mostFaults;
  const summary = oneLine(`Nothing was loaded: ${reply.fileName} has ${many(faults.length, 'fault')}`);
  return {
    summary,
    card: fill('import-refused', {
      fallback: summary,
      above: line(reply.fileName),
      title: `${many(faults.length, 'thing')} to put right`,
      advice: 'A file is loaded whole or not at all. Put these right and send it again.',
      faults: faults
        .slice(0, mostFaults)
        .map((fault) => ({ where: line(whereOf(fault)), reason: line(fault.reason, 500) })),
      more: over > 0 ? [{ text: `and ${over} more` }] : [],
    }),
  };
}
