/** Writes the documents' page on the workflow anew. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { workflowPage } from '../../../src/domain/workflow/diagram';

writeFileSync(resolve(__dirname, '../../../docs/workflow.md'), workflowPage());
