import { defineConfig } from 'drizzle-kit';

// biome-ignore lint/style/noDefaultExport: the generator reads it
export default defineConfig({
  dialect: 'sqlite',
  schema: ['./src/kernel/tables.ts', './src/modules/*/data.ts'],
  out: './migrations/sqlite',
  casing: 'snake_case',
});
