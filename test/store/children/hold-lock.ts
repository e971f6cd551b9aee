/** Takes a directory's lock, says so, and holds it until killed: `hold-lock.ts DIRECTORY`. */
import { lockDirectory } from '../../../src/store/lock-file';

try {
  lockDirectory(process.argv[2] ?? '');
  process.stdout.write('held\n');
  setInterval(() => undefined, 60_000);
} catch (error) {
  process.stdout.write(`refused: ${error instanceof Error ? error.message : String(error)}\n`);
}
