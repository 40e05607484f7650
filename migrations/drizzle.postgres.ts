import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./src/kernel/tables.ts', './src/modules/*/data.ts'],
  out: './migrations/postgres',
  casing: 'snake_case',
});
