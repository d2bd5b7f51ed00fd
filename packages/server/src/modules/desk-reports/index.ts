/** Reports of the desk: what was promised and kept, how long answers took, what is open. */
export { makeReport, type ReportRequest } from './make-report.ts';
export { deskReportsRoutes } from './routes.ts';
