/** The address of an incident, for operators. */
export const incidentPath = (id: string): string => `/admin/status/incidents/${encodeURIComponent(id)}`;

/** The address of a maintenance, for operators. */
export const maintenancePath = (id: string): string => `/admin/status/maintenances/${encodeURIComponent(id)}`;
