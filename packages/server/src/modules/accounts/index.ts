export {
  accessKeys,
  accounts,
  loginCredentials,
  loginDeviceCodes,
  loginSessions,
  loginVerifications,
} from './schema.ts';
