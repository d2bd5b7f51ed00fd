import type { ReactNode } from 'react';
import { Badge } from '../src/ui/badge.tsx';
import { BarList } from '../src/ui/bar-list.tsx';
import { Button, ButtonLink } from '../src/ui/button.tsx';
import { Card } from '../src/ui/card.tsx';
import { CopyableId } from '../src/ui/copyable-id.tsx';
import { KeyValues } from '../src/ui/key-values.tsx';
import { Menu } from '../src/ui/menu.tsx';
import { PageHeader } from '../src/ui/page-header.tsx';
import { Progress } from '../src/ui/progress.tsx';
import { StatTile, StatTiles } from '../src/ui/stat-tile.tsx';
import { StateIcon } from '../src/ui/state-icon.tsx';
import { TabLinks } from '../src/ui/tabs.tsx';
import { RelativeTime, Time } from '../src/ui/time.tsx';
import { Timeline } from '../src/ui/timeline.tsx';
import { useFormat } from '../src/ui/ui-context.tsx';
import { VisuallyHidden } from '../src/ui/visually-hidden.tsx';
import { ago, HASH, trend } from './samples.ts';

function Header(): ReactNode {
  return (
    <PageHeader
      crumbs={[
        { label: 'Acme', href: '?part=page#o' },
        { label: 'Shop', href: '?part=page#p' },
        { label: 'shop-ios', href: '?part=page#a' },
        { label: 'Production', href: '?part=page#c' },
      ]}
      title="v12"
      meta={
        <>
          <StateIcon state="operational" word="Live" />
          <Badge tone="accent">25% rollout</Badge>
          <Badge icon="lock">signed</Badge>
        </>
      }
      description="Faster checkout, and a fix for the crash on old tablets."
      actions={
        <>
          <Button icon="trending-up">Raise rollout</Button>
          <Button kind="primary" icon="arrow-right">
            Promote
          </Button>
          <Menu
            label="More"
            align="end"
            entries={[
              { label: 'Download the package', icon: 'download' },
              { label: 'Halt', icon: 'pause' },
              { separator: true },
              { label: 'Roll back', icon: 'undo', isDanger: true },
            ]}
          />
        </>
      }
      tabs={
        <TabLinks
          label="Release"
          links={[
            { href: '?part=page', label: 'Overview', isCurrent: true },
            { href: '?part=page#d', label: 'Devices', count: 12_480, isCurrent: false },
            { href: '?part=page#h', label: 'History', count: 4, isCurrent: false },
          ]}
        />
      }
    />
  );
}

function Tiles(): ReactNode {
  const format = useFormat();
  return (
    <StatTiles>
      <StatTile
        label="Devices on it"
        value={format.number(12_480)}
        trend={trend(24, 3)}
        change={{ direction: 'up', text: '+8% since yesterday', tone: 'good' }}
        href="?part=page#devices"
      />
      <StatTile
        label="Failed installs"
        value={format.percent(0.0042, 2)}
        unit="of 3,104"
        change={{ direction: 'up', text: '0.2 points above v11', tone: 'bad' }}
      />
      <StatTile label="Downloaded" value={format.bytes(81_250_000_000)} hint="62% as diffs" />
      <StatTile label="Active this week" value="–" isLoading />
    </StatTiles>
  );
}

const events = [
  {
    id: '1',
    at: ago(3),
    icon: 'trending-up',
    tone: 'accent',
    title: 'Rollout raised to 25%',
    by: 'Ada Lovelace',
  },
  {
    id: '2',
    at: ago(190),
    icon: 'triangle-alert',
    tone: 'warning',
    title: 'Failures above the previous release',
    children: '14 of 3,104 devices could not install it; v11 had 6.',
  },
  { id: '3', at: ago(2880), icon: 'rocket', tone: 'good', title: 'Released', by: 'deploy-bot' },
] as const;

function Facts(): ReactNode {
  return (
    <Card title="About this release">
      <KeyValues
        items={[
          { label: 'Package hash', value: <CopyableId value={HASH} label="Copy the package hash" /> },
          { label: 'Targets', value: <code className="ui-mono">{'>=3.2.0 <4.0.0'}</code> },
          { label: 'Released', value: <Time value={ago(2880)} withUtc /> },
          { label: 'Last check', value: <RelativeTime value={ago(2)} /> },
          { label: 'Mandatory', value: undefined },
        ]}
      />
    </Card>
  );
}

/** A page as pages are put together. */
export function PageParts(): ReactNode {
  return (
    <div className="flex flex-col gap-4">
      <Header />
      <Tiles />
      <div className="grid gap-4 lg:grid-cols-[2fr_1fr]">
        <Facts />
        <Card
          title="History"
          actions={
            <ButtonLink href="?part=page#all" size="small">
              See all
            </ButtonLink>
          }
        >
          <Timeline label="History" events={[...events]} />
        </Card>
      </div>
      <div className="grid gap-4 lg:grid-cols-2">
        <Card title="Devices by native version" description="Seen in the last 30 days">
          <BarList
            label="Devices by native version"
            bars={[
              { id: '1', label: '3.4.1', value: 8200, href: '?part=page#341' },
              { id: '2', label: '3.4.0', value: 3100, href: '?part=page#340' },
              { id: '3', label: '3.2.7', value: 940 },
              { id: '4', label: 'older', value: 120, tone: 'neutral' },
            ]}
          />
        </Card>
        <Card title="Usage" footer="Resets on 1 December.">
          <div className="flex flex-col gap-4">
            <Progress label="Active devices" value={62_000} max={100_000} text="62,000 of 100,000" />
            <Progress label="Downloads" value={460} max={500} text="460 of 500 GB" tone="warning" />
            <Progress label="Upload" />
            <p>
              <VisuallyHidden>Note: </VisuallyHidden>Every figure is counted once a minute.
            </p>
          </div>
        </Card>
      </div>
    </div>
  );
}
