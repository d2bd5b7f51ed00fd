import { useState, type ReactNode } from 'react';
import { Button } from '../src/ui/button.tsx';
import { Card } from '../src/ui/card.tsx';
import { CopyableId } from '../src/ui/copyable-id.tsx';
import { EmptyState } from '../src/ui/empty-state.tsx';
import { Menu } from '../src/ui/menu.tsx';
import { useMemoryParams } from '../src/ui/params.ts';
import { StateIcon } from '../src/ui/state-icon.tsx';
import { Table } from '../src/ui/table.tsx';
import type { Column, Filter } from '../src/ui/table-types.ts';
import { RelativeTime } from '../src/ui/time.tsx';
import { devices, type Device } from './samples.ts';

const all = devices(23);
const words = {
  operational: 'Up to date',
  degraded: 'Behind',
  major: 'Failing',
  unknown: 'Not seen',
} as const;
const columns: Column<Device>[] = [
  {
    id: 'model',
    header: 'Device',
    isMain: true,
    sortValue: ({ model }) => model,
    cell: ({ model }) => model,
  },
  { id: 'id', header: 'Id', cell: ({ id }) => <CopyableId value={id} label={`Copy the id ${id}`} /> },
  { id: 'state', header: 'State', cell: ({ state }) => <StateIcon state={state} word={words[state]} /> },
  { id: 'version', header: 'Native version', isWideOnly: true, cell: ({ version }) => version },
  { id: 'release', header: 'Release', cell: ({ release }) => release },
  {
    id: 'checks',
    header: 'Checks',
    align: 'end',
    isSortable: true,
    cell: ({ checks }) => checks,
  },
  { id: 'seen', header: 'Last seen', align: 'end', cell: ({ seen }) => <RelativeTime value={seen} /> },
];
const filters: Filter[] = [
  { kind: 'search', name: 'q', label: 'Search devices', placeholder: 'Model or id' },
  {
    kind: 'choice',
    name: 'state',
    label: 'State',
    choices: Object.entries(words).map(([value, label]) => ({ value, label })),
  },
];

/** What a server does with the parameters. */
function find({ q = '', state, sort = 'model' }: Record<string, string | undefined>): Device[] {
  const isWanted = (device: Device): boolean =>
    device.model.toLowerCase().includes(q.toLowerCase()) && (!state || device.state === state);
  const compare = (one: Device, other: Device): number =>
    sort.endsWith('checks') ? one.checks - other.checks : one.model.localeCompare(other.model);
  const found = all.filter(isWanted).toSorted(compare);
  return sort.startsWith('-') ? found.reverse() : found;
}

function Devices(): ReactNode {
  const params = useMemoryParams();
  const found = find(params.values);
  const start = Number(params.values['after'] ?? 0);
  return (
    <Table
      label="Devices"
      columns={columns}
      rows={found.slice(start, start + 8)}
      nextCursor={start + 8 < found.length ? String(start + 8) : null}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `?part=table#${id}`}
      rowActions={({ model }) => (
        <Menu
          label={`More for ${model}`}
          align="end"
          size="small"
          entries={[
            { label: 'Show decisions', icon: 'history' },
            { label: 'Choose a release', icon: 'pencil' },
          ]}
        />
      )}
      params={params}
      filters={filters}
      defaultSort="model"
      tools={<Button icon="download">Export</Button>}
      empty={<EmptyState title="No devices" />}
    />
  );
}

const command = {
  code: 'codepushgo release --app shop-ios --channel Production',
  label: 'Release from a terminal',
};

/** Tables in each of their states. */
export function TableParts(): ReactNode {
  const [isFixed, setFixed] = useState(false);
  const some = all.slice(0, 3);
  const shared = { columns, rowKey: ({ id }: Device) => id, empty: null };
  return (
    <div className="flex flex-col gap-8">
      <h1 className="text-xl font-semibold">Tables</h1>
      <Devices />
      <Card title="In a card" isFlush>
        <Table
          {...shared}
          label="Devices in a card"
          rows={some}
          filters={filters.slice(0, 1)}
          prefix="card"
          nextCursor="3"
        />
      </Card>
      <section>
        <h2 className="mb-2 font-semibold">On its way</h2>
        <Table {...shared} label="Coming devices" rows={undefined} skeletonRows={3} />
      </section>
      <section>
        <h2 className="mb-2 font-semibold">Failed</h2>
        <Table
          {...shared}
          label="Failed devices"
          rows={isFixed ? some : undefined}
          error={isFixed ? null : new Error('The server did not answer in time. Nothing was changed.')}
          onRetry={() => setFixed(true)}
        />
      </section>
      <section>
        <h2 className="mb-2 font-semibold">Empty</h2>
        <Table
          {...shared}
          label="No releases"
          rows={[]}
          empty={
            <EmptyState
              icon="rocket"
              title="No releases yet"
              command={command}
              actions={<Button>Read the guide</Button>}
            >
              Devices of this channel run what came with the app from the store. Your first release reaches
              them at their next check.
            </EmptyState>
          }
        />
      </section>
    </div>
  );
}
