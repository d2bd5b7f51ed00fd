import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { uploadTexts } from '../../texts/uploads.ts';
import { Card } from '../../ui/card.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { InputField } from '../../ui/input-field.tsx';
import { Slider } from '../../ui/slider.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import type { ReleaseValues } from './publish.ts';

const MARKS = [10, 25, 50, 100];

/** For whom a release is, and what it says. */
export function ReleaseFields(props: {
  values: ReleaseValues;
  onValues: (some: Partial<ReleaseValues>) => void;
  /** What is wrong with the range, as the server says it. */
  rangeError: string | undefined;
  children: ReactNode;
}): ReactNode {
  const t = useTexts(uploadTexts);
  const { values, onValues } = props;
  return (
    <Card title={t.details}>
      <div className="flex flex-col gap-4">
        <InputField
          label={t.range}
          name="appVersion"
          help={t.rangeHelp}
          error={props.rangeError}
          isRequired
          isCode
          maxLength={1000}
          value={values.appVersion}
          onValue={(appVersion) => onValues({ appVersion })}
        />
        <Field label={t.description} name="description" help={t.descriptionHelp} isOptional>
          <Textarea
            maxLength={10_000}
            value={values.description}
            onChange={(event) => onValues({ description: event.target.value })}
          />
        </Field>
        <Field label={t.rollout} name="rollout" help={t.rolloutHelp}>
          <Slider
            label={t.rolloutSlider}
            unit="%"
            min={1}
            marks={MARKS}
            value={values.rollout}
            onValue={(rollout) => onValues({ rollout })}
          />
        </Field>
        <Checkbox
          label={t.mandatory}
          help={t.mandatoryHelp}
          checked={values.isMandatory}
          onValue={(isMandatory) => onValues({ isMandatory })}
        />
        <Checkbox
          label={t.disabled}
          help={t.disabledHelp}
          checked={values.isDisabled}
          onValue={(isDisabled) => onValues({ isDisabled })}
        />
        <InputField
          label={t.commit}
          name="commit"
          isOptional
          isCode
          maxLength={200}
          value={values.commit}
          onValue={(commit) => onValues({ commit })}
        />
        {props.children}
      </div>
    </Card>
  );
}
