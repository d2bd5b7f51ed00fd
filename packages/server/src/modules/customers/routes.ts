import {
  amendContract,
  changeCredits,
  endAddOn,
  endContract,
  makeContract,
  setPlan,
  startAddOn,
} from '#billing';
import { os } from '../../api-base.ts';
import { getCustomer } from './get-customer.ts';
import { listCustomerHistory } from './list-customer-history.ts';
import { listCustomerProjects } from './list-customer-projects.ts';
import { listCustomers } from './list-customers.ts';
import { listHolidayCalendars } from './list-holiday-calendars.ts';
import { proposeHolidays } from './propose-holidays.ts';

const api = os.customers;

/** The endpoints with which operators look after customers. */
export const customersRoutes = {
  list: api.list.handler(({ context, input }) => listCustomers(context, input)),
  get: api.get.handler(({ context, input }) => getCustomer(context, input)),
  listProjects: api.listProjects.handler(({ context, input }) => listCustomerProjects(context, input)),
  history: api.history.handler(({ context, input }) => listCustomerHistory(context, input)),
  setPlan: api.setPlan.handler(({ context, input }) => setPlan(context, input)),
  changeCredits: api.changeCredits.handler(({ context, input }) => changeCredits(context, input)),
  startAddOn: api.startAddOn.handler(({ context, input }) => startAddOn(context, input)),
  endAddOn: api.endAddOn.handler(({ context, input }) => endAddOn(context, input)),
  makeContract: api.makeContract.handler(({ context, input }) => makeContract(context, input)),
  amendContract: api.amendContract.handler(({ context, input }) => amendContract(context, input)),
  endContract: api.endContract.handler(({ context, input }) => endContract(context, input)),
  holidayCalendars: api.holidayCalendars.handler(({ context, input }) =>
    listHolidayCalendars(context, input),
  ),
  proposeHolidays: api.proposeHolidays.handler(({ context, input }) => proposeHolidays(context, input)),
};
