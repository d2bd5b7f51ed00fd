/** The React Native SDKs of the tests, by the name that they have on npm. All of them run unmodified. */
export const SDKS = [
  { name: 'react-native-code-push', version: '9.0.1', sdkHeader: '4.2.3' },
  { name: '@code-push-next/react-native-code-push', version: '10.4.2', sdkHeader: '4.2.3' },
  { name: '@revopush/react-native-code-push', version: '1.6.0', sdkHeader: '4.2.3' },
  // Its header is a version range, copied from its package.json.
  { name: '@appzung/react-native-code-push', version: '8.3.2', sdkHeader: '^4.2.2' },
] as const;

/** The name of one of {@link SDKS}. */
export type SdkName = (typeof SDKS)[number]['name'];
