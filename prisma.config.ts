import { defineConfig } from 'prisma/config';

// `prisma generate` never runs the schema engine, yet looks for its binary and downloads it from a host
// many offices block. Naming any program that exists keeps `generate` offline.
if (process.argv.includes('generate')) process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath;

const databaseUrl = process.env['DATABASE_URL'];

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  ...(databaseUrl === undefined ? {} : { datasource: { url: databaseUrl } }),
});
