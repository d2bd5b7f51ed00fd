import { os } from '../../api-base.ts';
import { makeReport } from './make-report.ts';
import { reportTable } from './report-table.ts';

const api = os.desk;

/** The endpoints of reports of the desk. */
export const deskReportsRoutes = {
  report: api.report.handler(({ context, input }) => makeReport(context, input)),
  reportTable: api.reportTable.handler(({ context, input }) => reportTable(context, input)),
};
