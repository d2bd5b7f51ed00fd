import type { CustomerDetail } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { client } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { customerActTexts } from '../../texts/customer-acts.ts';
import { customerTexts } from '../../texts/customers.ts';
import { AddOnDialog } from './add-on-dialog.tsx';
import { ContractDialog } from './contract-dialog.tsx';
import { CreditsDialog } from './credits-dialog.tsx';
import { EndDialog } from './end-dialog.tsx';
import { PlanDialog } from './plan-dialog.tsx';

/** The dialog that the address asks for: `?do=grant`, `?do=amend:{contract}`. */
export function CustomerActs({ customer }: { customer: CustomerDetail }): ReactNode {
  const { act, close } = useAct();
  const [name, id] = (act ?? '').split(':');
  const props = { customer, onClose: close };
  const contract = customer.billing.contracts.find((one) => one.id === id);
  if (name === 'plan') return <PlanDialog {...props} />;
  if (name === 'grant') return <CreditsDialog {...props} kind="grant" />;
  if (name === 'correct') return <CreditsDialog {...props} kind="correction" />;
  if (name === 'add-on') return <AddOnDialog {...props} />;
  if (name === 'contract') return <ContractDialog {...props} />;
  if (name === 'amend' && contract) return <ContractDialog {...props} contract={contract} />;
  if (name === 'end' && id) return <EndAct {...props} id={id} />;
  return null;
}

function EndAct(props: { customer: CustomerDetail; id: string; onClose: () => void }): ReactNode {
  const { customer, id, onClose } = props;
  const t = useTexts(customerActTexts).end;
  const words = useTexts(customerTexts);
  const language = useLanguage();
  const endAddOn = useSend(client.customers.endAddOn);
  const endContract = useSend(client.customers.endContract);
  const addOn = customer.billing.addOns.find((one) => one.id === id);
  if (addOn)
    return (
      <EndDialog
        customer={customer}
        what={addOn.addOn.name[language]}
        touches={t.addOnText}
        send={(input) => endAddOn({ ...input, customer: customer.id, addOn: id })}
        onClose={onClose}
      />
    );
  if (!customer.billing.contracts.some((one) => one.id === id)) return null;
  return (
    <EndDialog
      customer={customer}
      what={words.contract}
      touches={t.contractText}
      send={(input) => endContract({ ...input, customer: customer.id, contract: id })}
      onClose={onClose}
    />
  );
}
