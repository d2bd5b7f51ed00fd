import { os } from '../../api-base.ts';
import { createOrganisation } from './create-organisation.ts';
import { deleteOrganisation } from './delete-organisation.ts';
import { getOrganisation } from './get-organisation.ts';
import { listAudit } from './list-audit.ts';
import { listOrganisationKeys } from './list-organisation-keys.ts';
import { listOrganisations } from './list-organisations.ts';
import { revokeOrganisationKey } from './revoke-organisation-key.ts';
import { updateOrganisation } from './update-organisation.ts';

const api = os.organisations;

/** The endpoints of organisations, their access keys and the audit log. */
export const organisationsRoutes = {
  list: api.list.handler(({ context, input }) => listOrganisations(context, input)),
  create: api.create.handler(({ context, input }) => createOrganisation(context, input)),
  get: api.get.handler(({ context, input }) => getOrganisation(context, input)),
  update: api.update.handler(({ context, input }) => updateOrganisation(context, input)),
  delete: api.delete.handler(({ context, input }) => deleteOrganisation(context, input)),
  listAccessKeys: api.listAccessKeys.handler(({ context, input }) => listOrganisationKeys(context, input)),
  revokeAccessKey: api.revokeAccessKey.handler(({ context, input }) => revokeOrganisationKey(context, input)),
  listAudit: api.listAudit.handler(({ context, input }) => listAudit(context, input)),
};
