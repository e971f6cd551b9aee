/** The thread in which Word files are made. */
import { parentPort } from 'node:worker_threads';
import type { ReportPlan } from '../domain/report/types';
import { word } from './word';

parentPort?.on('message', ({ id, plan }: { id: number; plan: ReportPlan }) => {
  word(plan).then(
    (bytes) => parentPort?.postMessage({ id, bytes }),
    (error: unknown) => parentPort?.postMessage({ id, error }),
  );
});
