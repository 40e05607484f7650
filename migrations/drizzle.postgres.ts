import { defineConfig } from 'drizzle-kit';

// biome-ignore lint/style/noDefaultExport: the generator reads it
export default defineConfig({
  dialect: 'postgresql',
  schema: ['./src/kernel/tables.ts', './src/modules/*/data.ts'],
  out: './migrations/postgres',
  casing: 'snake_case',
});
