import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { renderChart, type Values } from './support/chart.ts';

const folder = mkdtempSync(join(tmpdir(), 'house-notes-'));
afterAll(() => rmSync(folder, { recursive: true }));

// Helm prints notes only when it installs: a copy of the chart has them in an object.
cpSync('helm', folder, { recursive: true });
const shown = `apiVersion: v1
kind: ConfigMap
metadata: { name: notes }
data: { text: {{ include (print $.Template.BasePath "/NOTES.txt") . | toJson }} }
`;
writeFileSync(join(folder, 'templates', 'notes.yaml'), shown);
const notesFor = (values: Values) =>
  renderChart(folder, values).find(({ metadata }) => metadata.name === 'notes')?.data?.text ?? '';

test('whoever installed it reads how to reach it, where the link is that sets it up, and how to prove the network', () => {
  const plain = notesFor('helm/ci/default.yaml');
  expect(plain).toContain('port-forward service/house-ai-interview-space-web 3000:3000');
  expect(plain).toContain("logs deployment/house-ai-interview-space-web | grep 'Set it up here'");
  expect(plain).toContain('helm -n default test house');
  expect(plain).toContain('Weights are not brought by themselves');
  const reached = notesFor('helm/ci/ingress.yaml');
  expect(reached).toContain('Its address is https://interviews.company.example.');
  expect(reached).not.toContain('port-forward');
});

test('what is left out on purpose is said as a warning', () => {
  expect(notesFor({ networkPolicy: { enabled: false } })).toContain(
    'WARNING: networkPolicy.enabled is false',
  );
  expect(notesFor({ backup: { enabled: false } })).toContain('WARNING: backup.enabled is false');
  const trial = notesFor({ trial: true, persistence: { enabled: false } });
  expect(trial).toContain('There are no backups, and everything is lost with the pod');
  expect(notesFor('helm/ci/scale-out.yaml')).not.toContain('WARNING');
});
