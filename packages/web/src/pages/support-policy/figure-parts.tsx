import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { Section } from '../../app/section.tsx';
import { supportPolicyTexts } from '../../texts/support-policy.ts';
import { Card } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { DaysField } from './days-field.tsx';
import { LocalisedFields } from './localised-fields.tsx';
import type { PolicyPart } from './policy-fields.tsx';
import { TargetField } from './target-field.tsx';

const SEVERITIES = ['urgent', 'high', 'normal', 'low'] as const;
const ROWS = ['team', 'payg', 'priority_plus'] as const;
const QUEUES = ['billing', 'security', 'abuse', 'data_protection'] as const;

/** Response times, by severity and row, and those of the queues. */
export function TimesParts({ policy, put }: PolicyPart): ReactNode {
  const t = useTexts(supportPolicyTexts);
  const { responseTimes, queues, severities } = policy;
  return (
    <>
      <Section title={t.times}>
        <div className="flex flex-col gap-3">
          <p className="text-quiet">{t.timesText}</p>
          {SEVERITIES.map((severity) => (
            <Card key={severity} title={t.severity[severity]}>
              <div className="flex flex-col gap-3">
                <div className="grid gap-x-6 gap-y-3 md:grid-cols-3">
                  {ROWS.map((row) => (
                    <TargetField
                      key={row}
                      at={`policy.responseTimes.${row}.${severity}`}
                      label={t.rows[row]}
                      value={responseTimes[row][severity]}
                      onValue={(target) =>
                        put({
                          responseTimes: {
                            ...responseTimes,
                            [row]: { ...responseTimes[row], [severity]: target },
                          },
                        })
                      }
                    />
                  ))}
                </div>
                <LocalisedFields
                  at={`policy.severities.${severity}`}
                  label={t.meaning}
                  value={severities[severity]}
                  onValue={(text) => put({ severities: { ...severities, [severity]: text } })}
                />
              </div>
            </Card>
          ))}
        </div>
      </Section>
      <Section title={t.queues}>
        <Card>
          <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
            {QUEUES.map((queue) => (
              <TargetField
                key={queue}
                hasMonths
                at={`policy.queues.${queue}`}
                label={t.queue[queue]}
                value={queues[queue]}
                onValue={(target) => put({ queues: { ...queues, [queue]: target } })}
              />
            ))}
          </div>
        </Card>
      </Section>
    </>
  );
}

/** Business hours, addresses and the other figures. */
export function HoursParts({ policy, put }: PolicyPart): ReactNode {
  const t = useTexts(supportPolicyTexts);
  const { hours, contacts } = policy;
  return (
    <>
      <Section title={t.hours}>
        <Card>
          <div className="flex flex-col gap-3">
            <DaysField days={hours.days} onDays={(days) => put({ hours: { ...hours, days } })} />
            <div className="grid gap-x-4 gap-y-3 sm:grid-cols-3">
              {(['opens', 'closes'] as const).map((end) => (
                <Field
                  key={end}
                  label={end === 'opens' ? t.opens : t.closes}
                  name={`policy.hours.${end}`}
                  isRequired
                >
                  <Input
                    isCode
                    maxLength={5}
                    value={hours[end]}
                    onChange={(event) => put({ hours: { ...hours, [end]: event.target.value } })}
                  />
                </Field>
              ))}
              <NumberField
                label={t.dayHours}
                name="policy.businessDayHours"
                value={policy.businessDayHours}
                max={24}
                onValue={(businessDayHours) => put({ businessDayHours })}
              />
            </div>
          </div>
        </Card>
      </Section>
      <Section title={t.contacts}>
        <Card>
          <p className="mb-3 text-quiet">{t.contactsText}</p>
          <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
            {(['support', ...QUEUES] as const).map((one) => (
              <Field
                key={one}
                label={one === 'support' ? t.support : t.queue[one]}
                name={`policy.contacts.${one}`}
                isRequired
              >
                <Input
                  isCode
                  maxLength={320}
                  value={contacts[one]}
                  onChange={(event) => put({ contacts: { ...contacts, [one]: event.target.value } })}
                />
              </Field>
            ))}
          </div>
        </Card>
      </Section>
      <FiguresPart policy={policy} put={put} />
    </>
  );
}

function FiguresPart({ policy, put }: PolicyPart): ReactNode {
  const t = useTexts(supportPolicyTexts);
  return (
    <Section title={t.figures}>
      <Card>
        <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
          <NumberField
            label={t.warn}
            name="policy.warnFraction"
            value={Math.round(policy.warnFraction * 100)}
            max={99}
            onValue={(percent) => put({ warnFraction: percent / 100 })}
          />
          <NumberField
            label={t.reopen}
            name="policy.reopenWindowDays"
            value={policy.reopenWindowDays}
            max={365}
            onValue={(reopenWindowDays) => put({ reopenWindowDays })}
          />
        </div>
      </Card>
    </Section>
  );
}

function NumberField(props: {
  label: string;
  name: string;
  value: number;
  max: number;
  onValue: (value: number) => void;
}): ReactNode {
  const { label, name, value, max, onValue } = props;
  return (
    <Field label={label} name={name} isRequired>
      <Input
        type="number"
        min={1}
        max={max}
        value={String(value)}
        onChange={(event) => onValue(event.target.valueAsNumber || 0)}
      />
    </Field>
  );
}
