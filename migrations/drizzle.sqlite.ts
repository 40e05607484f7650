import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: ['./src/kernel/tables.ts', './src/modules/*/data.ts'],
  out: './migrations/sqlite',
  casing: 'snake_case',
});
