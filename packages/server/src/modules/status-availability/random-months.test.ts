import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COMPONENT_STATES, EXCLUSION_REASONS, type MeasuredFacts } from '#status';
import { isLongForm } from '../../testing/long-form.ts';
import { fraction } from './fraction.ts';
import { dayBars, measureComponent, measureMonth, monthSpan } from './index.ts';
import { availabilityPolicyOf } from './policy.ts';
import { instantOf } from './span.ts';
import { slowAvailability } from './slow-availability.ts';

const MONTHS = isLongForm() ? 6000 : 2000;
const IDS = ['a', 'b', 'c'];
// Short notices and little emergency time, so that minutes do what days do in life.
const POLICY = { ...availabilityPolicyOf('2026-09'), noticeSeconds: 60, emergencySeconds: 20 };
const [BEFORE, AFTER] = [-100, 160];

const seconds = fc.integer({ min: BEFORE, max: AFTER });
const span = fc.tuple(seconds, seconds).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
const components = fc.uniqueArray(fc.constantFrom(...IDS), { minLength: 1 });
const drawn = fc.record({
  /** Things happen where the month begins, or where it ends. */
  isAtEnd: fc.boolean(),
  month: fc.constantFrom('2026-02', '2026-09', '2026-10', '2028-02'),
  term: fc.option(span),
  asOf: fc.option(seconds),
  orgId: fc.constantFrom(null, 'acme'),
  started: fc.tuple(fc.option(seconds), fc.option(seconds), fc.option(seconds)),
  states: fc.array(
    fc.record({
      at: span,
      id: fc.constantFrom(...IDS),
      state: fc.constantFrom(...COMPONENT_STATES),
      isOpen: fc.boolean(),
    }),
    { maxLength: 10 },
  ),
  windows: fc.array(
    fc.record({
      at: span,
      components,
      notice: fc.option(fc.integer({ min: 50, max: 70 })),
      isCancelled: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
  exclusions: fc.array(
    fc.record({
      at: span,
      components,
      reason: fc.constantFrom(...EXCLUSION_REASONS),
      orgId: fc.constantFrom('acme', 'other'),
    }),
    { maxLength: 4 },
  ),
  gaps: fc.array(fc.record({ at: span, id: fc.constantFrom(...IDS) }), { maxLength: 3 }),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

function factsOf(one: Drawn, base: number): MeasuredFacts {
  const iso = (second: number): string => instantOf(base + second);
  const spanOf = (at: { from: number; to: number }) => ({ from: iso(at.from), to: iso(at.to) });
  return {
    components: IDS.map((id, index) => ({
      id,
      isInSla: id !== 'c',
      startedAt: one.started[index] === null ? '2000-01-01T00:00:00Z' : iso(one.started[index]!),
    })),
    states: one.states.map(({ at, id, state, isOpen }) => ({
      ...spanOf(at),
      // What is open lasts to the end of what is looked at, as the facts of a closed month do.
      to: isOpen ? iso(AFTER) : iso(at.to),
      componentId: id,
      state,
      source: 'probes' as const,
      incidentId: null,
    })),
    windows: one.windows.map(({ at, components: componentIds, notice, isCancelled }) => ({
      ...spanOf(at),
      maintenanceId: 'm',
      componentIds,
      noticeSentAt: notice === null ? null : iso(at.from - notice),
      cancelledAt: isCancelled ? iso(at.from) : null,
    })),
    exclusions: one.exclusions.map(({ at, components: componentIds, reason, orgId }) => ({
      ...spanOf(at),
      id: 'e',
      reason,
      componentIds,
      orgId: reason === 'customer_caused' ? orgId : null,
      text: { en: '', fr: '' },
      author: 'somebody',
      createdAt: iso(0),
    })),
    gaps: one.gaps.map(({ at, id }) => ({ ...spanOf(at), componentId: id })),
  };
}

test(`${MONTHS} random months are the same when every second is asked`, () => {
  fc.assert(
    fc.property(drawn, (one) => {
      const month = monthSpan(one.month);
      const base = one.isAtEnd ? month.to : month.from;
      const facts = factsOf(one, base);
      const asOf = one.asOf === null ? month.to + AFTER : base + one.asOf;
      const term = one.term && { from: base + one.term.from, to: base + one.term.to };
      const slow = slowAvailability(facts, {
        month,
        looked: { from: base + BEFORE, to: base + AFTER },
        term: term ?? month,
        asOf,
        orgId: one.orgId,
        noticeSeconds: POLICY.noticeSeconds,
        emergencySeconds: POLICY.emergencySeconds,
      });
      const wish = { month: one.month, policy: POLICY, asOf: instantOf(asOf) };
      const figure = measureMonth(facts, {
        ...wish,
        ...(one.orgId && { orgId: one.orgId }),
        ...(term && { term: { from: instantOf(term.from), to: instantOf(term.to) } }),
      });
      expect(figure.downtimeSeconds).toEqual(fraction(slow.deciseconds, 10));
      expect([figure.excludedOutageSeconds, figure.unmeasuredSeconds]).toEqual([
        slow.excluded,
        slow.unmeasured,
      ]);
      for (const id of IDS) {
        const shown = measureComponent(facts, id, wish);
        const wanted = slow.display[id]!;
        expect(shown.downtimeSeconds).toEqual(fraction(wanted.deciseconds, 10));
        expect([shown.denominatorSeconds, shown.unmeasuredSeconds]).toEqual([
          wanted.denominator,
          wanted.unmeasured,
        ]);
      }
    }),
    { numRuns: MONTHS },
  );
});

test('the days of a month add up to the month', () => {
  fc.assert(
    fc.property(drawn, (one) => {
      const month = monthSpan('2026-09');
      const facts = factsOf(one, month.from + 86_400 * 10);
      const bars = dayBars(facts, 'a', { asOf: instantOf(month.to - 1), days: 30 });
      const whole = measureComponent(facts, 'a', { month: '2026-09', asOf: instantOf(month.to - 1) });
      for (const what of [
        'partialSeconds',
        'majorSeconds',
        'unmeasuredSeconds',
        'denominatorSeconds',
      ] as const)
        expect(bars.reduce((sum, bar) => sum + bar[what], 0)).toBe(whole[what]);
    }),
    { numRuns: Math.ceil(MONTHS / 20) },
  );
});
