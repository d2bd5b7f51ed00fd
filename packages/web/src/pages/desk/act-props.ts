import type { DeskEntry, DeskTicketDetail } from '@codepushgo/contract';

/** What a dialog of an open ticket is given. */
export interface ActProps {
  ticket: DeskTicketDetail;
  entries: DeskEntry[];
  onClose: () => void;
}
