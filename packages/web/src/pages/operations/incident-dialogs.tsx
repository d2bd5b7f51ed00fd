import type { StatusIncident } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { EditIncidentDialog } from './edit-incident-dialog.tsx';
import { EditUpdateDialog } from './edit-update-dialog.tsx';
import { PostmortemDialog } from './postmortem-dialog.tsx';
import { UpdateIncidentDialog } from './update-incident-dialog.tsx';

/** What can be done with an incident, by the name of the act. */
export function IncidentDialogs(props: {
  act: string;
  incident: StatusIncident;
  onClose: () => void;
}): ReactNode {
  const { act, ...rest } = props;
  const [verb, id] = act.split(':');
  const update = rest.incident.updates.find((one) => one.id === id);
  if (verb === 'update') return <UpdateIncidentDialog {...rest} status={rest.incident.status} />;
  if (verb === 'resolve') return <UpdateIncidentDialog {...rest} status="resolved" />;
  if (verb === 'edit') return <EditIncidentDialog {...rest} />;
  if (verb === 'postmortem') return <PostmortemDialog {...rest} />;
  return verb === 'edit-update' && update ? <EditUpdateDialog {...rest} update={update} /> : null;
}
