import { html } from 'hono/html';
import type { Child } from 'hono/jsx';

export type Column = {
  label: string;
  /** Figures, set to the right. */
  num?: boolean | undefined;
  /** Drawn over the column instead of its label, which stays for screen readers. */
  drawn?: Child;
};
export type Cell = Child;
type Row = { cells: readonly Cell[]; pick?: Child };

type TableProps = {
  caption: Child;
  columns: readonly (string | Column)[];
  /** The first cell of a row is its heading. */
  rows: readonly (readonly Cell[] | Row)[];
  /** A tick column before the first: its heading; each row brings its own `pick`. */
  pick?: Child;
};

/** Redundant while a table is drawn as one; Safari drops the meaning as soon as a narrow screen shows a list. */
const as = (role: string) => ({ role });

const columnOf = (column: string | Column): Column =>
  typeof column === 'string' ? { label: column } : column;
const rowOf = (row: readonly Cell[] | Row): Row => ('cells' in row ? row : { cells: row });
const lookOf = (column: Column | undefined, cell: Cell) =>
  column?.num ? (cell === 0 || cell === '0' ? 'num zero' : 'num') : undefined;

/** The one table. On a narrow screen it becomes a list, where `data-label` is the column's name. */
export const Table = ({ caption, columns, rows, pick }: TableProps) => {
  const named = columns.map(columnOf);
  return (
    <table {...as('table')}>
      <caption>{caption}</caption>
      <thead>
        <tr {...as('row')}>
          {pick && <td class="pick">{pick}</td>}
          {named.map((column) => (
            <th scope="col" {...as('columnheader')} class={column.num ? 'num' : undefined}>
              {column.drawn ? (
                <>
                  <span class="hidden">{column.label}</span>
                  {column.drawn}
                </>
              ) : (
                column.label
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <TableRow row={rowOf(row)} columns={named} picking={Boolean(pick)} />
        ))}
      </tbody>
    </table>
  );
};

// Written with the html helper: a list of fifty rows is drawn in half the time, and escaped all the same.
const TableRow = ({ row, columns, picking }: { row: Row; columns: readonly Column[]; picking: boolean }) =>
  html`<tr role="row">${picking ? html`<td role="cell" class="pick">${row.pick}</td>` : ''}${row.cells.map((cell, index) => (index === 0 ? html`<th scope="row" role="rowheader">${cell}</th>` : DataCell(cell, columns[index])))}</tr>`;

const DataCell = (cell: Cell, column: Column | undefined) => {
  const look = lookOf(column, cell);
  const label = column && !column.drawn ? html` data-label="${column.label}"` : '';
  const inside = isPlain(cell) ? cell : html`<div>${cell}</div>`;
  return html`<td role="cell"${label}${look ? html` class="${look}"` : ''}>${inside}</td>`;
};

/** In the list of a narrow screen a cell is a grid: what is not plain text needs one element around it. */
const isPlain = (cell: Cell) => typeof cell === 'string' || typeof cell === 'number';
