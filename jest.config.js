const swc = (syntax) => ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax } }, module: { type: 'commonjs' } }];

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  // The chart library comes as an ES module, which jest cannot require, and as one script, under this condition.
  testEnvironmentOptions: { customExportConditions: ['umd', 'node', 'node-addons'] },
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  // The embedded database loads its parts with import(), which jest only knows once it is compiled away.
  transform: { '^.+\\.ts$': swc('typescript'), 'pglite/dist/.+\\.cjs$': swc('ecmascript') },
  transformIgnorePatterns: ['/node_modules/(?!@electric-sql/pglite/)'],
  testTimeout: 60_000,
  maxWorkers: 2,
};
