/** What a person may say about a release. */
export interface ChangeInput {
  description: string | undefined;
  disabled: boolean | undefined;
  mandatory: boolean | undefined;
  rollout: number | undefined;
  targetBinaryVersion: string | undefined;
}

/** The same as the API takes it, without what was not said. */
export function changesOf(input: ChangeInput): {
  appVersion?: string;
  description?: string;
  isDisabled?: boolean;
  isMandatory?: boolean;
  rollout?: number;
} {
  return {
    ...(input.targetBinaryVersion === undefined ? {} : { appVersion: input.targetBinaryVersion }),
    ...(input.description === undefined ? {} : { description: input.description }),
    ...(input.disabled === undefined ? {} : { isDisabled: input.disabled }),
    ...(input.mandatory === undefined ? {} : { isMandatory: input.mandatory }),
    ...(input.rollout === undefined ? {} : { rollout: input.rollout }),
  };
}
