import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, client } from '../../app/api.ts';
import { FaultView } from '../../app/fault-view.tsx';
import { useLanguage, useTexts } from '../../app/language.ts';
import { customerActTexts } from '../../texts/customer-acts.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { draftDays, type DraftDay } from './contract-draft.ts';
import { HolidayRows } from './holiday-rows.tsx';

/** The holidays of a contract: proposed for a country and the term, then changed by hand. */
export function HolidaysField(props: {
  /** The term, as dates; empty while it is not known. */
  from: string;
  to: string;
  days: DraftDay[];
  onDays: (days: DraftDay[]) => void;
}): ReactNode {
  const { from, to, days, onDays } = props;
  const t = useTexts(customerActTexts).holidays;
  const language = useLanguage();
  const { data } = useQuery(
    api.customers.holidayCalendars.queryOptions({ input: { language }, staleTime: Infinity }),
  );
  const [{ country, region }, choose] = useState({ country: '', region: '' });
  const [state, setState] = useState<{ isBusy: boolean; fault: unknown }>({ isBusy: false, fault: null });
  const calendars = data?.items ?? [];
  const regions = calendars.find((one) => one.country === country)?.regions ?? [];
  const canPropose = country !== '' && from !== '' && to !== '';
  const propose = (): void => {
    setState({ isBusy: true, fault: null });
    client.customers.proposeHolidays({ country, from, to, language, ...(region && { region }) }).then(
      ({ items }) => {
        onDays(draftDays(items));
        setState({ isBusy: false, fault: null });
      },
      (fault: unknown) => setState({ isBusy: false, fault }),
    );
  };
  return (
    <fieldset className="flex flex-col gap-3 rounded-md border border-line p-3">
      <legend className="px-1 font-semibold">{t.title}</legend>
      <p className="text-quiet">{t.text}</p>
      <div className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_auto]">
        <Field label={t.country}>
          <Select
            placeholder=""
            choices={calendars.map((one) => ({ value: one.country, label: one.name }))}
            value={country}
            onValue={(value) => choose({ country: value, region: '' })}
          />
        </Field>
        <Field label={t.region}>
          <Select
            placeholder={t.wholeCountry}
            disabled={regions.length === 0}
            choices={regions.map((one) => ({ value: one.region, label: one.name }))}
            value={region}
            onValue={(value) => choose({ country, region: value })}
          />
        </Field>
        <Button
          onClick={propose}
          busy={state.isBusy}
          disabled={!canPropose}
          title={canPropose ? undefined : t.proposeFirst}
        >
          {t.propose}
        </Button>
      </div>
      {Boolean(state.fault) && <FaultView error={state.fault} onRetry={propose} />}
      <HolidayRows days={days} onDays={onDays} />
    </fieldset>
  );
}
