import type { ReactNode } from 'react';
import { Badge, type Tone } from '../src/ui/badge.tsx';
import { Banner } from '../src/ui/banner.tsx';
import { Button } from '../src/ui/button.tsx';
import { Card } from '../src/ui/card.tsx';
import { CodeBlock } from '../src/ui/code-block.tsx';
import { ErrorBoundary, ErrorView } from '../src/ui/error-view.tsx';
import { Icon } from '../src/ui/icon.tsx';
import { Skeleton } from '../src/ui/skeleton.tsx';
import { StateIcon, type State } from '../src/ui/state-icon.tsx';

const states: State[] = ['operational', 'degraded', 'partial', 'major', 'maintenance', 'unknown'];
const tones: Tone[] = ['neutral', 'accent', 'good', 'warning', 'bad', 'info'];

function Broken(): ReactNode {
  throw new Error('The answer could not be read.');
}

function Banners(): ReactNode {
  return (
    <div className="flex flex-col gap-2">
      <Banner
        tone="info"
        title="A new version of the console is here"
        actions={<Button size="small">Reload</Button>}
      />
      <Banner tone="good" title="The invitation was sent" onDismiss={() => {}} />
      <Banner tone="warning" title="The connection is lost">
        What you see may be out of date. It is renewed by itself as soon as the server answers.
      </Banner>
      <Banner
        tone="bad"
        title="The release was not published"
        actions={<Button size="small">Try again</Button>}
      >
        The server did not answer in time. Nothing was changed.
      </Banner>
    </div>
  );
}

/** How things are, and what is said about it. */
export function States(): ReactNode {
  return (
    <div className="flex flex-col gap-4">
      <h1 className="text-xl font-semibold">States</h1>
      <Card title="States and badges">
        <div className="flex flex-wrap gap-x-5 gap-y-2">
          {states.map((state) => (
            <StateIcon key={state} state={state} />
          ))}
        </div>
        <div className="mt-3 flex flex-wrap gap-2">
          {tones.map((tone) => (
            <Badge key={tone} tone={tone}>
              {tone}
            </Badge>
          ))}
          <Badge tone="good" icon="check">
            verified
          </Badge>
          <Icon name="rocket" size={20} className="text-accent" />
        </div>
      </Card>
      <Banners />
      <CodeBlock
        label="Configure the app"
        code={'<key>CodePushServerURL</key>\n<string>https://updates.example.com</string>'}
      />
      <CodeBlock
        isCommand
        label="Release"
        code={
          'codepushgo login https://updates.example.com\ncodepushgo release --app shop-ios --channel Production --rollout 25 --mandatory --notes "Faster checkout"'
        }
      />
      <div className="grid gap-4 lg:grid-cols-2">
        <Card title="Loading">
          <Skeleton lines={4} />
        </Card>
        <Card>
          <ErrorBoundary
            view={(error, retry) => (
              <ErrorView
                title="This part could not be shown"
                error={error}
                lost="Nothing was changed."
                onRetry={retry}
              />
            )}
          >
            <Broken />
          </ErrorBoundary>
        </Card>
      </div>
    </div>
  );
}
